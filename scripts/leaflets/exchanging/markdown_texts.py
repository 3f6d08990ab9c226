"""The texts of statements as they are written in a page, to be taken out and put back.

A text is what stands between the signs of Markdown that make a paragraph, heading, list item, table
row or picture of it: lines without their indentation, cells with `` | `` between them, alternative
text without its brackets. All else in the file stays byte for byte as it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

CELLS = " | "
"""What stands between the cells of a table row, and between a word and its meaning."""

_WHITE = " \t\r\n"
"""White space that says nothing. A no-break space is a letter here: French and numbers need it."""
_ID = re.compile(r"\{: #(?P<name>[a-z0-9-]+) \}")
_ALONE = re.compile(r"(?P<indent>[ \t]*)\{: #[a-z0-9-]+ \}\s*")
_HEADING = re.compile(r"(?P<sign>[ \t]*#{1,6} +)(?P<text>.*?)(?P<rest> *\{: #[a-z0-9-]+ \}\s*)")
_PICTURE = re.compile(
    r"(?P<sign>[ \t]*!\[)(?P<text>.*)(?P<rest>\]\([^()\s]*\)\{: #[a-z0-9-]+ \}\s*)"
)
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]+")
_STARTS_NO_TEXT = re.compile(r"\s*(?:$|!!! |\{: #|\|)|[^\n]*\{: #[a-z0-9-]+ \}\s*$")
_CELL = re.compile(r"(?<=\|)(?P<text>(?:[^|\\]|\\.)*)(?=\|)")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a text is: lines ``first`` to ``last`` of the page, counted from 0."""

    first: int
    last: int
    cells: bool = False
    sign: str = ""
    rest: str = ""
    indent: str = ""


def words(text: str) -> list[str]:
    """Return what stands between white space that says nothing."""
    return [word for word in re.split(f"[{_WHITE}]+", text) if word]


def texts_of(page: str) -> dict[str, str]:
    """Return the text of each statement of a page, in order."""
    lines = page.split("\n")
    return {name: _text(lines, place) for name, place in _places(lines)}


def with_texts(page: str, new: Mapping[str, str]) -> str:
    """Return a page with other texts; one that says the same in other white space is left alone.

    ValueError, with the name, where a table row would have another number of cells.
    """
    lines = page.split("\n")
    # From the end, so that lines that are added move nothing that is still to be found.
    for name, place in reversed(list(_places(lines))):
        if name in new and words(new[name]) != words(_text(lines, place)):
            lines[place.first : place.last + 1] = _lines(lines, place, name, new[name])
    return "\n".join(lines)


def _places(lines: list[str]) -> Iterator[tuple[str, _Place]]:
    for at, line in enumerate(lines):
        match = _ID.search(line)
        if match is None:
            continue
        place = _place(lines, at)
        if place is not None:
            yield match["name"], place


def _place(lines: list[str], at: int) -> _Place | None:
    line = lines[at]
    if one := _HEADING.fullmatch(line) or _PICTURE.fullmatch(line):
        return _Place(at, at, sign=one["sign"], rest=one["rest"])
    if line.lstrip().startswith("|"):
        return _Place(at, at, cells=True)
    alone = _ALONE.fullmatch(line)
    if alone is None:
        return None
    first = at
    while first and not _STARTS_NO_TEXT.match(lines[first - 1]):
        first -= 1
        if item := _ITEM.match(lines[first]):
            return _Place(first, at - 1, sign=item[0], indent=alone["indent"])
    return (
        _Place(first, at - 1, sign=alone["indent"], indent=alone["indent"]) if first < at else None
    )


def _text(lines: list[str], place: _Place) -> str:
    if place.cells:
        return CELLS.join(_without_id(cell["text"]) for cell in _cells(lines[place.first]))
    rows = lines[place.first : place.last + 1]
    first = rows[0][len(place.sign) :]
    if place.rest:
        first = first.removesuffix(place.rest)
    return "\n".join(row.strip(_WHITE) for row in (first, *rows[1:]))


def _without_id(cell: str) -> str:
    return _ID.sub("", cell).strip(_WHITE)


def _cells(line: str) -> list[re.Match[str]]:
    return list(_CELL.finditer(line))


def _lines(lines: list[str], place: _Place, name: str, text: str) -> list[str]:
    """Return the lines of a statement with another text."""
    if place.cells:
        return [_row(lines[place.first], name, text)]
    end = "\r" if lines[place.first].endswith("\r") else ""
    rows = [row.strip(_WHITE) for row in text.split("\n") if row.strip(_WHITE)]
    if place.rest:
        return [place.sign + " ".join(rows) + place.rest]
    return [(place.indent if number else place.sign) + row + end for number, row in enumerate(rows)]


def _row(line: str, name: str, text: str) -> str:
    cells, texts = _cells(line), re.split(r"[ ]*(?<!\\)\|[ ]*", " ".join(words(text)))
    if len(cells) != len(texts):
        raise ValueError(name)
    for cell, new in reversed(list(zip(cells, texts, strict=True))):
        if new != _without_id(cell["text"]):
            mark = _ID.search(cell["text"])
            written = f" {new} {mark[0]} " if mark else f" {new} "
            line = line[: cell.start()] + written + line[cell.end() :]
    return line
