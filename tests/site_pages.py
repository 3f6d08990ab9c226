"""The built site, read back."""

import re
import xml.etree.ElementTree as ET
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

VOID = {"meta", "link", "img", "input", "br", "hr", "path", "source", "base", "wbr"}


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag):
        while self.open and tag in self.open:
            top = self.open.pop()
            self.builder.end(top)
            if top == tag:
                return

    def handle_data(self, data):
        if self.open:
            self.builder.data(data)


def html_files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


@cache
def tree(path: Path) -> ET.Element:
    parser = _Tree()
    parser.feed(path.read_text("utf-8"))
    while parser.open:
        parser.builder.end(parser.open.pop())
    return parser.builder.close()


def page_file(site: Path, lang: str, name: str) -> Path:
    folder = site if lang == "en" else site / lang
    return folder / ("" if name == "index.md" else name.removesuffix(".md")) / "index.html"


def path_of(lang: str, name: str) -> str:
    """The path of a page on its host."""
    path = "" if name == "index.md" else name.removesuffix(".md") + "/"
    return f"/{path}" if lang == "en" else f"/{lang}/{path}"


@cache
def visible_text(site: Path, lang: str, name: str) -> dict[str, str]:
    """The text of each element of the article that has an id."""
    (article,) = tree(page_file(site, lang, name)).iter("article")
    return {
        element.get("id", ""): re.sub(r"\s+", " ", "".join(element.itertext())).strip()
        for element in article.iter()
        if element.get("id")
    }
