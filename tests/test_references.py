"""Numbers of pages for which room is left, and styles that are shared, change no byte of a PDF."""

import logging
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from leaflets import Project
from leaflets.printing import fonts, weasy
from leaflets.printing.job import Job
from leaflets.printing.references import leave_room
from leaflets.printing.sheet import compose, jobs
from leaflets.printing.tasks import task
from leaflets.printing.weasy import Sheets
from leaflets.printing.worker import Task

ROOM = re.compile(' data-room="(0+)"')


@pytest.fixture
def made() -> Iterator[list[str]]:
    """What WeasyPrint says of each page that it makes."""
    rows: list[str] = []
    logger = logging.getLogger("weasyprint.progress")

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            text = record.getMessage()
            if "Creating layout - Page" in text and "up-to-date" not in text:
                rows.append(text)

    level, handler = logger.level, Kept()
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    yield rows
    logger.removeHandler(handler)
    logger.setLevel(level)


def printed(work: Task, html: str) -> bytes:
    return Sheets(html, "x", work.families).pdf().data


def text_of(*links: str, blocks: int) -> list[ET.Element]:
    """Return a section of links, of texts that each take about a page, and of the pages' ids."""
    section = ET.Element("section")
    for link in links:
        ET.SubElement(section, "a", {"class": "xref", "href": f"#{link}"})
    for number in range(1, blocks + 1):
        ET.SubElement(section, "p", {"id": f"p{number}"}).text = "x" * 2900
    return [section]


@pytest.mark.parametrize(
    ("target", "room"), [("p2", "0"), ("p6", "0"), ("p9", None), ("p16", "00"), ("p150", None)]
)
def test_room_is_left_where_the_digits_are_certain(target: str, room: str | None) -> None:
    sections = text_of(target, blocks=160)
    leave_room(sections, "A4", 11.5, 1.4)
    assert sections[0][0].get("data-room") == room


def test_no_room_is_left_for_what_is_not_there() -> None:
    sections = text_of("else", blocks=2)
    leave_room(sections, "A4", 11.5, 1.4)
    assert sections[0][0].get("data-room") is None


def test_numbers_in_their_room_are_those_that_weasyprint_finds(
    project: Project, made: list[str]
) -> None:
    work = task(project, Job("sclerotherapy", "bilingual", "ar"))
    assert set(ROOM.findall(work.html)) == {"0", "00"}
    data = printed(work, work.html)
    with_room = len(made)
    assert printed(work, ROOM.sub("", work.html)) == data
    pages = len(PdfReader(BytesIO(data)).pages)
    assert with_room - pages < (len(made) - with_room - pages) / 2  # pages made again


def test_no_page_is_made_twice_where_all_is_certain(project: Project, made: list[str]) -> None:
    work = task(project, Job("aftercare", "bilingual", "es"))
    assert work.html.count('class="xref"') == len(ROOM.findall(work.html)) > 0
    assert len(made) == 0
    printed(work, work.html)
    assert len(made) == len(set(made))


@pytest.mark.parametrize("wrong", ["000", "0000"])
def test_a_number_that_has_not_the_width_of_its_room_is_found_anew(
    project: Project, wrong: str
) -> None:
    work = task(project, Job("aftercare", "bilingual", "es"))
    assert printed(work, ROOM.sub(f' data-room="{wrong}"', work.html)) == printed(work, work.html)


def test_every_leaflet_is_xml(project: Project) -> None:
    for job in jobs(project):
        if job.lang in {"en", "ar", "zh"}:
            assert ET.fromstring(compose(project, job)).tag == "html"


@pytest.mark.parametrize("edition", ["a4", "bilingual"])
def test_shared_styles_change_no_byte(
    project: Project, monkeypatch: pytest.MonkeyPatch, edition: str
) -> None:
    work = task(project, Job("aftercare", edition, "ar"))
    html = work.sheet(len(work.sizes) - 1)
    root = ET.fromstring(html)
    weasy.share_styles(root)
    targets = {link.get("href") for link in root.iter("a")}
    assert {f"#{element.get('id')}" for element in root.iter() if element.get("id")} <= targets
    assert not [element for element in root.iter() if element is not root and element.get("lang")]
    shared = printed(work, html)
    names = PdfReader(BytesIO(shared)).named_destinations
    assert "sun" in names or len(names) > 40
    monkeypatch.setattr(weasy, "share_styles", lambda _root: None)
    assert printed(work, html) == shared


def test_html_that_is_read_as_html_gives_the_same_bytes(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = task(project, Job("aftercare", "large", "hi"))
    as_xml = printed(work, work.html)

    class Reader:
        ParseError = ET.ParseError

        @staticmethod
        def fromstring(_text: str) -> ET.Element:
            raise ET.ParseError

    monkeypatch.setattr(weasy, "ET", Reader)
    assert printed(work, work.html) == as_xml


def test_styles_are_shared(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    work = task(project, Job("aftercare", "bilingual", "es"))
    calls = {name: styles_of(work, monkeypatch, name == "apart") for name in ("shared", "apart")}
    assert calls["shared"] < 0.6 * calls["apart"]


def styles_of(work: Task, monkeypatch: pytest.MonkeyPatch, apart: bool) -> int:
    """Return how many styles the boxes of a leaflet have."""
    with monkeypatch.context() as patch:
        if apart:
            patch.setattr(weasy, "share_styles", lambda _root: None)
        pages = Sheets(work.html, "x", work.families)._document.pages
    boxes = [box for page in pages for box in weasy.boxes_of(page._page_box)]
    return len({id(box.style) for box in boxes})


def test_the_font_of_the_fields_is_cut_down_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, cut_down = list[Path](), fonts._cut_down
    monkeypatch.setattr(fonts, "_cut_down", lambda path: (made.append(path), cut_down(path))[1])
    form_font = fonts.form_font.__wrapped__
    first = form_font(tmp_path)
    assert form_font(tmp_path) == first
    assert len(made) == 1
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert form_font(tmp_path) == form_font(None) == first
    assert len(made) == 3


def test_only_what_is_typed_into_has_the_font_of_the_fields(project: Project) -> None:
    sheets = [compose(project, Job("aftercare", edition, "es")) for edition in ("a4", "bilingual")]
    assert ["@font-face" in html for html in sheets] == [True, False]
