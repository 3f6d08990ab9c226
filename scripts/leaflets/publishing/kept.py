"""The pages of a language as they were built before, by the digest of all that they are made of.

A language is built again only where something changed that one of its pages shows: a text, a label,
a word of its own, a template, a setting, a leaflet, the program. Under ``mkdocs serve`` that is the
language that somebody edits, in a build the same.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from leaflets.program import program
from leaflets.publishing.pdfs import Leaflet
from leaflets.publishing.search import search_file
from leaflets.reading.addresses import INDEX, page_path
from leaflets.reading.concepts import CONCEPTS_FILE
from leaflets.reading.project import Project
from leaflets.reviewing.status import State, States
from leaflets.store import Store, cache_folder, digest_of

PACKAGES = (
    *("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "jinja2", "markupsafe"),
    *("markdown", "babel", "pydantic", "pyyaml"),
)
"""The Python packages that make pages."""

_CODE = ("",)
_SEEN = ("read_here", "site_name", "not_found")
"""The labels of a language that the pages of the others show."""

NOT_FOUND = "404.html"
"""The page for what is not found: it is the source language's, and shows all others."""

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable by which MkDocs dates what it builds."""

_MOST_BYTES = 60_000_000
"""What is kept may take so much; the project's own pages take 7 million."""

Files = Mapping[str, bytes]
"""The files of a language by their paths in the site: pages, pictures, search index."""
Pictures = Mapping[str, tuple[str, str]]
"""Pictures of all languages by their paths in the site: the language, and what is drawn."""


class Kept:
    """The files of all languages of one project, for many builds in one process or in several."""

    def __init__(self) -> None:
        self._store = Store(None, 0)
        self._held: dict[str, tuple[str, Files]] = {}
        self._keys: dict[str, str] = {}
        self.files: dict[str, Files] = {}
        self._taken: dict[str, Files] = {}

    def begin(self, project: Project, keys: Mapping[str, str]) -> None:
        """Look up the files of all languages that were built with the same keys before."""
        folder = cache_folder(project.root)
        self._store = Store(folder / "pages" if folder else None, _MOST_BYTES)
        self._keys = dict(keys)
        self.files, self._taken = {}, {}
        for tag, key in keys.items():
            held = self._held.get(tag)
            files = held[1] if held and held[0] == key else unpacked(self._store.read(key))
            if files:
                self.files[tag] = files

    @property
    def missing(self) -> list[str]:
        """The languages that are to be built, of those that can be kept."""
        return [tag for tag in self._keys if tag not in self.files]

    def hand_over(
        self, project: Project, site: Path, pictures: Pictures, tags: Iterable[str], folder: Path
    ) -> None:
        """Put the files of languages that were built into a folder, for another process."""
        for tag in tags:
            (folder / tag).write_bytes(packed(built(project, site, tag, pictures)))

    def take(self, tags: Iterable[str], folder: Path) -> None:
        """Take the files of languages that another process has built."""
        self._taken |= {tag: unpacked((folder / tag).read_bytes()) for tag in tags}

    def put_into(self, site: Path) -> None:
        """Write the files of the languages that were not built here."""
        for files in (*self.files.values(), *self._taken.values()):
            for name, data in files.items():
                path = site / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    def keep(self, project: Project, site: Path, pictures: Pictures) -> None:
        """Keep the files of the languages that were built into a site, or taken.

        The files are held in memory as well: under ``mkdocs serve`` they are asked for after each
        edit, and the store may be turned off.
        """
        new = dict[str, Files]()
        for tag in self.missing:
            if files := self._taken.get(tag) or built(project, site, tag, pictures):
                new[tag] = files
                self._store.write(self._keys[tag], packed(files))
        if new:
            self._store.trim()
        self._held = {tag: (self._keys[tag], own) for tag, own in {**self.files, **new}.items()}


def packed(files: Files) -> bytes:
    """Return files as one text: a line that lists them, then one behind the other."""
    sizes = [(path, len(data)) for path, data in files.items()]
    return b"\n".join([json.dumps(sizes).encode("ascii"), b"".join(files.values())])


def unpacked(data: bytes | None) -> Files:
    """Return the files that were packed; none where nothing was kept."""
    head, _, rest = (data or b"[]").partition(b"\n")
    ends, rows = [0], json.loads(head)
    for _, size in rows:
        ends.append(ends[-1] + size)
    return {path: rest[a:b] for (path, _), (a, b) in zip(rows, pairwise(ends), strict=True)}


def keys(
    project: Project,
    leaflets: Iterable[Leaflet],
    states: Mapping[str, States],
    about: Iterable[bytes | str],
) -> dict[str, str]:
    """Return for each language the digest of all that its files are made of.

    There is none for one without a first page, which MkDocs begins with. ``leaflets`` are those
    that are planned: how large they are is filled in later. ``about`` is what MkDocs was told, and
    how it was called.
    """
    rows = list(leaflets)
    tags = [language.tag for language in project.settings.languages]
    with_index = [tag for tag in tags if INDEX in project.every_page(tag)]
    shared = digest_of(
        [
            *("pages", program(_CODE, PACKAGES), os.environ.get(EPOCH, ""), *about),
            *map(repr, (project.settings, project.sources, sorted(project.drawings.items()))),
            repr(sorted(project.assets)),
            *contents(project.root, [project.root / CONCEPTS_FILE]),
            *(repr(_seen_by_all(project, tag, states[tag])) for tag in tags),
        ]
    )
    return {
        tag: digest_of(
            [
                *(shared, tag, project.notice(tag)),
                *contents(project.root, all_files(project.root / "docs" / tag)),
                *(repr(row) for row in rows if row.lang == tag),
            ]
        )
        for tag in with_index
    }


def built(project: Project, site: Path, tag: str, pictures: Pictures) -> Files:
    """Return the files of a language in the site that was built; none where a page is missing.

    The folder of a language also has what else lies in it in ``docs/``; of the source language,
    which has no folder, MkDocs copies that each time.
    """
    source = project.settings.source.tag
    pages = page_files(project, tag)
    own = [name for name, row in pictures.items() if row[0] == tag]
    wanted = {*pages, *own, search_file(tag), *([NOT_FOUND] if tag == source else [])}
    paths = {site / name for name in wanted}
    if not all(path.is_file() for path in paths):
        return {}
    paths |= set() if tag == source else set(all_files(site / tag))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(paths)}


def page_files(project: Project, tag: str) -> list[str]:
    """Return the paths of the pages of a language in the site."""
    return [page_path(project, tag, name) + "index.html" for name in project.every_page(tag)]


def all_files(folder: Path) -> list[Path]:
    """Return the files of a folder and of those in it, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def contents(root: Path, paths: Iterable[Path]) -> Iterator[bytes | str]:
    """Yield names and contents of files."""
    for path in paths:
        yield path.relative_to(root).as_posix()
        yield path.read_bytes()


def _seen_by_all(project: Project, tag: str, states: States) -> list[Any]:
    """Return what the pages of all languages show of one: its links, and what it is worth."""
    labels = (project.labels[tag][name] for name in _SEEN)
    counts = [len(states.by_statement), *(len(states.of(state)) for state in State)]
    return [tag, *project.every_page(tag), *labels, states.standing.word, *counts]
