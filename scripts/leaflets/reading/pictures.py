"""The shared pictures in ``docs/<source>/assets/``: their names, and the words they need."""

import re
from pathlib import Path

PEOPLE = re.compile(r"assets/people-(?P<least>\d+)(?:-(?P<most>\d+))?-of-(?P<whole>\d+)\.svg")
"""Icon arrays, which no file holds: ``assets/people-100-300-of-10000.svg`` is drawn by its name."""

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
