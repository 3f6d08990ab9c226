"""One text and its translation: findings, and what each of the two says."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.comparing.wording.difference import Difference, differences
from leaflets.comparing.wording.language import copied, foreign
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import sentences, skeleton
from leaflets.findings import Severity

LONGEST = 20_000
"""Letters that one block may have; more is not a statement."""


@dataclass(frozen=True, slots=True)
class WordingFinding:
    """A finding about one pair of texts."""

    rule: str
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings about a pair, and what source and target say in a line each."""

    findings: tuple[WordingFinding, ...]
    source_says: str
    target_says: str


def compare(source: str, target: str, english: Lexicon, lexicon: Lexicon) -> Comparison:
    """Compare an English text with its translation."""
    if problems := list(_unusable(source, target)):
        return Comparison(tuple(problems), "", "")
    said, says = sentences(source), sentences(target)
    whole = differences(skeleton(source, english), skeleton(target, lexicon), lexicon)
    if len(said) == len(says) > 1:
        whole = _by_sentence(said, says, english, lexicon, whole)
    findings = [*foreign(target, lexicon)]
    findings += [
        ("untranslated", f"“{run}” is English: translate it.")
        for run in copied(source, target, english, lexicon)
    ]
    wording = [WordingFinding(rule, Severity.ERROR, message) for rule, message in findings]
    wording += [_finding(difference, lexicon) for difference in whole]
    return Comparison(
        tuple(dict.fromkeys(wording)),
        " / ".join(skeleton(part, english).says() for part in said),
        " / ".join(skeleton(part, lexicon).says() for part in says),
    )


def _by_sentence(
    said: list[str], says: list[str], english: Lexicon, lexicon: Lexicon, whole: list[Difference]
) -> list[Difference]:
    """Compare sentence by sentence; what only moved to another sentence is for review.

    Except numbers, negations and scale values: moved, they belong to another thing.
    """
    known = {(d.rule, d.missing, d.added) for d in whole}
    found = []
    pairs = zip(said, says, strict=True)
    for one, other in pairs:
        for difference in differences(skeleton(one, english), skeleton(other, lexicon), lexicon):
            key = (difference.rule, difference.missing, difference.added)
            moved = key not in known and difference.rule in {"missing", "added"}
            found.append(
                Difference("moved", Severity.REVIEW, *key[1:], difference.words)
                if moved
                else difference
            )
    return list(dict.fromkeys([*whole, *found]))


def _unusable(source: str, target: str) -> Iterator[WordingFinding]:
    for name, text in (("source", source), ("target", target)):
        if not text.strip():
            yield WordingFinding("empty", Severity.ERROR, f"The {name} is empty.")
        elif len(text) > LONGEST:
            message = f"The {name} has {len(text)} letters; a statement has at most {LONGEST}."
            yield WordingFinding("length", Severity.ERROR, message)
        elif bad := re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufffd]", text):
            name_of = unicodedata.name(bad[0], "a control character")
            message = f"The {name} holds U+{ord(bad[0]):04X} ({name_of}): delete it."
            yield WordingFinding("control", Severity.ERROR, message)


def _finding(difference: Difference, lexicon: Lexicon) -> WordingFinding:
    missing, added = difference.missing, difference.added
    parts = []
    if missing:
        forms = ", ".join(lexicon.preferred(missing))
        parts.append(f"English says {missing}" + (f" (approved here: {forms})" if forms else ""))
    if added:
        parts.append(f"the translation says {added}" + (" instead" if missing else ", English not"))
    elif missing:
        parts.append("the translation does not")
    words = f" [{difference.words}]" if difference.words else ""
    return WordingFinding(difference.rule, difference.severity, "; ".join(parts) + words + ".")
