"""All leaflets of a project as files, and their list ``index.json``."""

import hashlib
import json
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from leaflets.findings import Finding
from leaflets.printing.fonts import missing_fonts
from leaflets.printing.job import Job
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.sheet import jobs, title_of
from leaflets.publishing.press import FEW, Press, Printed
from leaflets.reading.project import Project

FOLDER = "leaflets"
INDEX = "index.json"


@dataclass(frozen=True, slots=True)
class Leaflet:
    """One PDF as ``index.json`` lists it; ``sha256`` is that of the file, ``bytes`` its size."""

    lang: str
    leaflet: str
    edition: str
    title: str
    pages: int
    bytes: int
    sha256: str
    version: str
    status: str
    url: str

    @property
    def path(self) -> str:
        """Where it is in the site."""
        return f"{FOLDER}/{self.lang}/{self.leaflet}-{self.edition}.pdf"


class Printing:
    """All leaflets of a project, printed into a folder while this process does something else.

    ``executor`` does the printing; without one, as many processes as there are processors. With
    ``far``, its workers are on other machines.
    """

    def __init__(
        self,
        project: Project,
        folder: Path,
        progress: Callable[[str], None],
        todo: Iterable[Job],
        executor: Executor | None = None,
        *,
        far: bool = False,
    ) -> None:
        self._project, self._folder, self._progress = project, folder, progress
        self._todo = list(todo)
        self._press = Press(project, executor, far=far)
        self._printed = self._press.print(self._todo)
        self._leaflets: list[Leaflet] = []
        self._findings: list[Finding] = []
        self._count = self._new = 0
        self._is_begun = False

    def begin(self, *, if_few: bool = False) -> None:
        """Have printed what is to be printed, as far as this needs no waiting for it.

        With ``if_few``, only where it is so little that all of it is begun at once. Safe to call
        again.
        """
        if self._is_begun or (if_few and len(self._press.new(self._todo)) > FEW):
            return
        self._is_begun = True
        scripts = {language.script for language in self._project.settings.languages}
        self._findings = missing_fonts(scripts, self._press.has_font)
        if self._findings:
            self._printed = iter(())
        self._take(wait=False)

    def finish(self, index: str = INDEX) -> tuple[list[Leaflet], list[Finding]]:
        """Wait for the rest, and list all leaflets in a file ``index``.

        Findings are those of all leaflets; where there are any, the folder is not to be published.
        """
        self._take(wait=True)
        self.stop()
        if self._new < self._count:
            kept = f"{self._count - self._new} of {self._count} leaflets"
            self._progress(f"{kept} are as they were printed before.")
        if not self._findings:
            text = as_index([asdict(leaflet) for leaflet in self._leaflets])
            (self._folder / index).write_text(text, encoding="utf-8")
        return self._leaflets, list(dict.fromkeys(self._findings))

    def run(self, index: str = INDEX) -> tuple[list[Leaflet], list[Finding]]:
        """Print all and wait for them; see ``finish``."""
        try:
            self.begin()
            return self.finish(index)
        finally:
            self.stop()

    def stop(self) -> None:
        """End the processes that print. Safe to call again."""
        self._press.close()

    def _take(self, *, wait: bool) -> None:
        """Write what is printed; stop where the next leaflet is not, unless it shall ``wait``."""
        for printed in self._printed:
            if printed is not None:
                self._write(printed)
            elif not wait:
                return

    def _write(self, printed: Printed) -> None:
        self._count += 1
        self._new += printed.is_new
        if isinstance(printed.pdf, PrintError):
            self._findings += printed.pdf.findings
            return
        self._leaflets.append(_write(self._project, printed.job, printed.pdf, self._folder))
        if printed.is_new:
            self._progress(f"Printed {self._count} of {len(self._todo)}: {printed.job.path}")


class Known:
    """All leaflets of a project, of which none is printed: as large as each was the last time."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def begin(self, *, if_few: bool = False) -> None:
        """Do nothing."""

    def finish(self) -> tuple[list[Leaflet], list[Finding]]:
        """List all leaflets. Nothing can be wrong with them."""
        return known_leaflets(self._project), []

    def stop(self) -> None:
        """Do nothing."""


def printing_of(
    project: Project, folder: Path, progress: Callable[[str], None], *, live: bool
) -> Printing | Known:
    """Return what makes all leaflets of a project; none is made ``live``, for ``mkdocs serve``."""
    return Known(project) if live else Printing(project, folder, progress, jobs(project))


def as_index(rows: list[dict[str, Any]]) -> str:
    """Return the list of leaflets as ``index.json`` holds it."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def planned_leaflets(project: Project) -> list[Leaflet]:
    """List every leaflet as it is before it is printed: of no size."""
    return [_listed(project, job, 0, 0, "") for job in jobs(project)]


def known_leaflets(project: Project) -> list[Leaflet]:
    """List every leaflet without printing any, as large as it was when it was printed last."""
    with closing(Press(project)) as press:
        return [_listed(project, job, *press.known(job), "") for job in jobs(project)]


def _write(project: Project, job: Job, pdf: Pdf, folder: Path) -> Leaflet:
    path = folder / job.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf.data)
    sha256 = hashlib.sha256(pdf.data).hexdigest()
    return _listed(project, job, pdf.pages, len(pdf.data), sha256)


def _listed(project: Project, job: Job, pages: int, size: int, sha256: str) -> Leaflet:
    return Leaflet(
        lang=job.lang,
        leaflet=job.leaflet,
        edition=job.edition,
        title=title_of(project, job),
        pages=pages,
        bytes=size,
        sha256=sha256,
        version=project.settings.plugin.version,
        status=project.standing(job.lang).word,
        url=urljoin(project.settings.site_url, f"{FOLDER}/{job.path}"),
    )
