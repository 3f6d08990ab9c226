"""The numbers of the pages that links lead to, for which room is left before the pages are made.

WeasyPrint makes each page again on which such a number turns out to be another than it thought: of
the pages of a leaflet, every third. Where a number stands it only matters how wide it is; and how
many digits it has can be told beforehand, but for the pages about the tenth. So the text is laid
out with digits that stand for others, and the right ones take their places when the pages are
there. If any does not fit there exactly, all is laid out anew in WeasyPrint's way.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from typing import Any

from leaflets.printing.letters import letters
from leaflets.printing.tagging import boxes_of

_PAPER = {"A4": (171.0, 255.0), "letter": (176.9, 237.4)}
"""Width and height of the text on a page, in millimetres."""
_POINT = 25.4 / 72
_ONE, _TWO, _LAST = 8.5, 11.5, 90.0
"""A number has one digit for sure before the first of these pages, two behind the second."""
_ROOM = "data-room"
_GUESSED = "guessed"
_DIGITS = re.compile(r"\d+")


def leave_room(sections: Iterable[ET.Element], paper: str, size: float, leading: float) -> None:
    """Note at links how many digits the number of their page has, where that is certain.

    ``size`` is that of the print in points, ``leading`` the height of its lines, of which it is a
    part. So much room do texts take in 13 languages, to a page and a half in twenty.
    """
    width, height = _PAPER.get(paper, _PAPER["A4"])
    letter, line = 0.64 * size * _POINT / width, size * leading * _POINT / height
    places: dict[str, float] = {}
    links, page = [], 1.0
    for element in (element for section in sections for element in section.iter()):
        places.setdefault(element.get("id", ""), page)
        if element.tag == "a" and element.get("class") == "xref":
            links.append(element)
        elif element.tag == "img":
            page += 167 / height
        elif element.tag in {"p", "li", "tr"}:
            page += 0.33 * line
        elif element.tag in {"h1", "h2", "h3", "h4"}:
            page += 1.5 * line
        page += letter * line * (letters(element.text) + letters(element.tail))
    for link in links:
        place = places.get(link.get("href", "")[1:], _LAST)
        digits = 1 if place < _ONE else 2 if _TWO < place < _LAST else 0
        if digits:
            link.set(_ROOM, "0" * digits)


class References:
    """The links of a document for whose numbers room is left; they are told in its own words."""

    def __init__(self, root: ET.Element) -> None:
        self._links = [link for link in root.iter("a") if link.get(_ROOM)]
        for link in self._links:
            link.set("class", f"{link.get('class', '')} {_GUESSED}")

    def settle(self, pages: Iterable[Any], width_of: Callable[[Any, str], float]) -> bool:
        """Write the numbers into the pages; False where one is not as wide as the room for it.

        ``width_of`` tells how wide another text is in the place of a box.
        """
        if not self._links:
            return True
        links, numbers = [], dict[str, int]()
        for number, page in enumerate(pages, 1):
            links += [(target, box) for _, target, _, box in page.links]
            for anchor in page.anchors:
                numbers.setdefault(anchor, number)
        return all(
            _write(box, str(numbers[target]), width_of)
            for target, link in links
            if link.element.get("class", "").endswith(_GUESSED)
            for box in boxes_of(link)
            if box.element_tag == "a::after" and _DIGITS.search(getattr(box, "text", ""))
        )

    def forget(self) -> None:
        """Leave it to WeasyPrint to find the numbers."""
        for link in self._links:
            link.set("class", link.get("class", "").removesuffix(f" {_GUESSED}"))
        self._links = []


def _write(box: Any, number: str, width_of: Callable[[Any, str], float]) -> bool:
    text = _DIGITS.sub(number, box.text)
    if width_of(box, text) != box.width:
        return False
    box.text = box.pango_layout.text = text
    return True
