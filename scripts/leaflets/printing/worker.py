"""One leaflet to print, as any process or machine can do it: a task in, a PDF out.

A process that does nothing else imports this, and nothing that reads or checks a project.
"""

import gc
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leaflets.findings import Finding
from leaflets.printing.job import Job
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.store import digest_of

if TYPE_CHECKING:  # it is for who asks for a key, and a process that prints starts without it
    from leaflets.printing.engine import Engine

_SIZE = re.compile(r"(?<=\bfont-size: )[\d.]+pt(?=; \}\n)")
"""The size of the print in the style sheet: the first rule that stands so; see ``style``."""

_FULL = 0.99
"""How full the pages of a leaflet can be: that which must not be broken leaves some white."""
_GUESSES = 4
"""So many sizes are tried by guess; then by halves, so that there is an end."""


@dataclass(frozen=True, slots=True)
class Task:
    """A leaflet to print: HTML and the names of fonts.

    ``sizes`` are those that its print may have in points, each smaller than the one before, the
    first that of ``html``; the first that has no more than ``limit`` pages is taken, 0 for any
    number. The one numbered ``start`` is tried first, which says nothing about the PDF.
    """

    job: Job
    html: str
    sizes: tuple[str, ...]
    families: tuple[str, ...]
    limit: int
    start: int = 0

    def sheet(self, number: int) -> str:
        """Return the document in one of its sizes."""
        return _SIZE.sub(f"{self.sizes[number]}pt", self.html, count=1)

    def key(self, engine: "Engine") -> str:
        """Return the digest of all that its PDF is made of; empty where that cannot be told."""
        fonts = engine.fonts(self.families)
        if not engine.digest or not fonts:
            return ""
        parts = (self.html, ",".join(self.sizes), ",".join(self.families), str(self.limit))
        return digest_of(["pdf", *parts, engine.digest, fonts])

    def guess(self, number: int, filled: float) -> int:
        """Return which size may be the largest that fits, by what the content takes in another.

        What it takes grows as the print does; ``filled`` are pages without any white below.
        """
        most = _FULL * self.limit * float(self.sizes[number]) / filled
        return next(
            (at for at, size in enumerate(self.sizes) if float(size) <= most), len(self.sizes)
        )


def ready() -> None:
    """Make this process one that does nothing but print.

    A leaflet is a million objects that stay until it is printed: looking for garbage among them as
    often as Python does takes a tenth of the time. It is done once before the next leaflet.
    """
    from leaflets.printing.weasy import load  # noqa: PLC0415 - see below

    gc.disable()
    with suppress(PrintError):  # told of each leaflet
        load()
    gc.freeze()


def started() -> None:
    """Do nothing, which a process can only do once it is ready."""


def print_task(work: Task) -> Pdf:
    """Print a leaflet, smaller where it would not fit on its pages; PrintError if it never does."""
    if not gc.isenabled():
        gc.collect(0)  # of what was made since the last time, which is the leaflet before
    # With all that it needs, it takes a third of a second to import: not for what is not printed.
    from leaflets.printing.weasy import Sheets  # noqa: PLC0415

    best, pages, tried = None, 0, 0
    first, last, at = 0, len(work.sizes), work.start
    while first < last:  # the largest print that fits
        sheets = Sheets(work.sheet(at), work.job.path, work.families)
        tried += 1
        if work.limit and sheets.count > work.limit:
            first, pages = at + 1, sheets.count
        else:
            best, last = sheets, at
        middle = (first + last) // 2
        guess = work.guess(at, sheets.filled) if tried < _GUESSES and first < last else middle
        at = min(max(guess, first), last - 1)
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
