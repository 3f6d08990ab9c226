"""Elements that look alike share their style, which halves what WeasyPrint computes of styles.

WeasyPrint 70 computes the style of elements once where the same rules apply to them and to what
they stand in; but an ``id`` and a ``lang`` are rules of one element alone, and all that is in it
differs with it. So while a document is laid out, ids to which no link leads are not there, and
languages are rules of the style sheet; then the ids are put where WeasyPrint would have put them.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

from leaflets.printing.tagging import boxes_of

_ID, _LANG = "data-id", "data-lang"


def share_styles(root: ET.Element) -> None:
    """Take out of a document what only seems to make its elements differ."""
    sheet = root.find("head/style")
    if sheet is None:
        return
    wanted = {link.get("href", "").removeprefix("#") for link in root.iter("a")}
    languages = dict[str, None]()
    for element in root.iter():
        name, language = element.get("id"), element.get("lang")
        if name and name not in wanted:
            element.set(_ID, element.attrib.pop("id"))
        if language and element is not root:
            element.set(_LANG, element.attrib.pop("lang"))
            languages[language] = None
    rules = [f'[{_LANG}="{tag}"] {{ -weasy-lang: "{tag}"; }}\n' for tag in languages]
    sheet.text = "".join([sheet.text or "", *rules])


def name_places(pages: Iterable[Any]) -> None:
    """Give the pages of a WeasyPrint document the places of the ids that were taken out."""
    for page in pages:
        for box in boxes_of(page._page_box):
            name = box.element.get(_ID) if box.element is not None else None
            if name and name not in page.anchors and box.element_tag == box.element.tag:
                x, y, width, height = box.hit_area()
                page.anchors[name] = (x, y, x + width, y + height)
