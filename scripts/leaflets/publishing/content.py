"""The content of a page as the site shows it: words explained where they first stand."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from leaflets.publishing.terms import Term

TIP = "tip-"
"""What the ids of explained words at the end of a page begin with; the concept follows."""

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);)")
_BARE = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "th", "code"}
"""Elements in which no word is explained: a link in a link is none, and headings stay short."""


_WIDE = 3
"""Columns from which on a table does not fit on a phone."""
_ROLES = {
    "table": "table",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tr": "row",
    "th": "columnheader",
    "td": "cell",
}


def parse(html: str) -> ET.Element:
    """Return the content of a page as one ``div``; it is XHTML, as Python-Markdown writes it."""
    return ET.fromstring(f"<div>{_ENTITY.sub('&amp;', html)}</div>")  # noqa: S314 - our own text


def serialize(root: ET.Element) -> str:
    """Return the content as HTML, without the ``div`` around it."""
    inner = "".join(ET.tostring(child, encoding="unicode", method="html") for child in root)
    return (root.text or "") + inner


def statements(root: ET.Element, ids: frozenset[str]) -> list[tuple[str, str, bool]]:
    """Return id, text and whether it is a heading, of each statement in order."""
    return [
        (
            element.get("id", ""),
            " ".join("".join(_words(element)).split()),
            element.tag in {"h1", "h2", "h3"},
        )
        for element in root.iter()
        if element.get("id") in ids
    ]


def _words(element: ET.Element) -> Iterator[str]:
    if element.tag in {"td", "th"}:
        yield " "
    yield element.get("alt", "")
    yield element.text or ""
    for child in element:
        yield from _words(child)
        yield child.tail or ""


def secure_links(root: ET.Element) -> None:
    """Tell browsers to hand nothing over to other hosts, neither a window nor an address."""
    for link in root.iter("a"):
        if link.get("href", "").startswith(("http:", "https:", "//")):
            link.set("rel", "external noopener noreferrer")


def name_cells(root: ET.Element) -> None:
    """Give each cell of a wide table the head of its column, and the table its meaning.

    On a phone such a table is shown as cards; browsers then forget that it is a table, so that its
    roles are written out.
    """
    for table in root.iter("table"):
        heads = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
        if len(heads) < _WIDE:
            continue
        table.set("class", "wide")
        for element in table.iter():
            if role := _ROLES.get(element.tag):
                element.set("role", role)
        for row in table.iter("tr"):
            for head, cell in zip(heads, row, strict=False):
                if cell.tag == "td":
                    cell.set("data-head", head)


def explain(root: ET.Element, words: Mapping[str, Term]) -> list[str]:
    """Make a link of the first place of each word, and return the concepts found, in order.

    ``words`` are patterns by concept. The link leads to the explanation at the end of the page,
    which needs no script. Emergency boxes stay as they are: nothing there may lead away.
    """
    todo, found = dict(words), list[str]()
    _explain_in(root, todo, found)
    return found


def _explain_in(element: ET.Element, todo: dict[str, Term], found: list[str]) -> None:
    """Go through an element in the order in which it is read."""
    if element.tag in _BARE or "danger" in element.get("class", "").split():
        return
    at = _link_words(element, 0, todo, found)
    while at < len(element):
        _explain_in(element[at], todo, found)
        at = _link_words(element, at + 1, todo, found)


def _link_words(parent: ET.Element, at: int, todo: dict[str, Term], found: list[str]) -> int:
    """Make links in the text before the child ``at``; return where that child is now."""
    text = (parent[at - 1].tail if at else parent.text) or ""
    while hit := _first(text, todo):
        concept, match = hit
        del todo[concept]
        found.append(concept)
        if at:
            parent[at - 1].tail = text[: match.start()]
        else:
            parent.text = text[: match.start()]
        link = ET.Element("a", {"class": "term", "href": f"#{TIP}{concept}"})
        link.text, link.tail = match[0], text[match.end() :]
        parent.insert(at, link)
        text = link.tail
        at += 1
    return at


def _first(text: str, words: Mapping[str, Term]) -> tuple[str, re.Match[str]] | None:
    if not text or text.isspace():  # as half of them are
        return None
    plain = text.casefold()
    hits = [(name, match) for name, word in words.items() if (match := word.search(text, plain))]
    return min(hits, key=lambda hit: (hit[1].start(), -len(hit[1][0])), default=None)
