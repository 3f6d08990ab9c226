"""Pictures in the reader's language: drawn once, their words filled in from ``labels.yml``.

A drawing is an SVG file whose ``text`` elements are empty and name a label:
``<text data-label="pic_spider_vein" data-width="200" x="150" y="40" font-size="22"/>``. The words
are set in the middle over x and y, in as many lines as the width needs, the middle of them at y.

Groups with ``data-x`` and ``data-width`` are panels that are read one after the other: in
right-to-left languages the first stands on the right. What is within a panel is never mirrored.
"""

import xml.etree.ElementTree as ET

from leaflets.printing.fonts import TYPEFACES
from leaflets.reading.labels import Labels
from leaflets.reading.pictures import PEOPLE, SVG, labels_of, set_label, slot_of
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

_LEADING = 1.25

ET.register_namespace("", SVG)


def picture(project: Project, lang: str, name: str) -> str:
    """Return the SVG of a picture of a page, in a language."""
    if PEOPLE.fullmatch(name):
        return people(name)
    return localized(project.drawings[name], project.labels[lang], project.settings.language(lang))


def localized(drawing: str, labels: Labels, language: Language) -> str:
    """Return a drawing with its words in a language; as it is if it has none."""
    if not labels_of(drawing):
        return drawing
    root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    root.set("lang", language.tag)
    faces = ", ".join(TYPEFACES[language.script].families)
    root.set("font-family", f"{faces}, sans-serif")
    for element in list(root.iter(f"{{{SVG}}}text")):
        _letter(element, labels)
    if language.direction == "rtl":
        _mirror(root)
    return ET.tostring(root, encoding="unicode")


def _letter(element: ET.Element, labels: Labels) -> None:
    slot = slot_of(element)
    label = set_label(labels[slot.label], slot)
    for name in ("data-label", "data-width", "data-lines"):
        element.attrib.pop(name, None)
    x, y = element.get("x", "0"), float(element.get("y", "0"))
    step = label.size * _LEADING
    first = y + label.size * 0.35 - step * (len(label.lines) - 1) / 2
    element.attrib.pop("y", None)
    element.set("text-anchor", "middle")
    element.set("font-size", f"{label.size:g}")
    for number, line in enumerate(label.lines):
        span = ET.SubElement(element, f"{{{SVG}}}tspan")
        span.set("x", x)
        span.set("y", f"{first + number * step:.1f}")
        span.text = line


def _mirror(root: ET.Element) -> None:
    whole = float(root.get("viewBox", "0 0 0 0").split()[2])
    for group in root.iter(f"{{{SVG}}}g"):
        if "data-x" in group.attrib:
            x, width = float(group.get("data-x", "0")), float(group.get("data-width", "0"))
            group.set("transform", f"translate({whole - x - width:g} {group.get('data-y', '0')})")


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
