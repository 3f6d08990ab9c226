"""The shared pictures in ``docs/<source>/assets/``: their names, and the words they need."""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PEOPLE = re.compile(r"assets/people-(?P<least>\d+)(?:-(?P<most>\d+))?-of-(?P<whole>\d+)\.svg")
"""Icon arrays, which no file holds: ``assets/people-100-300-of-10000.svg`` is drawn by its name."""

SVG = "http://www.w3.org/2000/svg"
_SMALLEST = 55
"""Per cent of the size it is drawn in, below which a label is too long for its picture."""
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_LABEL = re.compile(r'data-label="([^"]*)"')


def labels_of(drawing: str) -> frozenset[str]:
    """Return the labels that a drawing needs, which stand in its empty ``text`` elements."""
    return frozenset(_LABEL.findall(drawing))


def read_drawings(folder: Path) -> dict[str, str]:
    """Return the SVG files below a language's folder, named as pages name them."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8", errors="replace")
        for path in sorted((folder / "assets").rglob("*.svg"))
        if path.is_file()
    }


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a label stands in a drawing: the size of its letters, its width, its most lines."""

    label: str
    size: float
    width: float
    lines: int


def slot_of(text: ET.Element) -> Slot:
    """Return the slot that a ``text`` element of a drawing is."""
    return Slot(
        label=text.get("data-label", ""),
        size=float(text.get("font-size", "20")),
        width=float(text.get("data-width", "100")),
        lines=int(text.get("data-lines", "2")),
    )


def slots(drawing: str) -> Iterator[Slot]:
    """Yield the slots of a drawing, in its order; none where it is not well-formed."""
    try:
        root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    except ET.ParseError:
        return
    for text in root.iter(f"{{{SVG}}}text"):
        if text.get("data-label"):
            yield slot_of(text)


@dataclass(frozen=True, slots=True)
class Lettering:
    """A label as it is set: its lines, and the size of its letters in units of the drawing."""

    lines: tuple[str, ...]
    size: float


def width_of(text: str) -> float:
    """Estimate the width of a text in ems, rather too wide than too narrow (measured in Noto)."""
    return sum(_advance(character) for character in text)


def _advance(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Cf"}:
        return 0.0
    if _WIDE.match(character):
        return 1.0
    if character in " .,:;'’!|ijltfrI":
        return 0.36
    return 0.74 if character.isupper() or character in "mwMWшщжюфм" else 0.62


def set_label(text: str, slot: Slot) -> Lettering:
    """Break a label into the lines of its slot, with smaller letters where it needs too many.

    ValueError where it is too long even so.
    """
    for percent in range(100, _SMALLEST, -5):
        smaller = slot.size * percent / 100
        found = _break(text, slot.width / smaller)
        if found is not None and len(found) <= slot.lines:
            return Lettering(tuple(found), round(smaller, 1))
    raise ValueError(text)


def _break(text: str, most: float) -> list[str] | None:
    """Return the lines of a text, or None where a word is wider than ``most`` ems."""
    pieces = re.findall(r"[^\s\u3400-\u9fff]+\s*|[\u3400-\u9fff][，。、；：！？]?\s*", text)
    lines: list[str] = []
    for piece in pieces:
        if width_of(piece.rstrip()) > most:
            return None
        if lines and width_of((lines[-1] + piece).rstrip()) <= most:
            lines[-1] += piece
        else:
            lines.append(piece)
    return [line.rstrip() for line in lines]
