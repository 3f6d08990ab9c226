"""A page of the project as a section of a printed leaflet."""

import base64
import re
import xml.etree.ElementTree as ET
from copy import deepcopy
from functools import lru_cache
from itertools import pairwise

from leaflets.printing.letters import letters
from leaflets.printing.pictures import Words, apart, people
from leaflets.printing.tokens import token_renderer
from leaflets.reading.addresses import page_url
from leaflets.reading.clinic import Clinic
from leaflets.reading.labels import Labels
from leaflets.reading.markup import to_html
from leaflets.reading.pictures import PEOPLE
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

_SHORT = 10
"""Rows of a table that is kept on one page; a longer one would leave most of a page white."""
_TWO, _LEAST, _MOST, _LINE = 2, 0.3, 0.65, 16
"""Columns that have widths; the part of a table that one takes; letters of a line to write on."""
_HEADING = re.compile(r"h([1-6])")


def section_of(
    project: Project, language: Language, names: list[str], number: int, *, fields: bool = False
) -> ET.Element:
    """Return a page as a section: headings lowered and numbered, links and pictures mended.

    ``names`` are the pages of the leaflet, of which ``number`` is taken. With ``fields``, lines to
    write on can be typed into.
    """
    page = project.every_page(language.tag)[names[number]]
    words = tuple(project.labels[language.tag].texts.items())
    made = _made(page.text, project.settings.clinic, language.tag, words, language.direction)
    section = deepcopy(made)
    if number:
        _number_headings(section, number)
    _point_links(section, project, language, names)
    _embed_pictures(section, project, language.tag)
    _keep_with_next(section)
    _widen_lines(section)
    if fields:
        make_fields(section)
    return section


@lru_cache(maxsize=64)
def _made(
    text: str, clinic: Clinic, lang: str, words: tuple[tuple[str, str], ...], direction: str
) -> ET.Element:
    """Return a page as a section that is in four editions of a leaflet, and often in two leaflets.

    Not to be changed: it is copied.
    """
    section = to_html(text, token_renderer(clinic, Labels(lang, dict(words)), unset=""), direction)
    section.tag = "section"
    return section


def _number_headings(section: ET.Element, number: int) -> None:
    below = 0
    for element in section.iter():
        match = _HEADING.fullmatch(element.tag)
        if not match:
            continue
        level = int(match[1])
        below += level == 2
        element.tag = f"h{level + 1}"
        label = str(number) if level == 1 else f"{number}.{below}"
        if level <= 2:
            _prefix(element, label)


def _prefix(heading: ET.Element, number: str) -> None:
    prefix = ET.Element("bdi", {"class": "number", "dir": "ltr"})
    prefix.text = number
    prefix.tail = f" {heading.text or ''}"
    heading.text = None
    heading.insert(0, prefix)


def _point_links(
    section: ET.Element, project: Project, language: Language, names: list[str]
) -> None:
    """Make a link to a page of the leaflet one to its section, and any other one absolute."""
    for link in section.iter("a"):
        page, _, anchor = link.get("href", "").partition("#")
        if page in names:
            target = project.every_page(language.tag)[page]
            link.set("href", f"#{anchor or target.ids[0]}")
            link.set("class", "xref")
            if len(link):
                link[-1].tail = f"{link[-1].tail or ''} "
            else:
                link.text = f"{link.text} "  # behind it the number of the page may be on a new line
        elif page.endswith(".md"):
            outside = page_url(project, language.tag, page)
            link.set("href", f"{outside}#{anchor}" if anchor else outside)
            link.set("class", "outside")


def _embed_pictures(section: ET.Element, project: Project, lang: str) -> None:
    for holder in section.iter("p"):
        image = holder.find("img")
        if image is None:
            continue
        name = image.get("src", "")
        if PEOPLE.fullmatch(name):
            image.set("class", "people")
            svg = people(name)
        else:
            svg, words, size = apart(
                project.drawings[name], project.labels[lang], project.settings.language(lang)
            )
            holder.set("class", "drawing")
            holder.extend(_over(one, size) for one in words)
        data = base64.b64encode(svg.encode("utf-8")).decode("ascii")
        image.set("src", f"data:image/svg+xml;base64,{data}")


def _over(words: Words, size: tuple[float, float]) -> ET.Element:
    """Return words as an element that stands over a drawing, which is 64 em wide."""
    width, height = size
    em = width / 64
    style = {
        "left": f"{100 * (words.x - words.width / 2) / width:.2f}%",
        "top": f"{100 * words.top / height:.2f}%",
        "width": f"{100 * words.width / width:.2f}%",
        "font-size": f"{words.size / em:.2f}em",
        "font-weight": words.weight,
        "color": words.fill,
    }
    rules = "; ".join(f"{name}: {value}" for name, value in style.items())
    element = ET.Element("span", {"class": "words", "style": rules})
    for number, line in enumerate(words.lines):
        if number:
            ET.SubElement(element, "br").tail = line
        else:
            element.text = line
    return element


def _keep_with_next(section: ET.Element) -> None:
    """Mark what tells of the table or the picture behind it, so that no page comes between."""
    children = list(section)
    for one, other in pairwise(children):
        if one.tag == "p" and (other.tag == "table" or other.find("img") is not None):
            one.set("class", f"{one.get('class', '')} lead".strip())
    for table in section.iter("table"):
        if len(list(table.iter("tr"))) <= _SHORT:
            table.set("class", "short")
        _share_width(table)


def _share_width(table: ET.Element) -> None:
    """Give two columns widths by the longest text in each; three and more are of one width.

    To measure what stands in a table takes longer than to lay it out.
    """
    rows = list(table.iter("tr"))
    if len(rows[0]) == _TWO:
        one, other = (max(_length(row[at]) for row in rows) for at in (0, 1))
        share = min(max(one / (one + other), _LEAST), _MOST)
        rows[0][0].set("style", f"width: {share:.0%}")


def _length(cell: ET.Element) -> int:
    lines = sum("blank" in element.get("class", "").split() for element in cell.iter())
    return letters("".join(cell.itertext())) + lines * _LINE


def _widen_lines(section: ET.Element) -> None:
    """Make a line to write on as wide as the page where a list item is nothing else."""
    for item in section.iter("li"):
        if not (item.text or "").strip() and len(item) == 1 and not (item[0].tail or "").strip():
            item[0].set("class", item[0].get("class", "").replace("blank long", "blank whole"))
            item.set("class", "line")


def make_fields(section: ET.Element) -> None:
    """Make the lines to write on fields to type into (PDF 32000-1, 12.7), named for screen readers.

    A field is named by the statement that it stands in.
    """
    for holder in section.iter():
        if holder.tag not in {"li", "tr", "p"}:
            continue
        name = " ".join("".join(holder.itertext()).split()).rstrip(":： ")
        blanks = [e for e in holder.iter("span") if "blank" in e.get("class", "").split()]
        for at, blank in enumerate(blanks, 1):
            identity = holder.get("id", "")
            blank.tag = "input"
            blank.set("type", "text")
            blank.set("name", f"{identity}-{at}" if len(blanks) > 1 else identity)
            blank.set("title", name or identity)
            blank.text = None
