"""The whole project in memory: every page of every language, the evidence, the settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaflets.findings import Finding
from leaflets.memory import Memory
from leaflets.reading.blocks import Page
from leaflets.reading.history import Frozen, read_history
from leaflets.reading.labels import Labels, changes_label
from leaflets.reading.ledger import Ledger, Sources
from leaflets.reading.pages import read_languages
from leaflets.reading.pictures import labels_of, read_drawings
from leaflets.reading.reviews import Review
from leaflets.reading.settings import Settings, read_settings
from leaflets.reading.standing import DRAFT, Standing
from leaflets.reading.yaml_files import load_model

OWN_PAGE = "our-clinic.md"
"""A page that a clinic may add in any language: shown, printed last, and needing no sources."""
SOURCES_FILE = "docs/sources.yml"
STATEMENTS_FILE = "docs/statements.yml"


@dataclass(frozen=True, slots=True)
class Project:
    """Everything that the checks, the leaflets and the site are made of.

    ``pages[lang][name]`` holds the pages that could be read. ``problems`` are what reading found;
    ``unreadable`` names files that are there and could not be used, so that no check calls them
    missing. ``assets`` are the shared pictures, named as pages name them (``assets/x.svg``);
    ``drawings`` the texts of those that are SVG. ``own_pages`` are OWN_PAGE by language, where
    there is one; ``logo`` is the file that the clinic has set, empty if there is none.
    ``standings`` are computed after the checks, by ``reviewing.status``; until then all is a draft.
    """

    root: Path
    settings: Settings
    pages: Mapping[str, Mapping[str, Page]]
    labels: Mapping[str, Labels]
    sources: Sources | None
    ledger: Ledger | None
    assets: frozenset[str]
    own_pages: Mapping[str, Page] = field(default_factory=dict)
    logo: bytes = b""
    drawings: Mapping[str, str] = field(default_factory=dict)
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    history: tuple[Frozen, ...] = ()
    standings: Mapping[str, Standing] = field(default_factory=dict)
    problems: tuple[Finding, ...] = ()
    unreadable: frozenset[str] = frozenset()

    @property
    def picture_labels(self) -> frozenset[str]:
        """The labels that the drawings need."""
        return frozenset().union(*map(labels_of, self.drawings.values()))

    @property
    def version_labels(self) -> frozenset[str]:
        """The labels that tell what changed in this version and in those before it."""
        return frozenset(map(changes_label, self.settings.plugin.versions))

    @property
    def source_pages(self) -> Mapping[str, Page]:
        """The pages of the source language."""
        return self.pages[self.settings.source.tag]

    def every_page(self, lang: str) -> Mapping[str, Page]:
        """Return the pages of a language, the clinic's own one last."""
        own = {OWN_PAGE: self.own_pages[lang]} if lang in self.own_pages else {}
        return {**self.pages[lang], **own}

    def standing(self, lang: str) -> Standing:
        """Return what the text of a language is worth; a draft where nobody computed it."""
        return self.standings.get(lang, DRAFT)

    def notice(self, lang: str) -> str:
        """Return what each page and sheet of a language says about that."""
        return " ".join(self.labels[lang][name] for name in self.standing(lang).notices)


def read_project(
    root: Path, settings: Settings | None = None, also: str = ""
) -> tuple[Project | None, list[Finding]]:
    """Read the project in the folder ``root``.

    ``also`` is a language that is read although it is not published yet; * for all of them.

    None, with the reasons, where mkdocs.yml itself cannot be used. All other problems are in the
    project, so that the checks can go on and report everything at once.
    """
    problems: list[Finding] = []
    if settings is None:
        settings, problems = read_settings(root)
    if settings is None:
        return None, problems
    settings = settings.including(also)
    memory = Memory(root)
    read = read_languages(root, settings.languages, memory)
    pages = {tag: one.pages for tag, one in read.items()}
    problems += [problem for one in read.values() for problem in one.problems]
    memory.save()
    sources, found = load_model(Sources, root / SOURCES_FILE, root)
    ledger, more = load_model(Ledger, root / STATEMENTS_FILE, root, under="statements")
    history, damaged = read_history(root)
    problems += found + more + damaged
    project = Project(
        root=root,
        settings=settings,
        pages=pages,
        labels={tag: one.labels for tag, one in read.items() if one.labels},
        sources=sources,
        ledger=ledger,
        assets=_assets(root / "docs" / settings.source.tag),
        own_pages=_own_pages(pages, settings),
        logo=_logo(root / "docs" / settings.source.tag, settings),
        drawings=read_drawings(root / "docs" / settings.source.tag),
        reviews={tag: one.reviews for tag, one in read.items()},
        history=history,
        problems=tuple(problems),
        unreadable=frozenset(finding.file for finding in problems),
    )
    return project, problems


def _own_pages(pages: Mapping[str, dict[str, Page]], settings: Settings) -> dict[str, Page]:
    """Take the clinic's own page out of those of each language, unless nav lists it."""
    own = {} if OWN_PAGE in settings.pages else pages
    return {tag: found.pop(OWN_PAGE) for tag, found in own.items() if OWN_PAGE in found}


def _logo(folder: Path, settings: Settings) -> bytes:
    path = folder / (settings.clinic.logo or "")
    return path.read_bytes() if path.is_file() else b""


def _assets(folder: Path) -> frozenset[str]:
    files = (path for path in (folder / "assets").rglob("*") if path.is_file())
    return frozenset(path.relative_to(folder).as_posix() for path in files)
