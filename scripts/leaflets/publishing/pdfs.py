"""All leaflets of a project as files, and their list ``index.json``."""

import hashlib
import json
import os
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urljoin

from leaflets.findings import Finding
from leaflets.printing.fonts import families, missing_fonts
from leaflets.printing.sheet import SIZES, Job, compose, jobs, most_pages, title_of
from leaflets.printing.weasy import Pdf, PrintError, render
from leaflets.reading.project import Project

FOLDER = "leaflets"
INDEX = "index.json"

_MOST_PROCESSES = 8
"""Each takes some 100 MB, 250 with Chinese; more than these print no faster on what we have."""


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


@dataclass(frozen=True, slots=True)
class Task:
    """A leaflet to print, as any process or machine can do it: HTML and the names of fonts.

    ``sheets`` are its documents, each printed smaller than the one before; the first that has no
    more than ``limit`` pages is taken, 0 for any number.
    """

    job: Job
    sheets: tuple[str, ...]
    families: tuple[str, ...]
    limit: int


def task(project: Project, job: Job) -> Task:
    """Return what has to be printed for a job."""
    limit = most_pages(project, job)
    scales = SIZES if limit else SIZES[:1]
    fonts = tuple(families(project.settings.language(job.lang).script))
    return Task(job, tuple(compose(project, job, scale) for scale in scales), fonts, limit)


def print_task(work: Task) -> Pdf:
    """Print a leaflet, smaller where it would not fit on its pages; PrintError if it never does."""
    best, pages = None, 0
    first, last = 0, len(work.sheets)
    while first < last:  # the largest print that fits, by halves
        middle = (first + last) // 2
        pdf = render(work.sheets[middle], work.job.path, work.families)
        if work.limit and pdf.pages > work.limit:
            first, pages = middle + 1, pdf.pages
        else:
            best, last = pdf, middle
    if best is not None:
        return best
    finding = Finding(
        rule="pages",
        file=work.job.path,
        lang=work.job.lang,
        expected=f"at most {work.limit} pages, as mkdocs.yml says of this leaflet",
        found=f"{pages} pages in the smallest print",
        action="Shorten the text, take a page out of the leaflet, or raise most_pages.",
    )
    raise PrintError([finding])


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
    findings = missing_fonts({language.script for language in project.settings.languages})
    if findings:
        return [], findings
    todo = [job for job in jobs(project) if lang in {None, job.lang}]
    with _processes(len(todo)) if executor is None else nullcontext(executor) as workers:
        futures = [workers.submit(print_task, task(project, job)) for job in todo]
        leaflets = []
        for number, (job, future) in enumerate(zip(todo, futures, strict=True), 1):
            try:
                leaflets.append(_write(project, job, future.result(), folder))
                progress(f"Printed {number} of {len(todo)}: {job.path}")
            except PrintError as error:
                findings += error.findings
    if not findings:
        text = json.dumps([asdict(leaflet) for leaflet in leaflets], ensure_ascii=False, indent=2)
        (folder / INDEX).write_text(text + "\n", encoding="utf-8")
    return leaflets, list(dict.fromkeys(findings))


def _processes(tasks: int) -> Executor:
    # spawn: a fork of a process with threads (mkdocs serve) may hang.
    count = max(1, min(tasks, _processors(), _MOST_PROCESSES))
    return ProcessPoolExecutor(count, mp_context=get_context("spawn"))


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _write(project: Project, job: Job, pdf: Pdf, folder: Path) -> Leaflet:
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
        status=project.standing(job.lang).word,
        url=urljoin(project.settings.site_url, f"{FOLDER}/{job.path}"),
    )
