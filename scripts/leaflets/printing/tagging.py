"""The tags of a PDF, mended where WeasyPrint 70 leaves gaps (PDF/UA-1, ISO 14289-1).

WeasyPrint calls :class:`PageTags` while it paints a page, by way of ``weasy.py``, and
:func:`finish` when all objects are there. What is mended:

- running heads and page numbers are artifacts, not content (7.1);
- text whose letters are not in the order of its glyphs carries its text (7.2, ``ActualText``);
- text in another language than the document says so (7.2, ``Lang``);
- what follows the label of a list item is its body (7.6, ``LBody``);
- header cells name what they head (7.5, ``Scope``);
- links are printed (7.18.1, annotation flag 3).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pydyf

REORDERED = re.compile("[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]")
"""Scripts of India and South-East Asia, whose vowel signs may stand before the letter they follow.

Not right-to-left ones: readers of PDF turn their glyphs round themselves (PDFium does), and would
do so with an ``ActualText``, too.
"""

_PRINT = 4
_REFERENCE = re.compile(rb"(\d+) 0 R")


class PageTags:
    """What one page tells about its marked content, by its MCID."""

    def __init__(self, language: str, running: Iterable[Any]) -> None:
        """``running`` are the boxes of the page's margins."""
        self._language = language
        self._running = {id(box) for box in running}
        self.artifacts: set[int] = set()
        self.languages: dict[int, str] = {}

    def properties(self, box: Any, mcid: int) -> tuple[bool, dict[str, Any]]:
        """Tell if a box is an artifact, and what its marked content must say besides its MCID."""
        is_artifact = id(box) in self._running
        found: dict[str, Any] = {}
        if is_artifact:
            self.artifacts.add(mcid)
            found["Type"] = "/Pagination"
        text = getattr(box, "text", "")
        if REORDERED.search(text):
            found["ActualText"] = pydyf.String(text)
        language = box.style["lang"]
        if language and language != self._language:
            self.languages[mcid] = language
            found["Lang"] = pydyf.String(language)
        return is_artifact, found


def boxes_of(box: Any) -> Iterator[Any]:
    """Yield a box and all that is in it."""
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_of(child)


def finish(pdf: Any, pages: list[PageTags]) -> None:
    """Mend the structure tree and the annotations of a PDF that is complete but not written."""
    numbered = {item.number: item for item in pdf.objects}
    places = {reference: at for at, reference in enumerate(pdf.page_references)}
    elements = [
        item
        for item in pdf.objects
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem"
    ]
    for element in elements:
        if element["S"] == "/LI":
            _wrap_body(pdf, element, numbered)
        elif element["S"] == "/TH":
            element.setdefault("A", pydyf.Dictionary({"O": "/Table"}))["Scope"] = "/Column"
        elif element["S"] == "/Link":
            _name_empty_link(element, numbered)
        page = places.get(element.get("Pg"))
        for kid in element.get("K", ()):
            if page is not None and isinstance(kid, int) and kid in pages[page].languages:
                element["Lang"] = pydyf.String(pages[page].languages[kid])
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/Link":
            item["F"] = item.get("F", 0) | _PRINT
    _forget_artifacts(pdf, numbered, pages)


def _number(reference: Any) -> int:
    match = _REFERENCE.fullmatch(reference) if isinstance(reference, bytes) else None
    return int(match[1]) if match else 0


def _wrap_body(pdf: Any, item: Any, numbered: dict[int, Any]) -> None:
    """Put all of a list item but its label into one body."""
    kids = list(item["K"])
    names = [numbered[_number(kid)]["S"] if _number(kid) else "" for kid in kids]
    if names and all(name in {"/Lbl", "/LBody"} for name in names):
        return
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    numbered[body.number] = body
    inside = [kid for kid, name in zip(kids, names, strict=True) if name != "/Lbl"]
    body["K"] = pydyf.Array(inside)
    for kid in inside:
        if _number(kid):
            numbered[_number(kid)]["P"] = body.reference
    labels = [kid for kid, name in zip(kids, names, strict=True) if name == "/Lbl"]
    item["K"] = pydyf.Array([*labels, body.reference])


def _name_empty_link(link: Any, numbered: dict[int, Any]) -> None:
    """Give the part of a link that holds no text, where it was broken over lines, its name."""
    if not all(_number(kid) for kid in link["K"]):
        return
    kids = [numbered[_number(kid)] for kid in link["K"]]
    if kids and all(kid.get("Type") == "/OBJR" for kid in kids):
        contents = numbered[_number(kids[0]["Obj"])].get("Contents")
        if contents is not None:
            link["Alt"] = contents


def _forget_artifacts(pdf: Any, numbered: dict[int, Any], pages: list[PageTags]) -> None:
    """Take the elements of artifacts out of the parent tree, where WeasyPrint has put them."""
    root = numbered[_number(pdf.catalog["StructTreeRoot"])]
    nums = numbered[_number(root["ParentTree"])]["Nums"]
    for at, page in enumerate(pages):
        row = nums[2 * at + 1]
        for mcid in page.artifacts:
            row[mcid] = "null"
