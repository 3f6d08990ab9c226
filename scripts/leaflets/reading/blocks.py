"""From a page of Markdown to its blocks: one block is one statement.

A block is a heading, a paragraph, a list item, a table row or a picture. Its id is written in an
attribute list, ``{: #clots-rare }``, and names the same statement in every language.
"""

import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from leaflets.reading.glossary import Inserted
from leaflets.reading.markup import NO_ID, to_html

_HEADING = re.compile(r"h[1-6]")
_CONTAINERS = {"div", "ul", "ol", "table", "thead", "tbody"}


class Kind(StrEnum):
    """The kinds of blocks, in the words of the messages."""

    HEADING_1 = "page title (#)"
    HEADING_2 = "heading (##)"
    HEADING_3 = "heading (###)"
    HEADING_4 = "heading (####)"
    HEADING_5 = "heading (#####)"
    HEADING_6 = "heading (######)"
    PARAGRAPH = "paragraph"
    BULLET = "list item (-)"
    STEP = "numbered item (1.)"
    ROW = "table row"
    HEAD_ROW = "table head"
    PICTURE = "picture"
    BOX_TITLE = "title of a box"
    OTHER = "block of another kind"

    @property
    def level(self) -> int:
        """The level of a heading, 0 for other kinds."""
        return int(self.name[-1]) if self.name.startswith("HEADING") else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One statement in one language.

    ``text`` is what a reader sees, with white space folded (cells joined by `` | ``, a picture's
    alternative text); ``box`` is the level of the box around it (``danger``, ``warning``) or empty;
    ``depth`` counts the lists around it. ``line`` counts from 1.
    """

    id: str
    kind: Kind
    text: str
    box: str = ""
    depth: int = 0
    cells: int = 1
    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language; ``name`` is the file's name, the same in every language.

    ``text`` is the Markdown with what is ``inserted`` from another file; lines are lines of it.
    """

    lang: str
    name: str
    text: str
    blocks: tuple[Block, ...]
    inserted: Inserted | None = None

    @property
    def file(self) -> str:
        """The file, relative to the project."""
        return f"docs/{self.lang}/{self.name}"

    def place(self, line: int) -> tuple[str, int]:
        """Return the file and line where a line of ``text`` is written."""
        return self.inserted.place(self.file, line) if self.inserted else (self.file, line)

    def at(self, block: Block) -> str:
        """Return where a block is written, as ``file:line``."""
        file, line = self.place(block.line)
        return f"{file}:{line}"

    @property
    def ids(self) -> list[str]:
        """The ids of its blocks, in order; blocks without one are left out."""
        return [block.id for block in self.blocks if block.id]


def parse_page(text: str, lang: str, name: str, inserted: Inserted | None = None) -> Page:
    """Take a page apart."""
    lines = _Lines(text)
    leaves = _leaves(to_html(text), "", 0)
    blocks = tuple(_block(element, box, depth, kind, lines) for element, box, depth, kind in leaves)
    return Page(lang, name, text, blocks, inserted)


def blocks_as_data(blocks: Iterable[Block]) -> list[list[Any]]:
    """Return blocks as JSON can hold them."""
    return [[getattr(block, name) for name in Block.__slots__] for block in blocks]


def blocks_of_data(rows: list[list[Any]]) -> tuple[Block, ...]:
    """Return the blocks that :func:`blocks_as_data` was given."""
    blocks = []
    for name, kind, text, box, depth, cells, *lists, line in rows:
        links, pictures, tokens = map(tuple, lists)
        blocks.append(
            Block(
                id=name,
                kind=Kind(kind),
                text=text,
                box=box,
                depth=depth,
                cells=cells,
                links=links,
                pictures=pictures,
                tokens=tokens,
                line=line,
            )
        )
    return tuple(blocks)


