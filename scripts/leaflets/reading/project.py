"""The whole project in memory: every page of every language, the evidence, the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaflets.findings import Finding
from leaflets.memory import Book, Memory
from leaflets.program import program
from leaflets.reading.blocks import Page, blocks_as_data, blocks_of_data, parse_page
from leaflets.reading.files import read_text
from leaflets.reading.glossary import (
    ENTRY_LABEL,
    PLAIN_ENTRY,
    Inserted,
    insert_glossary,
    read_glossary,
)
from leaflets.reading.labels import Labels, read_labels
from leaflets.reading.ledger import Ledger, Sources
from leaflets.reading.pictures import labels_of, read_drawings
from leaflets.reading.settings import Settings, read_settings
from leaflets.reading.yaml_files import load_model

SOURCES_FILE = "docs/sources.yml"
STATEMENTS_FILE = "docs/statements.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that the checks, the leaflets and the site are made of.

    ``pages[lang][name]`` holds the pages that could be read. ``problems`` are what reading found;
    ``unreadable`` names files that are there and could not be used, so that no check calls them
    missing. ``assets`` are the shared pictures, named as pages name them (``assets/x.svg``);
    ``drawings`` the texts of those that are SVG.
    """

    root: Path
    settings: Settings
    pages: Mapping[str, Mapping[str, Page]]
    labels: Mapping[str, Labels]
    sources: Sources | None
    ledger: Ledger | None
    assets: frozenset[str]
    drawings: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Finding, ...] = ()
    unreadable: frozenset[str] = frozenset()

    @property
    def picture_labels(self) -> frozenset[str]:
        """The labels that the drawings need."""
        return frozenset().union(*map(labels_of, self.drawings.values()))

    @property
    def source_pages(self) -> Mapping[str, Page]:
        """The pages of the source language."""
        return self.pages[self.settings.source.tag]


def read_project(
    root: Path, settings: Settings | None = None
) -> tuple[Project | None, list[Finding]]:
    """Read the project in the folder ``root``.

    None, with the reasons, where mkdocs.yml itself cannot be used. All other problems are in the
    project, so that the checks can go on and report everything at once.
    """
    problems: list[Finding] = []
    if settings is None:
        settings, problems = read_settings(root)
    if settings is None:
        return None, problems
    pages: dict[str, dict[str, Page]] = {}
    labels: dict[str, Labels] = {}
    memory = Memory(root)
    for language in settings.languages:
        read, found = read_labels(root, language.tag)
        problems += found
        if read:
            labels[language.tag] = read
        pages[language.tag], found = _read_pages(root, language.tag, read, memory)
        problems += found
    memory.save()
    sources, found = load_model(Sources, root / SOURCES_FILE, root)
    ledger, more = load_model(Ledger, root / STATEMENTS_FILE, root, under="statements")
    problems += found + more
    project = Project(
        root=root,
        settings=settings,
        pages=pages,
        labels=labels,
        sources=sources,
        ledger=ledger,
        assets=_assets(root / "docs" / settings.source.tag),
        drawings=read_drawings(root / "docs" / settings.source.tag),
        problems=tuple(problems),
        unreadable=frozenset(finding.file for finding in problems),
    )
    return project, problems


def _read_pages(
    root: Path, lang: str, labels: Labels | None, memory: Memory
) -> tuple[dict[str, Page], list[Finding]]:
    glossary = read_glossary(root, lang)
    entry = labels.texts.get(ENTRY_LABEL, "") if labels else ""
    book = memory.book(f"pages-{lang}", [program(("reading",), ("markdown",))])
    pages, findings = {}, []
    for path in sorted((root / "docs" / lang).glob("*.md")):
        text, found = read_text(path, root)
        findings += found
        if text is not None:
            text, inserted = insert_glossary(text, glossary, entry or PLAIN_ENTRY)
            pages[path.name] = _page(text, lang, path.name, inserted, book)
    return pages, findings


def _page(text: str, lang: str, name: str, inserted: Inserted | None, book: Book) -> Page:
    """Take a page apart, or return what was found in the same text before."""
    rows = book.answer([text], lambda: blocks_as_data(parse_page(text, lang, name).blocks))
    return Page(lang, name, text, blocks_of_data(rows), inserted)


def _assets(folder: Path) -> frozenset[str]:
    files = (path for path in (folder / "assets").rglob("*") if path.is_file())
    return frozenset(path.relative_to(folder).as_posix() for path in files)
