"""All that is translated, by name: the statements of the pages and the labels."""

from leaflets.findings import Finding
from leaflets.reading.labels import LABELS_FILE
from leaflets.reading.project import Project

LABEL = "label."
"""What the names of labels begin with here, so that no page has a statement of that name."""

TERM = "term."
"""What the names of concepts begin with, in the ledger."""


def texts(project: Project, lang: str) -> dict[str, str]:
    """Return each statement of a language with its text, in the order of the pages; then labels.

    The text is what a reader sees, with white space folded: that of ``Block``.
    """
    found: dict[str, str] = {}
    for name in project.settings.pages:
        page = project.pages[lang].get(name)
        for block in page.blocks if page else ():
            if block.id:
                found.setdefault(block.id, block.text)
    labels = project.labels.get(lang)
    for key, text in (labels.texts if labels else {}).items():
        found[LABEL + key] = text
    return found


def statement_of(finding: Finding) -> str:
    """Return the statement that a finding is about, in the names of :func:`texts`."""
    if finding.rule == "terms":
        return TERM + finding.statement
    if finding.statement and finding.file.endswith(f"/{LABELS_FILE}"):
        return LABEL + finding.statement
    return finding.statement
