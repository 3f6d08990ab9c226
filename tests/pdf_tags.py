"""What a screen reader reads of a PDF: the text of its tags, in their order (PDF 32000-1, 14.7).

Read from the content streams by means of our own, not by a library that guesses at lines: for text
from right to left such libraries give the order of sight. A piece of marked content is a line of
one direction; its glyphs stand in the order of sight, so that those of Arabic are turned round,
and brackets with them.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf

_MARKED = re.compile(
    rb"<<\s*/MCID (\d+)(.*?)>>\s*BDC|/(\S+) [\d.]+ Tf|(\[[^\]]*\] TJ|<[0-9a-f]*> Tj)|\b(EMC)\b",
    re.S,
)
_ACTUAL = re.compile(rb"/ActualText\s*<([0-9a-f]*)>", re.I)
_GLYPHS = re.compile(rb"<([0-9a-f]*)>", re.I)
_MAP_LINE = re.compile(rb"<([0-9a-f]+)>\s*<([0-9a-f]*)>", re.I)
_MIRRORED = str.maketrans("()[]«»<>", ")(][»«><")
_WORD = re.compile(r"\w")
_ARABIC = re.compile("[\u0590-\u08ff]")


@cache
def spoken(path: Path) -> tuple[str, ...]:
    """Return the text of each piece of marked content that a tag holds, in the order of tags.

    A picture is its alternative text; bullets and numbers of lists (``Lbl``) are left out.
    """
    with pikepdf.open(path) as pdf:
        is_rtl = pdf.Root.Lang in {"ar", "fa", "ur", "he"}
        pages = {page.objgen: _pieces(page, is_rtl=is_rtl) for page in pdf.pages}
        return tuple(_said(pdf.Root.StructTreeRoot.K, None, pages))


def _said(kids: Any, page: Any, pages: dict[Any, dict[int, str]]) -> Iterator[str]:
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            yield pages[page].get(kid, "")
        elif "/MCID" in kid:
            yield pages[kid.Pg.objgen if "/Pg" in kid else page].get(int(kid.MCID), "")
        elif kid.get("/S") == "/Figure":
            yield str(kid.Alt)
        elif "/K" in kid and kid.get("/S") != "/Lbl":
            yield from _said(kid.K, kid.Pg.objgen if "/Pg" in kid else page, pages)


def _pieces(page: Any, *, is_rtl: bool) -> dict[int, str]:
    """Return the text of the marked content of a page, by its number."""
    fonts = {name: _texts(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    at, texts_of_glyphs, pieces = -1, {}, []  # type: int, dict[bytes, str], list[str]
    for match in _MARKED.finditer(page.Contents.read_bytes()):
        number, properties, font, shown, end = match.groups()
        if number is not None:
            at, pieces = int(number), []
            if actual := _ACTUAL.search(properties):
                texts[at] = bytes.fromhex(actual[1].decode()).decode("utf-16")
        elif font is not None:
            texts_of_glyphs = fonts[f"/{font.decode()}"]
        elif shown is not None:
            for string in _GLYPHS.findall(shown):
                pieces += [
                    texts_of_glyphs.get(string[place : place + 4].lower(), "\ufffd")
                    for place in range(0, len(string), 4)
                ]
        elif end and at >= 0:
            text = "".join(pieces)
            if _ARABIC.search(text) or (is_rtl and not _WORD.search(text)):
                text = "".join(pieces[::-1]).translate(_MIRRORED)
            texts.setdefault(at, text)
            at = -1
    return texts


def _texts(font: Any) -> dict[bytes, str]:
    """Return what the glyphs of a font stand for, by their four digits (9.10.3)."""
    if "/ToUnicode" not in font:
        return {}
    return {
        glyph.lower(): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in _MAP_LINE.findall(font.ToUnicode.read_bytes())
    }
