"""The state of each statement, computed from the ledgers and the findings; never written."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from leaflets.comparing.decisions import Base, Decided, decided
from leaflets.comparing.readability import Reading, readings
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding, Severity, errors
from leaflets.reading.project import Project
from leaflets.reading.standing import DRAFT, DRAFT_AND_STALE, SIGNED, STALE, Standing
from leaflets.reading.statements import statement_of, texts
from leaflets.reading.untranslated import is_untranslated


class State(StrEnum):
    """What can be said of one statement in one language; the first that fits.

    ``missing``: not there, or still English; ``stale``: made from the former English; ``draft``:
    with an ERROR, or not compared as the list of forms cannot be used; ``signed``: both roles, two
    people, and not a letter changed; else ``checked``.
    """

    MISSING = "missing"
    STALE = "stale"
    DRAFT = "draft"
    SIGNED = "signed"
    CHECKED = "checked"


@dataclass(frozen=True, slots=True)
class States:
    """The state of each statement of a language, in the order of the pages, labels last.

    ``decided`` is what the ledger says of those that are there; ``review`` counts REVIEW items.
    """

    lang: str
    by_statement: Mapping[str, State]
    decided: Mapping[str, Decided]
    review: int

    def of(self, state: State) -> list[str]:
        """Return the statements in a state."""
        return [name for name, own in self.by_statement.items() if own is state]

    @property
    def reworded(self) -> list[str]:
        """The statements whose English was changed and says the same, to be confirmed."""
        return [name for name, one in self.decided.items() if one.base is Base.REWORDED]

    @property
    def standing(self) -> Standing:
        """What the whole language is worth."""
        stale = self.of(State.STALE)
        done = len(self.of(State.SIGNED)) + sum(self.decided[name].was_signed for name in stale)
        if done < len(self.by_statement) or not self.by_statement:
            return DRAFT_AND_STALE if stale else DRAFT
        return STALE if stale else SIGNED


def states(project: Project, findings: Iterable[Finding]) -> dict[str, States]:
    """Return the states of all languages; ``findings`` are those of ``check``."""
    findings = [*findings]
    wrong: set[tuple[str, str]] = set()
    uncompared: set[str] = set()
    for finding in errors(findings):
        wrong.add((finding.lang, statement_of(finding)))
        if finding.rule == "terms":  # a list that cannot be used: nothing was compared
            uncompared.add(finding.lang)
    found = {}
    for language in project.settings.languages:
        tag = language.tag
        own, known = texts(project, tag), decided(project, tag)
        found[tag] = States(
            lang=tag,
            by_statement={
                name: _state(
                    own.get(name, ""),
                    known.get(name),
                    wrong=tag in uncompared or (tag, name) in wrong,
                )
                for name in texts(project, project.settings.source.tag)
            },
            decided=known,
            review=0,
        )
    return with_reviews(found, findings)


def with_reviews(found: Mapping[str, States], findings: Iterable[Finding]) -> dict[str, States]:
    """Return states with the REVIEW items of ``findings`` counted, which change no state."""
    counts = Counter(one.lang for one in findings if one.severity is Severity.REVIEW)
    return {tag: replace(own, review=counts[tag]) for tag, own in found.items()}


def _state(text: str, known: Decided | None, *, wrong: bool) -> State:
    if known is None or is_untranslated(text):
        return State.MISSING
    if known.base is Base.FORMER:
        return State.STALE
    if wrong:
        return State.DRAFT
    return State.SIGNED if known.signed else State.CHECKED


def with_standings(project: Project, found: Mapping[str, States]) -> Project:
    """Return the project with what its languages are worth, which pages and sheets tell."""
    return replace(project, standings={tag: own.standing for tag, own in found.items()})


@dataclass(frozen=True, slots=True)
class Status:
    """The statements of one language, counted by their state; labels count as statements.

    ``reworded``, ``waivers`` and ``review`` count statements to confirm, waivers that hold and
    REVIEW items. ``stale_statements`` and ``waived`` list them. ``readability`` holds the figures
    of all pages together.
    """

    lang: str
    name: str
    status: str
    published: bool
    statements: int
    missing: int
    draft: int
    checked: int
    signed: int
    stale: int
    reworded: int
    waivers: int
    review: int
    stale_statements: tuple[str, ...]
    waived: tuple[str, ...]
    readability: tuple[Reading, ...]


def status(project: Project, findings: Iterable[Finding]) -> list[Status]:
    """Count the statements of each language; ``findings`` are those of ``check``."""
    termbase = Termbase(project.root)
    rows = []
    for tag, own in states(project, findings).items():
        language = project.settings.language(tag)
        waived = [waiver for one in own.decided.values() for waiver in one.waivers]
        rows.append(
            Status(
                lang=tag,
                name=language.name,
                status=own.standing.word,
                published=language.published,
                statements=len(own.by_statement),
                missing=len(own.of(State.MISSING)),
                draft=len(own.of(State.DRAFT)),
                checked=len(own.of(State.CHECKED)),
                signed=len(own.of(State.SIGNED)),
                stale=len(own.of(State.STALE)),
                reworded=len(own.reworded),
                waivers=len(waived),
                review=own.review,
                stale_statements=tuple(own.of(State.STALE)),
                waived=tuple(
                    f"{one.statement} {one.note} ({one.name}, {one.credential}, {one.date})"
                    for one in waived
                ),
                readability=tuple(readings(project, termbase, tag)),
            )
        )
    return rows
