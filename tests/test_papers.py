"""A leaflet is laid out once for all papers: the same page stands on A4 and on Letter."""

import subprocess
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from PIL import ImageOps

from conftest import Built, languages
from leaflets import Project
from leaflets.printing.booklet import impose
from leaflets.printing.fonts import TYPEFACES
from leaflets.printing.job import Job
from leaflets.printing.papers import PAPERS, on_paper
from leaflets.printing.pdf import Pdf
from leaflets.printing.sheet import compose, sheet_of
from leaflets.publishing.press import Press
from leaflets.reading.editions import EDITIONS
from pdf_text import pages_of

MILLIMETRE = 72 / 25.4
LEAST = 5.0
"""Millimetres at the edges of a paper that printers may leave white (most leave 4.2)."""

A4, LETTER = (Job("sclerotherapy", edition, "ko") for edition in ("a4", "letter"))


def white_around(page: pypdfium2.PdfPage) -> tuple[float, ...]:
    """Return the white at the left, top, right and bottom of a page in millimetres."""
    image = page.render(scale=2).to_pil().convert("L")
    box = ImageOps.invert(image).getbbox()
    assert box is not None
    edges = box[0], box[1], image.width - box[2], image.height - box[3]
    return tuple(edge / 2 / MILLIMETRE for edge in edges)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("edition", ["a4", "letter"])
def test_what_stands_on_a_page_is_far_enough_from_its_edges(
    built: Built, lang: str, edition: str
) -> None:
    paper = PAPERS[EDITIONS[edition].paper]
    for leaflet in ("sclerotherapy", "aftercare"):
        for page in pypdfium2.PdfDocument(built.pdf(lang, leaflet, edition)):
            size = [side / MILLIMETRE for side in page.get_size()]
            assert size == pytest.approx([paper.width, paper.height], abs=0.2)
            assert min(white_around(page)) >= LEAST, leaflet


@pytest.mark.parametrize("lang", sorted({*languages()} - {"en"}))
def test_nothing_stands_beside_the_columns_of_a_bilingual_leaflet(built: Built, lang: str) -> None:
    for page in pypdfium2.PdfDocument(built.pdf(lang, "sclerotherapy", "bilingual")):
        left, _, right, _ = white_around(page)
        assert min(left, right) >= 16


@pytest.mark.parametrize("lang", ["en", "ar", "hi", "zh"])
def test_a4_and_letter_have_the_same_pages(built: Built, lang: str) -> None:
    a4, letter = (built.pdf(lang, "sclerotherapy", edition) for edition in ("a4", "letter"))
    assert pages_of(a4) == pages_of(letter)
    assert a4.stat().st_size == letter.stat().st_size
    assert a4.read_bytes() != letter.read_bytes()


def test_papers_share_what_need_not_fit_on_some_pages(project: Project) -> None:
    assert sheet_of(project, LETTER) == sheet_of(project, A4) == A4
    assert compose(project, LETTER) == compose(project, A4)
    for own in (Job("aftercare", "letter", "ko"), Job("sclerotherapy", "large", "ko")):
        assert sheet_of(project, own) == own
    aftercare = (compose(project, Job("aftercare", edition, "ko")) for edition in ("a4", "letter"))
    assert next(aftercare) != next(aftercare)


def test_what_was_laid_out_for_another_paper_is_not_put_on_one(built: Built) -> None:
    pdf = Pdf(built.pdf("ko", "aftercare", "letter").read_bytes(), 2)
    with pytest.raises(ValueError, match="not laid out on A4"):
        on_paper(pdf, "letter")


def test_a_leaflet_for_two_papers_is_printed_once(
    project: Project, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEAFLETS_CACHE", "off")
    printer = Printer(Pdf(built.pdf("ko").read_bytes(), 19))
    press = Press(project, printer)
    made = {one.job: one for one in press.print([LETTER, A4]) if one is not None}
    press.close()
    assert len(printer.tasks) == 1
    assert all(one.is_new for one in made.values())
    for job in (A4, LETTER):
        pdf = made[job].pdf
        assert isinstance(pdf, Pdf)
        assert pdf.data == built.pdf("ko", "sclerotherapy", job.edition).read_bytes()


class Printer:
    """An executor that has printed everything before."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self.tasks = list[Any]()

    def submit(self, _: Any, work: Any) -> Future[Pdf]:
        self.tasks.append(work)
        future: Future[Pdf] = Future()
        future.set_result(self._pdf)
        return future


def test_the_pages_of_a_booklet_are_in_the_middle_of_their_halves(built: Built) -> None:
    for edition in ("a4", "letter"):
        made = built.pdf("de", "sclerotherapy", edition).read_bytes()
        left, top, right, bottom = white_around(pypdfium2.PdfDocument(impose(made))[5])
        assert min(left, top, right, bottom) >= LEAST
        assert abs(top - bottom) < 2
        assert abs(left - right) < 6  # the inner margin of a page is wider


@pytest.mark.parametrize("script", ["Latn", "Deva", "Hans", "Kore"])
def test_a_bullet_is_as_wide_as_its_line_is_drawn_out(script: str) -> None:
    width = 0.0
    for letter in "• ":
        fonts = (bold(family) for family in TYPEFACES[script].families)
        font = next(font for font in fonts if ord(letter) in font.getBestCmap())
        name = font.getBestCmap()[ord(letter)]
        width += font["hmtx"][name][0] / font["head"].unitsPerEm
    assert TYPEFACES[script].bullet == pytest.approx(width, abs=0.001)


def bold(family: str) -> TTFont:
    command = ["fc-match", "--format=%{file}|%{index}", f"{family}:style=Bold"]
    path, index = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split(
        "|"
    )
    return TTFont(Path(path), fontNumber=int(index))
