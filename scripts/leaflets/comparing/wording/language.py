"""Finds texts that are not in the language that they should be in, or only in part."""

import re
from collections.abc import Iterator
from itertools import pairwise

from leaflets.comparing.wording.korean import latin
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Skeleton

# Where the letters of a language lie; all others are written with Latin letters.
_SCRIPTS = {
    "ar": ("Arabic", re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")),
    "hi": ("Devanagari", re.compile("[\u0900-\u097f]")),
    "ko": ("Hangul", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    "ru": ("Cyrillic", re.compile("[\u0400-\u04ff]")),
    "uk": ("Cyrillic", re.compile("[\u0400-\u04ff]")),
    "zh": ("Han", re.compile("[\u3400-\u9fff]")),
}
_LATIN = ("Latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"))
_NO_LETTERS = "\x00-@\\[-`{-\u00a9\u2000-\u206f\u3000-\u3004\u3008-\u3020\uff01-\uff20"
_BEYOND_LATIN = re.compile("[^\x00-\u024f\u1e00-\u1eff\u2000-\u20cf]")
# What no text of such a language consists of alone has letters of another script.
_BEYOND = {
    lang: re.compile(f"[^{_NO_LETTERS}{letters.pattern[1:]}")
    for lang, (_, letters) in _SCRIPTS.items()
}
_LETTER = re.compile(r"[^\W\d_]")
_ASCII = re.compile("[A-Za-z\ufb00-\ufb06\uff21-\uff5a]")
"""Letters that are, or are read as, those that English is written with."""

# English words of grammar, which show that a run of words is English.
_ENGLISH = frozenset(
    "the of and on you your yours are with if may this that these those have has should when "
    "from will would be been it its they them their there which what who after before not "
    "don't doesn't isn't can't cannot must could until while because were was is for or to".split()
)


def foreign(
    text: str, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[str, str, str]]:
    """Yield rule, what was found, what to do, where a text is in part in another language."""
    if lexicon.lang == english.lang:
        return
    unknown = [word for at in target.unknown if len(word := target.words[at]) > 1]
    if (message := _wrong_script(text, lexicon.lang)) is not None:
        yield "script", message, "Put the translation here."
        return
    run = _english_words(unknown, source, target, english, lexicon) if _ASCII.search(text) else []
    if run:
        words = " ".join(dict.fromkeys(run))
        yield "untranslated", f"English words: “{words}”", "Translate them."
    elif len(unknown) > 5 and len(unknown) > 0.6 * len(target.words):
        found = "mostly words that the language does not have"
        yield "language", found, "Put the translation into this language here."


def _english_words(
    unknown: list[str], source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> list[str]:
    """Return the English words of a text, if these are more than one word of grammar."""
    known = lexicon.forms.names_of  # Italian has no “and”, though “bed and breakfast”
    grammar = [word for word in unknown if word in _ENGLISH and not known(word)]
    grammar = [] if grammar and _is_name(grammar, source, target) else grammar
    copied = _copied(source, target, english, lexicon) or _english_run(target, english, lexicon)
    if not copied and lexicon.lang in _SCRIPTS:
        names = source.capitals
        bare = map(latin, unknown) if lexicon.lang == "ko" else unknown
        copied = [word for word in bare if word not in names and _is_english(word, english)]
    return [*copied, *grammar] if len(grammar) > 1 or copied else []


def _is_name(grammar: list[str], source: Skeleton, target: Skeleton) -> bool:
    """Tell if English words of grammar stand in a name: National Institute for Health and Care."""
    words = target.words
    return all(
        any(near in source.capitals for near in words[max(0, at - 1) : at + 2])
        for at, word in enumerate(words)
        if word in grammar
    )


def _copied_pair(source: Skeleton, target: Skeleton, lexicon: Lexicon) -> list[str]:
    """Return two words of English grammar that stand together in both texts: “and time”."""
    if source.once(_grammar).isdisjoint(target.words):
        return []
    together = source.once(_together)
    for one, other in pairwise(target.words):
        if (one, other) in together and one in _ENGLISH and not lexicon.forms.names_of(one):
            plain = other.isalpha() and other.isascii() and other not in source.capitals
            if plain and not _is_name([one], source, target):
                return [one, other]
    return []


def _together(source: Skeleton) -> frozenset[tuple[str, str]]:
    """Return each two words of a text that stand together."""
    return frozenset(pairwise(source.words))


def _grammar(source: Skeleton) -> frozenset[str]:
    """Return the words of English grammar that a text has."""
    return _ENGLISH.intersection(source.words)


def _wrong_script(text: str, lang: str) -> str | None:
    """Say if letters of another script stand where those of the language should."""
    name, letters = _SCRIPTS.get(lang, _LATIN)
    if not _BEYOND.get(lang, _BEYOND_LATIN).search(text):
        return None
    total = len(_LETTER.findall(text))
    right = len(letters.findall(text))
    if total and right < total / 2:
        return f"mostly letters that are not {name}, which {lang} is written in"
    if name != "Latin" or right == total:
        return None
    others = total - right
    if others > 3:
        return f"{others} letters of another script than {name}"
    return None


def _is_english(word: str, english: Lexicon) -> bool:
    return len(word) > 3 and word.isascii() and english.forms.knows(word)


def _english_run(target: Skeleton, english: Lexicon, lexicon: Lexicon) -> list[str]:
    """Return a run of two words or more that only English has."""
    run: list[str] = []
    last = -1
    for at in target.unknown:
        word = target.words[at]
        latin = word.isascii() and len(word) > 2
        if not latin or not english.forms.knows(word) or lexicon.forms.knows(word):
            continue
        run = [*run, word] if at == last + 1 else [word]
        last = at
        if len(run) > 1:
            return run
    return []


def _plain(source: Skeleton, english: Lexicon) -> frozenset[str]:
    """Return the words of a text that the lists of English have, and that are no names."""
    return frozenset(
        word
        for word in source.words
        if word.isascii() and word.isalpha() and len(word) > 1
        if word not in source.capitals and english.forms.knows(word)
    )


def _copied(source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon) -> list[str]:
    """Return the English words that stand in the translation, in the order of the translation.

    Names, numbers and words that the language has, too, are left alone, and so is a single word
    of up to three letters.
    """
    found = []
    plain = source.once_in(_plain, english)
    if not plain.isdisjoint(target.words):
        found = [
            word
            for word in dict.fromkeys(target.words)
            if word in plain
            and not lexicon.forms.knows(word)
            and not (word in _ENGLISH and _is_name([word], source, target))
        ]
    if len(found) < 2:
        found = _copied_pair(source, target, lexicon) or found
    if len(target.words) > 1 and target.words == source.words:
        return [word for word in target.words if word.isalpha() and word not in source.capitals]
    return found if len(found) > 1 or (found and len(found[0]) > 3) else []
