"""All leaflets of a project as files, and their list ``index.json``."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urljoin

from leaflets.findings import Finding
from leaflets.printing.fonts import families, missing_fonts
from leaflets.printing.sheet import Job, compose, jobs, title_of
from leaflets.printing.weasy import PrintError, render
from leaflets.reading.project import Project

FOLDER = "leaflets"
INDEX = "index.json"

STATUS = "draft"
"""Of all text: no sign-off can be recorded yet, so nothing is ever anything else."""


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
    project: Project, folder: Path, progress: Callable[[str], None], lang: str | None = None
) -> tuple[list[Leaflet], list[Finding]]:
    """Print every leaflet into ``folder`` and list them in its index.json.

    Findings are those of all leaflets; where there are any, the folder is not to be published.
    """
    findings = missing_fonts({language.script for language in project.settings.languages})
    if findings:
        return [], findings
    leaflets = []
    todo = [job for job in jobs(project) if lang in {None, job.lang}]
    for number, job in enumerate(todo, 1):
        progress(f"Printing {number} of {len(todo)}: {job.path}")
        try:
            leaflets.append(_make(project, job, folder))
        except PrintError as error:
            findings += error.findings
    if not findings:
        text = json.dumps([asdict(leaflet) for leaflet in leaflets], ensure_ascii=False, indent=2)
        (folder / INDEX).write_text(text + "\n", encoding="utf-8")
    return leaflets, list(dict.fromkeys(findings))


def _make(project: Project, job: Job, folder: Path) -> Leaflet:
    script = project.settings.language(job.lang).script
    pdf = render(compose(project, job), job.path, families(script))
    path = folder / job.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf.data)
    return Leaflet(
        lang=job.lang,
        leaflet=job.leaflet,
        edition=job.edition,
        title=title_of(project, job),
        pages=pdf.pages,
        bytes=len(pdf.data),
        sha256=hashlib.sha256(pdf.data).hexdigest(),
        version=project.settings.plugin.version,
        status=STATUS,
        url=urljoin(project.settings.site_url, f"{FOLDER}/{job.path}"),
    )
