"""Which mutants the check kills, and why the others live."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from leaflets.comparing.wording.compare import findings, unusable
from leaflets.comparing.wording.excuses import excuse
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Left, Match, match
from leaflets.comparing.wording.pages import prose
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Severity
from leaflets.mutating.faults import Fault, faults, swapped
from leaflets.reading.project import Project


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant without an ERROR: where, what was done, and why it was not seen."""

    lang: str
    statement: str
    fault: Fault
    reason: str

    def __str__(self) -> str:
        """Return it as one line."""
        done = f"{self.fault.kind}: {self.fault.done}"
        return f"{self.lang} {self.statement}: {done}: {self.reason}"


@dataclass(slots=True)
class Kills:
    """How many mutants of each class and language were made, and which of them live."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    survivors: list[Survivor] = field(default_factory=list)
    unclean: int = 0


def kill(project: Project, termbase: Termbase, langs: list[str], every: int = 1) -> Kills:
    """Make the mutants of all statements that have no ERROR, and count those that are found.

    With ``every`` above 1, of each statement only every n-th mutant: a sample that is the same each
    time. A statement that has an ERROR already can't be measured, and is counted in ``unclean``.
    """
    result = Kills()
    english = termbase.lexicon(project.settings.source.tag)
    if english is None:
        return result
    counter = 0
    for lang in langs:
        lexicon = termbase.lexicon(lang)
        if lexicon is None:
            continue
        for name, source, target in _statements(project, lang):
            said, says = read(source, english), read(target, lexicon)
            if _errors(source, target, said, says, english, lexicon):
                result.unclean += 1
                continue
            for fault in faults(source, says, lexicon):
                counter += 1
                if counter % every:
                    continue
                _try(result, lang, name, source, said, says, fault, english, lexicon)
        for name, source, target, following in _exchanged(project, lang):
            counter += 1
            if counter % every == 0:
                fault = Fault(EXCHANGED, following, "", f"the next text: {following}")
                says = read(target, lexicon)
                said = read(source, english)
                _try(result, lang, name, source, said, says, fault, english, lexicon)
    return result


def _statements(project: Project, lang: str) -> Iterator[tuple[str, str, str]]:
    for name, page in project.pages[lang].items():
        source = project.source_pages.get(name)
        if source is None:
            continue
        texts = {block.id: prose(block.text) for block in source.blocks}
        for block in page.blocks:
            if block.id in texts and texts[block.id].strip():
                yield block.id, texts[block.id], prose(block.text)


def _exchanged(project: Project, lang: str) -> Iterator[tuple[str, str, str, str]]:
    rows = list(_statements(project, lang))
    texts = {name: (source, target) for name, source, target in rows}
    for name, _, following in swapped([(name, target) for name, _, target in rows]):
        yield name, *texts[name], following


def _errors(
    source: str, target: str, said: Skeleton, says: Skeleton, english: Lexicon, lexicon: Lexicon
) -> bool:
    return any(unusable(source, target)) or any(
        found.severity is Severity.ERROR for found in findings(target, said, says, english, lexicon)
    )


def _try(
    result: Kills,
    lang: str,
    name: str,
    source: str,
    said: Skeleton,
    says: Skeleton,
    fault: Fault,
    english: Lexicon,
    lexicon: Lexicon,
) -> None:
    result.made[fault.kind, lang] += 1
    mutant = read(fault.text, lexicon)
    if not _errors(source, fault.text, said, mutant, english, lexicon):
        reason = why(fault, said, says, mutant, english, lexicon)
        result.survivors.append(Survivor(lang, name, fault, reason))


EXCHANGED = "statements exchanged"
UNKNOWN = "not explained: a gap of the check"


def why(
    fault: Fault,
    said: Skeleton,
    says: Skeleton,
    mutant: Skeleton,
    english: Lexicon,
    lexicon: Lexicon,
) -> str:
    """Return the reason for which the check does not see a fault, or ``UNKNOWN``."""
    concepts = lexicon.concepts
    if says.says(concepts) == mutant.says(concepts):
        return "reads the same: the new form says the same as the old one"
    if not (said.items or said.numbers):
        return "English has no concept here, so there is nothing to compare"
    if fault.kind == EXCHANGED:
        return _lines_alike(said, mutant, english, lexicon)
    if not fault.concept:
        return UNKNOWN
    added = fault.kind in {"addition", "negation added"}
    level = concepts.strength_added if added else concepts.strength
    if level(fault.concept) != "closed":
        return "translators say it in many ways: left to people (REVIEW)"
    return _answered(fault.concept, added, said, mutant, english, lexicon)


def _answered(
    concept: str,
    added: bool,
    said: Skeleton,
    mutant: Skeleton,
    english: Lexicon,
    lexicon: Lexicon,
) -> str:
    """Tell what in the spoilt text, or in English, still answers a concept."""
    matched = match(said, mutant)
    if not any(left.atom == concept for left in _side(matched, added)):
        return "it is still answered: both texts say it, or one of them more than once"
    excuse(matched, said, mutant, english, lexicon)
    left = [left for left in _side(matched, added) if left.atom == concept]
    if not left:
        return "it is said in another way: a near word, an equivalent, a longer form"
    if all(one.again for one in left):
        return "it is said once more in the same text"
    return "weighed against words that may say it (REVIEW)"


def _lines_alike(said: Skeleton, mutant: Skeleton, english: Lexicon, lexicon: Lexicon) -> str:
    """Tell why another statement's text passes: all that differs is left to people."""
    matched = match(said, mutant)
    excuse(matched, said, mutant, english, lexicon)
    concepts = lexicon.concepts
    closed = [x for x in matched.missing if concepts.strength(x.atom) == "closed"]
    closed += [x for x in matched.added if concepts.strength_added(x.atom) == "closed"]
    if not closed:
        return "it differs only in what translators say in many ways: left to people (REVIEW)"
    return "weighed against words that may say it (REVIEW)"


def _side(matched: Match, added: bool) -> list[Left]:
    return matched.added if added else matched.missing
