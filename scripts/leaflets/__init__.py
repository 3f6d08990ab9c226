"""Multilingual patient leaflets: one wording, proved the same in every language.

The folders are the way of the data::

    reading      docs/<lang>/*.md, *.yml, mkdocs.yml  -> Project (pages, statements, sources)
    comparing    Project                              -> findings
    reviewing    Project, findings                    -> the ledgers, the state of each text
    mutating     Project                              -> faults made on purpose, and which are found
    printing     Project                              -> PDF leaflets (one module knows WeasyPrint)
    exchanging   Project                              -> PO, XLIFF, TBX, and back
    publishing   Project, PDFs                        -> site/ (one module knows MkDocs)

Public names are those listed in ``__all__``; everything else may change.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leaflets.comparing.check import check
    from leaflets.findings import Finding, Severity
    from leaflets.reading.project import Project, read_project

__all__ = ["Finding", "Project", "Severity", "check", "read_project"]

_HOMES = {
    "check": "leaflets.comparing.check",
    "Finding": "leaflets.findings",
    "Severity": "leaflets.findings",
    "Project": "leaflets.reading.project",
    "read_project": "leaflets.reading.project",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is asked for: a process that prints needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    return getattr(import_module(_HOMES[name]), name)
