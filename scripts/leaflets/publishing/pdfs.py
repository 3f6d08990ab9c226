"""All leaflets of a project as files, and their list ``index.json``."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from leaflets.findings import Finding
from leaflets.printing.fonts import missing_fonts
from leaflets.printing.job import Job
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.sheet import jobs, title_of
from leaflets.publishing.press import Press
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


def make_leaflets(
    project: Project,
    folder: Path,
    progress: Callable[[str], None],
    lang: str | None = None,
    executor: Executor | None = None,
) -> tuple[list[Leaflet], list[Finding]]:
    """Print every leaflet into ``folder`` and list them in its index.json.

    Findings are those of all leaflets; where there are any, the folder is not to be published.
    ``executor`` does the printing; without one, as many processes as there are processors.
    """
    todo = [job for job in jobs(project) if lang in {None, job.lang}]
    return print_leaflets(project, folder, progress, todo, executor)


def print_leaflets(
    project: Project,
    folder: Path,
    progress: Callable[[str], None],
    todo: list[Job],
    executor: Executor | None = None,
    *,
    far: bool = False,
    index: str = INDEX,
) -> tuple[list[Leaflet], list[Finding]]:
    """Print some leaflets into ``folder`` and list them in a file ``index``; see above.

    With ``far``, the executor's workers are on other machines.
    """
    findings = missing_fonts({language.script for language in project.settings.languages})
    if findings:
        return [], findings
    leaflets, new = [], 0
    with Press(project, executor, far=far) as press:
        for number, printed in enumerate(press.print(todo), 1):
            new += printed.is_new
            if isinstance(printed.pdf, PrintError):
                findings += printed.pdf.findings
                continue
            leaflets.append(_write(project, printed.job, printed.pdf, folder))
            if printed.is_new:
                progress(f"Printed {number} of {len(todo)}: {printed.job.path}")
    if new < len(todo):
        progress(f"{len(todo) - new} of {len(todo)} leaflets are as they were printed before.")
    if not findings:
        text = as_index([asdict(leaflet) for leaflet in leaflets])
        (folder / index).write_text(text, encoding="utf-8")
    return leaflets, list(dict.fromkeys(findings))


def as_index(rows: list[dict[str, Any]]) -> str:
    """Return the list of leaflets as ``index.json`` holds it."""
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def known_leaflets(project: Project) -> list[Leaflet]:
    """List every leaflet without printing any, as large as it was when it was printed last."""
    with Press(project) as press:
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
