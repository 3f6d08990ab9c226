"""What a rule is: a small function from what it looks at to its findings."""

from collections.abc import Callable, Iterable

from leaflets.findings import Finding
from leaflets.reading.blocks import Block, Page
from leaflets.reading.project import Project

ProjectRule = Callable[[Project], Iterable[Finding]]
PageRule = Callable[[Project, Page], Iterable[Finding]]
PairRule = Callable[[Page, Page], Iterable[Finding]]
"""Takes the page in the source language and its translation."""


def page_finding(
    rule: str, page: Page, expected: str, found: str, action: str, block: Block | None = None
) -> Finding:
    """Make a finding about a page or one of its blocks."""
    return Finding(
        rule=rule,
        file=page.file,
        lang=page.lang,
        line=block.line if block else 0,
        statement=block.id if block else "",
        expected=expected,
        found=found,
        action=action,
    )


def quoted(text: str) -> str:
    """Return the beginning of ``text`` in quotation marks, for a message."""
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
