"""``mkdocs serve``: after an edit only the languages that changed are built, and no PDF is printed.

A leaflet is printed when somebody opens it.
"""

import re
import shutil
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from leaflets.findings import Finding
from leaflets.printing.sheet import jobs
from leaflets.printing.weasy import PrintError
from leaflets.publishing.pdfs import FOLDER, Leaflet
from leaflets.publishing.press import Here, Press
from leaflets.reading.project import Project
from leaflets.reading.settings import CONFIG_FILE
from leaflets.store import digest_of

_PDF = re.compile(rf"/{FOLDER}/([^/]+/[^/]+\.pdf)$")


class Built:
    """What the last build left: the part of the site of each language, and what it was made of."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}
        self._now: dict[str, str] = {}
        self._aside: dict[str, Path] = {}

    def put_aside(
        self, site: Path, folder: Path, project: Project, leaflets: Iterable[Leaflet]
    ) -> frozenset[str]:
        """Move what need not be built into ``folder``; return the languages that it is of.

        The source language is always built: MkDocs begins with it.
        """
        self._now = _states(project, leaflets)
        source = project.settings.source.tag
        kept = {
            tag
            for tag, state in self._now.items()
            if tag != source and self._before.get(tag) == state and (site / tag).is_dir()
        }
        self._before, self._aside = {}, {}
        for tag in kept:
            for path in [site / tag, *site.glob(f"*/**/*.{tag}.*"), *site.glob(f"*/{tag}.*")]:
                if path.exists() and (path == site / tag or site / tag not in path.parents):
                    self._aside[path.relative_to(site).as_posix()] = path
        for name, path in self._aside.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            self._aside[name] = path.rename(folder / name)
        return frozenset(kept)

    def put_back(self, site: Path) -> None:
        """Move it back into the site that was built."""
        for name, path in self._aside.items():
            target = site / name
            if target.is_dir():
                shutil.rmtree(target)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        self._before = self._now


class Served:
    """What ``mkdocs serve`` knows between two builds; ``kept`` are the languages not built."""

    def __init__(self) -> None:
        self.kept: frozenset[str] = frozenset()
        self._built = Built()
        self._project: Project | None = None
        self._front: OnDemand | None = None

    def begin(
        self, site: Path, folder: Path, project: Project, leaflets: Iterable[Leaflet]
    ) -> None:
        """Put aside what need not be built; ``folder`` is a new one beside the site."""
        self._project = project
        self.kept = self._built.put_aside(site, folder, project, leaflets)

    def mark(self, languages: Iterable[Any], *, build: bool) -> None:
        """Mark the kept ones among static-i18n's languages as to be built, or as not."""
        for row in languages:
            if row.locale in self.kept:
                row.build = build

    def end(self, site: Path, languages: Iterable[Any]) -> None:
        """Put the kept languages back into the new site."""
        self.mark(languages, build=True)
        self._built.put_back(site)
        if self._front is not None:
            self._front.project = self._project

    def in_front_of(
        self, app: Callable[..., Any], site: Path, tell: Callable[[Finding], None]
    ) -> "OnDemand":
        """Return a server's application with one in front that prints what is asked for."""
        self._front = OnDemand(app, site, tell)
        self._front.project = self._project
        return self._front


def _states(project: Project, leaflets: Iterable[Leaflet]) -> dict[str, str]:
    """Return for each language a digest of what its pages are made of.

    Files are told by their size and time, as MkDocs tells that one was edited.
    """
    root, rows = project.root, list(leaflets)
    docs = root / "docs"
    tags = [language.tag for language in project.settings.languages]
    shared = [root / CONFIG_FILE, *docs.glob("*.*"), *_files(root / "overrides")]
    shared += _files(docs / tags[0] / "assets")
    common = digest_of(map(_state, shared))
    return {
        tag: digest_of(
            [common, *map(_state, _files(docs / tag)), *(repr(r) for r in rows if r.lang == tag)]
        )
        for tag in tags
    }


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _state(path: Path) -> str:
    state = path.stat()
    return f"{path} {state.st_size} {state.st_mtime_ns}"


class OnDemand:
    """A WSGI application in front of another: it prints the leaflets that are asked for."""

    def __init__(self, app: Callable[..., Any], site: Path, tell: Callable[[Finding], None]):
        self._app = app
        self._site = site
        self._tell = tell
        self._lock = threading.Lock()
        self.project: Project | None = None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer a request."""
        match = _PDF.search(environ.get("PATH_INFO", ""))
        if match and self.project is not None:
            with self._lock:
                self._print(self.project, match[1])
        return self._app(environ, start_response)

    def _print(self, project: Project, path: str) -> None:
        wanted = [job for job in jobs(project) if job.path == path]
        target = self._site / FOLDER / path
        with Press(project, Here()) as press:
            for printed in press.print(wanted):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.unlink(missing_ok=True)
                if isinstance(printed.pdf, PrintError):
                    for finding in printed.pdf.findings:
                        self._tell(finding)
                else:
                    target.write_bytes(printed.pdf.data)
