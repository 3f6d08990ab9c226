"""One leaflet to print, as any process or machine can do it: a task in, a PDF out."""

import gc
import re
from dataclasses import dataclass

from leaflets.findings import Finding
from leaflets.printing.engine import Engine
from leaflets.printing.fonts import TYPEFACES, families
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.sheet import SIZES, Job, compose, most_pages
from leaflets.reading.editions import EDITIONS
from leaflets.reading.project import Project
from leaflets.store import digest_of

_SIZE = re.compile(r"(?<=\bfont-size: )[\d.]+pt(?=; \}\n)")
"""The size of the print in the style sheet: the first rule that stands so; see ``style``."""


@dataclass(frozen=True, slots=True)
class Task:
    """A leaflet to print: HTML and the names of fonts.

    ``sizes`` are those that its print may have in points, each smaller than the one before, the
    first that of ``html``; the first that has no more than ``limit`` pages is taken, 0 for any
    number.
    """

    job: Job
    html: str
    sizes: tuple[str, ...]
    families: tuple[str, ...]
    limit: int

    def sheet(self, number: int) -> str:
        """Return the document in one of its sizes."""
        return _SIZE.sub(f"{self.sizes[number]}pt", self.html, count=1)

    def key(self, engine: Engine) -> str:
        """Return the digest of all that its PDF is made of; empty where that cannot be told."""
        fonts = engine.fonts(self.families)
        if not engine.digest or not fonts:
            return ""
        parts = (self.html, ",".join(self.sizes), ",".join(self.families), str(self.limit))
        return digest_of(["pdf", self.job.path, *parts, engine.digest, fonts])


def task(project: Project, job: Job) -> Task:
    """Return what has to be printed for a job."""
    limit = most_pages(project, job)
    language, edition = project.settings.language(job.lang), EDITIONS[job.edition]
    size = TYPEFACES[language.script].size
    sizes = (f"{edition.size * scale * size:.2f}" for scale in (SIZES if limit else SIZES[:1]))
    html = compose(project, job)
    return Task(job, html, tuple(sizes), tuple(families(language.script)), limit)


def ready() -> None:
    """Make this process one that does nothing but print.

    A leaflet is a million objects that stay until it is printed: looking for garbage among them as
    often as Python does takes a tenth of the time. It is done once behind each leaflet.
    """
    import leaflets.printing.weasy  # noqa: F401, PLC0415 - see below

    gc.freeze()
    gc.disable()


def print_task(work: Task) -> Pdf:
    """Print a leaflet, smaller where it would not fit on its pages; PrintError if it never does."""
    try:
        return _print(work)
    finally:
        if not gc.isenabled():
            gc.collect(0)  # of what was made since the last time, which is the leaflet


def _print(work: Task) -> Pdf:
    # With all that it needs, it takes a third of a second to import: not for what is not printed.
    from leaflets.printing.weasy import Sheets  # noqa: PLC0415

    best, pages = None, 0
    first, last = 0, len(work.sizes)
    while first < last:  # the largest print that fits, by halves
        middle = (first + last) // 2
        sheets = Sheets(work.sheet(middle), work.job.path, work.families)
        if work.limit and sheets.count > work.limit:
            first, pages = middle + 1, sheets.count
        else:
            best, last = sheets, middle
    if best is not None:
        return best.pdf()
    finding = Finding(
        rule="pages",
        file=work.job.path,
        lang=work.job.lang,
        expected=f"at most {work.limit} pages, as mkdocs.yml says of this leaflet",
        found=f"{pages} pages in the smallest print",
        action="Shorten the text, take a page out of the leaflet, or raise most_pages.",
    )
    raise PrintError([finding])
