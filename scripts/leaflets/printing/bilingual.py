"""Two languages side by side, statement facing statement, so that two people can point at one.

Both sections are of the same page, so that their elements are alike one by one: the checks see to
it. Each pair is a row of its own, the patient's language first; what a screen reader reads is one
statement in one language, then the same in the other.
"""

import xml.etree.ElementTree as ET

from leaflets.reading.settings import Language


def facing(own: ET.Element, other: ET.Element, language: Language, source: Language) -> ET.Element:
    """Put the section of the source language beside that of another language."""
    _without_ids(other)
    both = ET.Element("section", own.attrib)
    _face_children(both, own, other, language, source)
    return both


def _without_ids(section: ET.Element) -> None:
    """An id is there once: links lead to the patient's language."""
    for element in section.iter():
        element.attrib.pop("id", None)


def _face_children(
    both: ET.Element, own: ET.Element, other: ET.Element, language: Language, source: Language
) -> None:
    """Put pairs that follow one another into one block, which costs less than a block for each."""
    rows: ET.Element | None = None
    for one, two in zip(own, other, strict=True):
        if one.tag in {"table", "div"} or one.find("img") is not None:
            rows = None
            both.append(_whole(one, two, language, source))
            continue
        if rows is None or _is_opening(rows):
            rows = ET.SubElement(both, "div", {"class": "pairs"})
        if one.tag in {"ul", "ol"}:
            for at, (first, second) in enumerate(zip(one, two, strict=True), 1):
                _pair(rows, _list(one, first, at), _list(two, second, at), language, source)
        else:
            _pair(rows, one, two, language, source)


def _whole(one: ET.Element, two: ET.Element, language: Language, source: Language) -> ET.Element:
    """Return what is no pair: a table of both, a box with pairs in it, or a picture of one."""
    if one.tag == "table":
        return _table(one, two, source)
    if one.tag == "div":
        box = ET.Element("div", one.attrib)
        _face_children(box, one, two, language, source)
        return box
    return one


def _is_opening(rows: ET.Element) -> bool:
    """Tell if these are the title and the message of a leaflet, behind which the clinic stands."""
    return len(rows) == 2 and rows[0][0].tag == "h1"


def _pair(
    rows: ET.Element, one: ET.Element, two: ET.Element, language: Language, source: Language
) -> None:
    row = ET.SubElement(rows, "div", {"class": "pair head" if one.tag[0] == "h" else "pair"})
    for element, side in ((one, language), (two, source)):
        if element is two and element.tag[0] == "h":
            element.tag = "p"  # one outline, in the patient's language
            element.set("class", "heading")
        element.set("lang", side.tag)
        element.set("dir", side.direction)
        row.append(element)


def _list(items: ET.Element, item: ET.Element, number: int) -> ET.Element:
    """Return a list of one item, which keeps its number."""
    single = ET.Element(items.tag)
    if items.tag == "ol":
        single.set("style", f"counter-reset: list-item {number - 1}")
    single.append(item)
    return single


def _table(one: ET.Element, two: ET.Element, source: Language) -> ET.Element:
    """Put each row of the source language below the same row of the patient's.

    A column has one head, in both languages: two rows of heads are two columns of heads to those
    who hear the table.
    """
    both = ET.Element("table", one.attrib | {"class": "two"})
    for part, twin in zip(one, two, strict=True):
        body = ET.SubElement(both, part.tag)
        for row, second in zip(part, twin, strict=True):
            body.append(row)
            if part.tag == "thead":
                for cell, head in zip(row, second, strict=True):
                    ET.SubElement(cell, "br")
                    words = ET.SubElement(cell, "span", {"lang": source.tag, "class": "second"})
                    words.set("dir", source.direction)
                    words.text = head.text
                    words.extend(head)
                continue
            for cell in second:
                cell.set("lang", source.tag)
                cell.set("dir", source.direction)
            second.set("class", "second")
            body.append(second)
    return both
