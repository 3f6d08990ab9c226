"""Pictures in the reader's language: drawn once, their words filled in from ``labels.yml``.

A drawing is an SVG file whose ``text`` elements are empty and name a label:
``<text data-label="pic_spider_vein" data-width="200" x="150" y="40" font-size="22"/>``. The words
are set in the middle over x and y, in as many lines as the width needs, the middle of them at y.

Groups with ``data-x`` and ``data-width`` are panels that are read one after the other: in
right-to-left languages the first stands on the right. What is within a panel is never mirrored.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.printing.fonts import TYPEFACES
from leaflets.reading.labels import Labels
from leaflets.reading.pictures import PEOPLE, SVG, labels_of, set_label, slot_of
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

LEADING = 1.25
_BASELINE = 0.78
"""Where in the height of a line its letters stand."""
_TRANSLATE = re.compile(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)")


@dataclass(frozen=True, slots=True)
class Words:
    """A label as it is set in a drawing, in the units of its view box; ``x`` is its middle.

    ``top`` is the upper edge of its first line; a line is ``LEADING`` times ``size`` high.
    """

    lines: tuple[str, ...]
    x: float
    top: float
    width: float
    size: float
    weight: str
    fill: str


def picture(project: Project, lang: str, name: str) -> str:
    """Return the SVG of a picture of a page, in a language."""
    if PEOPLE.fullmatch(name):
        return people(name)
    return localized(project.drawings[name], project.labels[lang], project.settings.language(lang))


def localized(drawing: str, labels: Labels, language: Language) -> str:
    """Return a drawing with its words in a language; as it is if it has none."""
    if not labels_of(drawing):
        return drawing
    root = _laid_out(drawing, language)
    root.set("lang", language.tag)
    faces = ", ".join(TYPEFACES[language.script].families)
    root.set("font-family", f"{faces}, sans-serif")
    for words in _set_words(root, labels):
        element = ET.SubElement(root, f"{{{SVG}}}text")
        element.set("text-anchor", "middle")
        element.set("font-size", f"{words.size:g}")
        element.set("font-weight", words.weight)
        element.set("fill", words.fill)
        for number, line in enumerate(words.lines):
            span = ET.SubElement(element, f"{{{SVG}}}tspan")
            span.set("x", f"{words.x:g}")
            span.set("y", f"{words.top + (number + _BASELINE) * words.size * LEADING:.1f}")
            span.text = line
    return _written(root)


def apart(
    drawing: str, labels: Labels, language: Language
) -> tuple[str, list[Words], tuple[float, float]]:
    """Return a drawing without its words, its words, and its width and height.

    WeasyPrint 70 sets each letter of SVG text by itself, which no joined script survives; on paper
    the words are therefore HTML that stands over the drawing.
    """
    root = _laid_out(drawing, language)
    words = list(_set_words(root, labels))
    return _written(root), words, _size(root)


def _written(root: ET.Element) -> str:
    """Return a drawing as text, in the default name space whatever else has been registered."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{SVG}}}")
    root.set("xmlns", SVG)
    return ET.tostring(root, encoding="unicode")


def _laid_out(drawing: str, language: Language) -> ET.Element:
    root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    if language.direction == "rtl":
        _mirror(root)
    return root


def _set_words(root: ET.Element, labels: Labels) -> Iterator[Words]:
    """Take the ``text`` elements out of a drawing, and yield what is to be written there."""
    for parent, element, left, top in list(_texts(root, 0.0, 0.0)):
        parent.remove(element)
        slot = slot_of(element)
        label = set_label(labels[slot.label], slot)
        middle = top + float(element.get("y", "0"))
        yield Words(
            lines=label.lines,
            x=left + float(element.get("x", "0")),
            top=middle - len(label.lines) * label.size * LEADING / 2,
            width=slot.width,
            size=label.size,
            weight=element.get("font-weight", "normal"),
            fill=element.get("fill", "#000"),
        )


def _texts(
    parent: ET.Element, left: float, top: float
) -> Iterator[tuple[ET.Element, ET.Element, float, float]]:
    """Yield the places for words with their parent and how far the groups around have moved."""
    for element in parent:
        if element.tag == f"{{{SVG}}}text" and element.get("data-label"):
            yield parent, element, left, top
        elif element.tag == f"{{{SVG}}}g":
            match = _TRANSLATE.match(element.get("transform", ""))
            x, y = (float(match[1]), float(match[2])) if match else (0.0, 0.0)
            yield from _texts(element, left + x, top + y)


def _mirror(root: ET.Element) -> None:
    whole = _size(root)[0]
    for group in root.iter(f"{{{SVG}}}g"):
        if "data-x" in group.attrib:
            x, width = float(group.get("data-x", "0")), float(group.get("data-width", "0"))
            group.set("transform", f"translate({whole - x - width:g} {group.get('data-y', '0')})")


def _size(root: ET.Element) -> tuple[float, float]:
    _, _, width, height = root.get("viewBox", "0 0 1 1").split()
    return float(width), float(height)


_ROW = 100
_STEP = 6
_COLOURS = ("#12394a", "#c2571a", "#d5dbe0")


def people(name: str) -> str:
    """Draw an icon array: one dot a person, the concerned ones dark, a range in a second colour.

    Dots rather than figures: ten thousand of them are one denominator for all risks (see the CDC
    Clear Communication Index, item 18), and must be seen at once.
    """
    match = PEOPLE.fullmatch(name)
    assert match is not None
    least, whole = int(match["least"]), int(match["whole"])
    most = int(match["most"] or least)
    row = _ROW if whole > _ROW else 10
    step = _STEP if whole > _ROW else _STEP * 4
    rows = -(-whole // row)
    paths = [
        _dots(0, least, row, step, _COLOURS[0]),
        _dots(least, most, row, step, _COLOURS[1]),
        _dots(most, whole, row, step, _COLOURS[2]),
    ]
    size = f"{row * step} {rows * step}"
    return f'<svg xmlns="{SVG}" viewBox="0 0 {size}">{"".join(paths)}</svg>'


def _dots(start: int, stop: int, row: int, step: int, colour: str) -> str:
    """Draw the dots of some people as dashed lines, a row each: a dash without length is a dot."""
    lines = []
    at = start
    while at < stop:
        line, first = divmod(at, row)
        last = min(row, first + stop - at) - 1
        x, y = (first + 0.5) * step, (line + 0.5) * step
        lines.append(f"M{x:g} {y:g}h{max(last - first, 0) * step + 0.01:g}")
        at += last - first + 1
    if not lines:
        return ""
    style = f'stroke="{colour}" stroke-width="{step * 0.72:g}" stroke-linecap="round"'
    return f'<path d="{"".join(lines)}" {style} stroke-dasharray="0 {step}"/>'
