"""Formulas of readability: from counts of a text to a figure, each made for its language.

A formula counts; it does not read. It tells long sentences and long words, and nothing of whether
they are understood. Which formula a language has, and what is good enough, stands in its terms.yml.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

LONG = 6
"""Letters of a word that LIX still calls short (Björnsson 1968)."""


@dataclass(slots=True)
class Counts:
    """What is counted in a text.

    ``words`` are all words; ``plain`` those that are no medical names, to which ``syllables``,
    ``letters``, ``long``, ``single`` (one syllable), ``three`` and ``four`` (that many or more)
    belong: a name that patients must learn is no fault of the text.
    """

    sentences: int = 0
    words: int = 0
    plain: int = 0
    syllables: int = 0
    letters: int = 0
    long: int = 0
    single: int = 0
    three: int = 0
    four: int = 0

    def add(self, other: "Counts") -> None:
        """Add the counts of another text."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def sentence_length(self) -> float:
        """Words a sentence."""
        return self.words / max(self.sentences, 1)

    def each(self, count: int) -> float:
        """Return a count for each plain word."""
        return count / max(self.plain, 1)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and who made it; ``easier_above`` tells that a greater figure is easier."""

    of: Callable[[Counts], float]
    source: str
    easier_above: bool = False

    def is_worse(self, value: float, goal: float) -> bool:
        """Tell if a figure is harder to read than the goal."""
        return value < goal if self.easier_above else value > goal


FORMULAS: dict[str, Formula] = {
    "flesch-kincaid": Formula(
        lambda c: 0.39 * c.sentence_length + 11.8 * c.each(c.syllables) - 15.59,
        "Kincaid and others 1975: US school grade",
    ),
    "gunning-fog": Formula(
        lambda c: 0.4 * (c.sentence_length + 100 * c.each(c.three)),
        "Gunning 1952, who counts no third syllable that is an ending: US school grade",
    ),
    "smog": Formula(
        lambda c: 3.1291 + 1.043 * sqrt(c.three * 30 / max(c.sentences, 1)),
        "McLaughlin 1969: US school grade at which all is understood",
    ),
    "szigriszt-pazos": Formula(
        lambda c: 206.835 - 62.3 * c.each(c.syllables) - c.sentence_length,
        "Szigriszt-Pazos 1993, scale INFLESZ (Barrio-Cantalejo 2008): above 65 quite easy",
        easier_above=True,
    ),
    "kandel-moles": Formula(
        lambda c: 207 - 1.015 * c.sentence_length - 73.6 * c.each(c.syllables),
        "Kandel and Moles 1958: above 60 standard, above 70 quite easy",
        easier_above=True,
    ),
    "wiener-sachtextformel": Formula(
        lambda c: (
            19.35 * c.each(c.three)
            + 0.1672 * c.sentence_length
            + 12.97 * c.each(c.long)
            - 3.27 * c.each(c.single)
            - 0.875
        ),
        "Bamberger and Vanecek 1984, first formula: school grade",
    ),
    "flesch-martins": Formula(
        lambda c: 248.835 - 1.015 * c.sentence_length - 84.6 * c.each(c.syllables),
        "Martins and others 1996: above 50 easy, up to eight years of school",
        easier_above=True,
    ),
    "fog-pl": Formula(
        lambda c: 0.4 * (c.sentence_length + 100 * c.each(c.four)),
        "Gunning, with words of four syllables for Polish (Jasnopis, 2015): years of school",
    ),
    "nguyen-henkin": Formula(
        lambda c: 2 * c.each(c.letters) + 0.2 * c.sentence_length - 6,
        "Nguyen and Henkin 1982: level of Vietnamese schools",
    ),
    "sinha": Formula(
        # Words of three aksharas or more in 30 sentences; a word's length in aksharas.
        lambda c: 2.14 * c.each(c.syllables) + 0.01 * c.three * 30 / max(c.sentences, 1) - 2.34,
        "Sinha and others 2012, first formula for Hindi: rating from 1, very easy, to 10",
    ),
    "gulpease": Formula(
        lambda c: 89 + 300 / max(c.sentence_length, 1) - 10 * c.each(c.letters),
        "Lucisano and Piemontese 1988: above 60 easy after eight years of school",
        easier_above=True,
    ),
    "lix": Formula(
        lambda c: c.sentence_length + 100 * c.each(c.long),
        "Björnsson 1968: below 40 easy; not made for one language",
    ),
    "sentence-length": Formula(
        lambda c: c.sentence_length,
        "words a sentence, in Chinese characters a sentence; for languages without a formula",
    ),
}

_VOWELS = {
    "en": re.compile(r"[aeiouy]+"),
    "fr": re.compile(r"[aeiouyàâäéèêëîïôöûùüÿœæ]+"),
    "de": re.compile(r"[aeiouyäöü]+"),
    # Two strong vowels, or one with an accent on i or u, are two syllables.
    "es": re.compile(r"[iuü]*[aeoáéó][iuy]?|[íú]|[iuüy]+"),
    "pt": re.compile(r"[iu]?[aeoáâãàéêóôõ][iuo]?|[íú]|[iu]+"),
    # Two strong vowels, or one with an accent on i or u, are two syllables.
    "it": re.compile(r"[iu]*[aeoàèéòó][iu]?|[iu]*[ìíùú]|[iu]+"),
    # i before a vowel only softens the consonant.
    "pl": re.compile(r"i?[aąeęoóuy]|i"),
    # An akshara: a consonant that no virama joins to the next, or a vowel by itself.
    "hi": re.compile(r"[\u0904-\u0914]|[\u0915-\u0939\u0958-\u095f](?!\u094d)"),
}
_ANY = re.compile(r"[aeiouyаеиіоуяюєїáéíóúàèìòùâêîôûäëïöüãõ]+")
_SILENT = {
    "en": re.compile(r"(?<=[^aeiouy])(?:e|es(?<![sxzcg]es)|ed(?<![td]ed))$"),
    "fr": re.compile(r"(?<=[^aeiouy])(?:es?|(?<!m)ent)$"),
}
_ENDINGS = {"en": re.compile(r"(?:[td]ed|[sxzcg]es|ing)$")}
"""Endings that add a syllable to a known word."""
_KNOWN = {"every": 2}
"""Words that are spoken shorter than they are spelled (CMU Pronouncing Dictionary)."""
_SPOKEN = re.compile(r"[^aeiouy]les?$")


@lru_cache(maxsize=1 << 16)
def syllables(word: str, lang: str) -> int:
    """Count the syllables of a word, as near as its spelling tells; at least one."""
    if lang == "en" and word in _KNOWN:
        return _KNOWN[word]
    found = len(_VOWELS.get(lang, _ANY).findall(word))
    silent = _SILENT.get(lang)
    if silent and found > 1 and silent.search(word) and not (lang == "en" and _SPOKEN.search(word)):
        found -= 1
    return max(found, 1)


def counted(words: Iterable[tuple[str, bool]], lang: str) -> Counts:
    """Count the words of one sentence; each comes with whether it is part of a medical name."""
    counts, ending = Counts(sentences=1), _ENDINGS.get(lang)
    for word, is_name in words:
        counts.words += 1
        if is_name:
            continue
        parts = syllables(word, lang)
        counts.plain += 1
        counts.syllables += parts
        counts.letters += len(word)
        counts.long += len(word) > LONG
        counts.single += parts == 1
        counts.three += parts - bool(ending and ending.search(word)) >= 3
        counts.four += parts >= 4
    return counts
