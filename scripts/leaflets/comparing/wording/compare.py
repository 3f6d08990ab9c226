"""One text and its translation: findings, and what each of the two says."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaflets.comparing.wording.difference import Difference, differences
from leaflets.comparing.wording.language import foreign
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.skeleton import Skeleton, shown
from leaflets.findings import Severity

LONGEST = 20_000
"""Letters that one block may have; more is not a statement."""

_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffd]")


@dataclass(frozen=True, slots=True)
class WordingFinding:
    """A finding about one pair of texts; the texts are those of ``Finding``."""

    rule: str
    severity: Severity
    expected: str
    found: str
    action: str

    @property
    def message(self) -> str:
        """The finding as one line."""
        return f"Expected {self.expected}; found {self.found}. {self.action}"


def as_rows(found: Iterable[WordingFinding]) -> list[list[str]]:
    """Return findings as JSON can hold them."""
    return [[one.rule, one.severity, one.expected, one.found, one.action] for one in found]


def of_rows(rows: list[list[str]]) -> list[WordingFinding]:
    """Return the findings that :func:`as_rows` was given."""
    return [WordingFinding(rule, Severity(how), *texts) for rule, how, *texts in rows]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings about a pair, and what source and target say in a line each."""

    findings: tuple[WordingFinding, ...]
    source_says: str
    target_says: str


def compare(source: str, target: str, english: Lexicon, lexicon: Lexicon) -> Comparison:
    """Compare an English text with its translation."""
    if problems := tuple(unusable(source, target)):
        return Comparison(problems, "", "")
    said, says = read(source, english), read(target, lexicon)
    found = tuple(findings(target, said, says, english, lexicon))
    return Comparison(found, said.says(english.concepts), says.says(lexicon.concepts))


def findings(
    target: str, said: Skeleton, says: Skeleton, english: Lexicon, lexicon: Lexicon
) -> list[WordingFinding]:
    """Return the findings about a translation, of which both sides have been read."""
    found = [
        WordingFinding(rule, Severity.ERROR, "text in the language", what, action)
        for rule, what, action in foreign(target, said, says, english, lexicon)
    ]
    if says.deprecated:
        found += deprecated(says, lexicon)
    found += [
        _finding(difference, lexicon) for difference in differences(said, says, english, lexicon)
    ]
    return list(dict.fromkeys(found))


def unusable(source: str, target: str) -> Iterator[WordingFinding]:
    """Yield what makes a text no text: emptiness, endless length, control characters."""
    for name, text in (("English", source), ("translated", target)):
        if not text.strip():
            yield _unusable("empty", f"a {name} text", "none", "Write it.")
        elif len(text) > LONGEST:
            expected = f"a {name} text of at most {LONGEST:,} letters"
            yield _unusable("length", expected, f"{len(text):,} letters", "Split it.")
        elif bad := _UNUSABLE.search(text):
            letter = unicodedata.name(bad[0], "a control character")
            found = f"U+{ord(bad[0]):04X} ({letter})"
            yield _unusable("control", f"visible letters in the {name} text", found, "Delete it.")


def _unusable(rule: str, expected: str, found: str, action: str) -> WordingFinding:
    return WordingFinding(rule, Severity.ERROR, expected, found, action)


def deprecated(says: Skeleton, lexicon: Lexicon) -> Iterator[WordingFinding]:
    """Yield the words to avoid, with the reason that the list gives."""
    for row, start, stop in says.deprecated:
        avoided = lexicon.terms.avoid[row]
        expected = f"an approved form of {shown(avoided.concept, lexicon.concepts)}"
        forms = ", ".join(lexicon.preferred(avoided.concept)) or "it in another way"
        found = f"“{says.words_at(start, stop)}”"
        action = f"Say: {forms}. {avoided.why}"
        yield WordingFinding("deprecated", Severity.ERROR, expected, found, action)


def _finding(difference: Difference, lexicon: Lexicon) -> WordingFinding:
    """Put a difference into words: what English says, what the translation says, and by what."""
    concepts, lang = lexicon.concepts, lexicon.lang
    lost, new = (shown(name, concepts) for name in (difference.missing, difference.added))
    lost_words, new_words = (_quoted(words) for words in (difference.source, difference.target))
    forms = ", ".join(lexicon.preferred(difference.missing))
    if difference.rule == "exchange":
        expected = f"{lost} and {new} with the things that they belong to in English"
        action = "Give each value back to its own thing."
        return WordingFinding("exchange", difference.severity, expected, "them exchanged", action)
    expected = (
        f"{lost}{lost_words}, as English says" if lost else f"nothing of {new}, as in English"
    )
    found = f"{new}{new_words}" if new else "nothing that says it"
    if lost and forms:
        action = f"Say: {forms}. If yours is as good, add it to docs/{lang}/terms.yml."
    elif lost:
        action = "Say the same as English."
    else:
        action = f"Take it out. If the word means something else, mend docs/{lang}/terms.yml."
    return WordingFinding(difference.rule, difference.severity, expected, found, action)


def _quoted(words: str) -> str:
    return f" (“{words}”)" if words else ""
