"""The papers: a leaflet is laid out once, and fits on A4 as well as on Letter.

What differs is where the edges of the page are around what stands on it. A PDF says so in its page
boxes (PDF 32000-1, 14.11.2), which need not begin at zero; here all pages share one, which stands
in the file as plain text of a fixed length, so that another one can take its place.
"""

from dataclasses import dataclass
from typing import Any

import pydyf

from leaflets.printing.pdf import Pdf

COMMON = "A4"
"""The paper that leaflets are laid out on."""

_POINTS = 72 / 25.4
_LENGTH = 48


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in millimetres: its size, and the white ``above`` the text of a leaflet."""

    width: float
    height: float
    above: float


PAPERS = {"A4": Paper(210, 297, 22), "letter": Paper(215.9, 279.4, 12.9)}
"""By their names in CSS. The text takes 171 by 255 mm on each."""


def on_paper(pdf: Pdf, paper: str) -> Pdf:
    """Return a leaflet that was laid out on the common paper with the edges of another.

    ValueError where it was laid out on another one.
    """
    if paper == COMMON:
        return pdf
    before = _edges(COMMON)
    if pdf.data.count(before) != 1:
        raise ValueError(f"a PDF that was not laid out on {COMMON}")
    return Pdf(pdf.data.replace(before, _edges(paper)), pdf.pages)


def share_edges(pdf: Any) -> None:
    """Let all pages of a PDF that is complete but not written have one page box."""
    numbered = {item.reference: item for item in pdf.objects}
    pages = [numbered[reference] for reference in pdf.page_references]
    box = _Box(_written(*pages[0]["MediaBox"]))
    pdf.add_object(box)
    for page in pages:
        page["MediaBox"] = box.reference
        for same in ("TrimBox", "BleedBox"):  # nothing is printed beyond the edges
            del page[same]


def _edges(paper: str) -> bytes:
    own, common = PAPERS[paper], PAPERS[COMMON]
    beside = (own.width - common.width) / 2
    top = common.height - common.above + own.above
    edges = (-beside, top - own.height, common.width + beside, top)
    return _written(*(edge * _POINTS for edge in edges))


def _written(*edges: float) -> bytes:
    numbers = " ".join(f"{round(edge, 3) + 0:.3f}" for edge in edges)  # no minus before a zero
    return f"[{numbers}]".ljust(_LENGTH).encode("ascii")


class _Box(pydyf.Object):  # type: ignore[misc]
    """A page box that is not compressed together with other objects."""

    compressible = False

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    @property
    def data(self) -> bytes:
        return self._data
