"""What a rule is: a small function from what it looks at to its findings."""

from collections.abc import Callable, Iterable

from leaflets.findings import Finding, Severity
from leaflets.reading.blocks import Block, Page
from leaflets.reading.project import Project

ProjectRule = Callable[[Project], Iterable[Finding]]
PageRule = Callable[[Project, Page], Iterable[Finding]]
PairRule = Callable[[Page, Page], Iterable[Finding]]
"""Takes the page in the source language and its translation."""


def page_finding(
    rule: str,
    page: Page,
    expected: str,
    found: str,
    action: str,
    block: Block | None = None,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """Make a finding about a page or one of its blocks."""
    file, line = page.place(block.line if block else 0)
    return Finding(
        rule=rule,
        file=file,
        lang=page.lang,
        line=line,
        statement=block.id if block else "",
        severity=severity,
        expected=expected,
        found=found,
        action=action,
    )


def quoted(text: str) -> str:
    """Return the beginning of ``text`` in quotation marks, for a message."""
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
