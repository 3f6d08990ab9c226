"""What each English statement says, against what it said when it was frozen in the ledger."""

from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.comparing.rules import page_finding
from leaflets.comparing.wording.pages import prose
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding, Severity
from leaflets.reading.blocks import Block, Page
from leaflets.reading.digests import digest
from leaflets.reading.project import STATEMENTS_FILE, Project


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement says today: the line for the ledger, and the digest of its text."""

    says: str
    digest: str


def said(project: Project, termbase: Termbase) -> dict[str, tuple[Page, Block, Said]]:
    """Return what each English statement says, in the order of the pages."""
    source = project.settings.source.tag
    book = termbase.book(source)
    if book is None:
        return {}

    def says(text: str) -> str:
        english = termbase.lexicon(source)
        assert english is not None  # the book was there, so that the lists are sound
        return read(prose(text), english).says(english.concepts)

    return {
        block.id: (
            page,
            block,
            Said(book.answer(["says", block.text], lambda: says(block.text)), digest(block.text)),  # noqa: B023 - asked at once
        )
        for page in project.source_pages.values()
        for block in page.blocks
        if block.id
    }


def frozen(project: Project, termbase: Termbase) -> Iterator[Finding]:
    """English that says something else than when it was frozen, or only says it differently."""
    if project.ledger is None:
        return
    for name, (page, block, now) in said(project, termbase).items():
        entry = project.ledger.statements.get(name)
        if entry is None:
            continue  # provenance.unsourced tells it
        if not entry.digest:
            expected, found = f"what it says, frozen in {STATEMENTS_FILE}", "nothing"
            yield _finding(page, block, Severity.ERROR, expected, found)
        elif entry.says != now.says:
            yield _finding(page, block, Severity.ERROR, _line(entry.says), _line(now.says))
        elif entry.digest != now.digest:
            expected = "the text that was frozen"
            found = "other words that say the same to the program"
            yield _finding(page, block, Severity.REVIEW, expected, found)


def _line(says: str) -> str:
    return f"“{says}”" if says else "nothing that a concept names"


def _finding(page: Page, block: Block, severity: Severity, expected: str, found: str) -> Finding:
    action = "If a clinician agrees, freeze it anew: leaflets freeze. If not, undo the edit."
    return page_finding("frozen", page, expected, found, action, block, severity)
