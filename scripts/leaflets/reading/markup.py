"""The Markdown of a page: one dialect for the site, the leaflets and the checks.

Python-Markdown with ``attr_list``, ``admonition``, ``tables``, ``sane_lists`` and ``toc``, and
our own extension, which

- has no raw HTML at all: the rules for it are taken out of the parser, so none can reach a page;
- fills in ``[[clinic.phone]]`` and ``[[blank]]``;
- moves the id of a table row from its first cell to the row;
- isolates numbers, phones and Latin words in right-to-left text;
- lets no rule for what is within a text look at texts that have none of its characters.

MkDocs names this module among its Markdown extensions; :func:`to_html` is what everyone else calls.
"""

import re
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from leaflets.reading.bidi import isolate

TokenRenderer = Callable[[str], ET.Element]

TOKEN = re.compile(r"\[\[([^\[\]\n]*)\]\]")

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot);)")
_HAN = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_HAN_BREAK = re.compile(f"(?<=[{_HAN}])\n[ \t]*(?=[{_HAN}])")
_INLINE = frozenset(
    {
        *("token", "backtick", "escape", "reference", "link", "image_link", "image_reference"),
        *("short_reference", "short_image_ref", "linebreak", "em_strong"),
    }
)
"""The rules for what is within a text, and below what all of them need one of."""
_MARKS = re.compile(r"[\[\\`*_]|  \n")
_NAME = re.compile(r"[A-Za-z_:][\w:.-]*", re.ASCII)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_of_thread = threading.local()

NO_ID = "_"
"""What the ids begin with that ``toc`` gives to headings without one: our own never do."""


def _no_slug(_value: str, _separator: str) -> str:
    # Heading ids are written by hand: made from text they would differ in every language
    # (mkdocs/mkdocs#3920). An empty slug becomes _1, _2 ..., which the checks report.
    return ""


EXTENSIONS = ["attr_list", "admonition", "tables", "sane_lists", "toc", "leaflets.reading.markup"]


def extension_configs(render_token: TokenRenderer, direction: str) -> dict[str, dict[str, Any]]:
    """Return the settings of :data:`EXTENSIONS`, as Python-Markdown and MkDocs take them."""
    return {
        "toc": {"slugify": _no_slug, "permalink": False},
        "leaflets.reading.markup": {"render_token": render_token, "direction": direction},
    }


def keep_token(token: str) -> ET.Element:
    """Render a token as it was written, which is how the checks compare them."""
    element = ET.Element("span", {"data-token": token})
    element.text = f"[[{token}]]"
    return element


def to_html(
    text: str, render_token: TokenRenderer = keep_token, direction: str = "ltr"
) -> ET.Element:
    """Return the page as a tree of XHTML elements under one ``div``."""
    html = _markdown(render_token, direction).reset().convert(text)
    # Python-Markdown leaves entities as they are, and XML knows five. The checks report the rest.
    html = _NOT_XML.sub("\ufffd", _ENTITY.sub("&amp;", html))
    return ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - no raw HTML gets in


def _markdown(render_token: TokenRenderer, direction: str) -> Markdown:
    """Return what converts; for the checks, which read many pages, the same one in a thread."""
    if render_token is not keep_token or direction != "ltr":
        return _new_markdown(render_token, direction)
    if not hasattr(_of_thread, "markdown"):
        _of_thread.markdown = _new_markdown(render_token, direction)
    found: Markdown = _of_thread.markdown
    return found


def _new_markdown(render_token: TokenRenderer, direction: str) -> Markdown:
    configs = extension_configs(render_token, direction)
    return Markdown(extensions=EXTENSIONS, extension_configs=configs)


class _Tokens(InlineProcessor):
    def __init__(self, md: Markdown, render: TokenRenderer) -> None:
        super().__init__(TOKEN.pattern, md)
        self.render = render

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        return self.render(m[1]), m.start(0), m.end(0)


class _PlainTexts(Treeprocessor):
    """Marks what has nothing within: most texts, for which Python-Markdown tries all its rules."""

    def run(self, root: ET.Element) -> None:
        if len(self.md.inlinePatterns) > sum(name in self.md.inlinePatterns for name in _INLINE):
            return  # there are others, which may need other characters
        for element in root.iter():
            if element.text and not _MARKS.search(element.text):
                element.text = AtomicString(element.text)


class _RowIds(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        for row in root.iter("tr"):
            for cell in row:
                if name := cell.attrib.pop("id", None):
                    row.set("id", name)


class _JoinHan(Preprocessor):
    """Joins the lines of Chinese, where the end of a line is no space: one sentence a line."""

    def run(self, lines: list[str]) -> list[str]:
        return _HAN_BREAK.sub("", "\n".join(lines)).split("\n")


class _AttributeNames(Treeprocessor):
    """Drops what attr_list took for an attribute and XML does not: ``{: ## - }``."""

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                if value is None or not _NAME.fullmatch(name):
                    del element.attrib[name]


class _Isolate(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        isolate(root)


class LeafletMarkup(Extension):
    """Our part of the dialect. Priorities are relative to those in Python-Markdown's sources."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "render_token": [keep_token, "Makes an element of the name of a token"],
            "direction": ["ltr", "Writing direction of the language: ltr or rtl"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Add our rules to ``md`` and take raw HTML out of it."""
        md.preprocessors.deregister("html_block")
        md.preprocessors.register(_JoinHan(md), "join_han", 5)
        for name in ("html", "autolink", "automail", "entity"):
            md.inlinePatterns.deregister(name)
        # Above backticks (190), so that no other rule sees the brackets.
        md.inlinePatterns.register(_Tokens(md, self.getConfig("render_token")), "token", 195)
        # Before inline (20), which tries the rules.
        md.treeprocessors.register(_PlainTexts(md), "plain_texts", 21)
        # After attr_list (8), which puts the id on the cell.
        md.treeprocessors.register(_AttributeNames(md), "attribute_names", 5)
        md.treeprocessors.register(_RowIds(md), "row_ids", 4)
        if self.getConfig("direction") == "rtl":
            md.treeprocessors.register(_Isolate(md), "isolate", 3)


def makeExtension(**kwargs: Any) -> LeafletMarkup:  # noqa: N802 - its caller's name
    """Return the extension; called by Python-Markdown."""
    return LeafletMarkup(**kwargs)