def folded(text: str) -> str:
    """Return ``text`` in NFC with white space folded to single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _leaves(parent: ET.Element, box: str, depth: int) -> list[tuple[ET.Element, str, int, Kind]]:
    """List the elements under ``parent`` that are blocks, in reading order."""
    leaves = []
    for element in parent:
        if element.tag in _CONTAINERS:
            inner_box = _box(element) or box
            inner_depth = depth + (element.tag in {"ul", "ol"})
            leaves += _leaves(element, inner_box, inner_depth)
        elif element.tag == "li":
            nested = [child for child in element if child.tag in _CONTAINERS | {"p"}]
            if (element.text or "").strip() or not nested:
                leaves.append((element, box, depth, _kind(element, parent)))
            leaves += _leaves(_only(nested), box, depth)
        else:
            leaves.append((element, box, depth, _kind(element, parent)))
    return leaves


def _only(children: list[ET.Element]) -> ET.Element:
    holder = ET.Element("div")
    holder.extend(children)
    return holder


def _box(element: ET.Element) -> str:
    classes = element.get("class", "").split()
    return " ".join(name for name in classes if name != "admonition")


def _kind(element: ET.Element, parent: ET.Element) -> Kind:
    tag = element.tag
    if _HEADING.fullmatch(tag):
        return Kind[f"HEADING_{tag[1]}"]
    if element.get("class") == "admonition-title":
        return Kind.BOX_TITLE
    if tag == "p":
        return Kind.PICTURE if _is_picture(element) else Kind.PARAGRAPH
    if tag == "li":
        return Kind.STEP if parent.tag == "ol" else Kind.BULLET
    if tag == "tr":
        return Kind.HEAD_ROW if parent.tag == "thead" else Kind.ROW
    return Kind.OTHER


def _is_picture(paragraph: ET.Element) -> bool:
    text = "".join(paragraph.itertext()).strip()
    return not text and len(paragraph) == 1 and paragraph[0].tag == "img"


def _block(element: ET.Element, box: str, depth: int, kind: Kind, lines: "_Lines") -> Block:
    own = _without_nested(element)
    holder = element[0] if kind is Kind.PICTURE else element
    name = holder.get("id", "")
    name = "" if name.startswith(NO_ID) else name
    cells = ["".join(cell.itertext()) for cell in own] if element.tag == "tr" else []
    images = list(own.iter("img"))
    text = folded(
        " | ".join(cells) or "".join(own.itertext()) or " ".join(i.get("alt", "") for i in images)
    )
    return Block(
        id=name,
        kind=kind,
        text=text,
        box=box,
        depth=depth,
        cells=len(cells) or 1,
        links=tuple(link.get("href", "") for link in own.iter("a")),
        pictures=tuple(image.get("src", "") for image in images),
        tokens=tuple(token.get("data-token", "") for token in own.iter("span")),
        line=lines.of(name, text),
    )


def _without_nested(element: ET.Element) -> ET.Element:
    """Return the element without the lists inside it, which are blocks of their own."""
    if not any(child.tag in _CONTAINERS for child in element):
        return element
    own = ET.Element(element.tag, element.attrib)
    own.text = element.text
    own.extend(child for child in element if child.tag not in _CONTAINERS | {"p"})
    return own


class _Lines:
    """Finds the line of a block again, which Python-Markdown forgets."""

    _ID = re.compile(r"\{:? *#([^\s}]+)")

    def __init__(self, text: str) -> None:
        self._rows = text.split("\n")
        self._ids: dict[str, int] = {}
        self._last = 0
        for number, row in enumerate(self._rows, 1):
            for match in self._ID.finditer(row):
                self._ids.setdefault(match[1], number)

    def of(self, name: str, text: str) -> int:
        """Return the line of the id, or where the text begins below the block before, or 0."""
        if name in self._ids:
            self._last = self._ids[name]
            return self._last
        words = re.findall(r"\w+", text.partition(" | ")[0])[:4]
        pattern = re.compile(r"\W+".join(map(re.escape, words)))
        below = enumerate(self._rows[self._last :], self._last + 1)
        return next((n for n, row in below if words and pattern.search(row)), 0)
