"""The one module that knows WeasyPrint: HTML in, a tagged PDF out, and every log line a finding."""

import logging
import xml.etree.ElementTree as ET
import zlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pydyf

from leaflets.findings import Finding
from leaflets.printing.alike import name_places, share_styles
from leaflets.printing.fontfile import compact
from leaflets.printing.papers import share_edges
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.references import References
from leaflets.printing.tagging import PageTags, boxes_of, finish
from leaflets.printing.textlayer import Fonts, settle

VARIANT = "pdf/ua-1"
_LEVEL = 6
"""How tight pages are compressed: pydyf's 9 takes three times as long for three in a hundred."""
_BEGIN, _END = b"\nstream\n", b"\nendstream"

_KIND = {"pdf_variant": VARIANT, "pdf_tags": True}


class Sheets:
    """An HTML document that is laid out on pages, and may be written as PDF/UA-1.

    It is printed in the font ``families`` and no other. Nothing is fetched: what the document needs
    is within it. ``name`` is what messages call it. Raises PrintError where WeasyPrint is not
    usable.
    """

    def __init__(self, html: str, name: str, families: Collection[str]) -> None:
        weasyprint = load()
        self._name, self._families, self._records = name, families, _Records()
        with self._records.listening():
            fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"])
            source = _read(html, fetcher)
            references = References(source.etree_element)
            self._document = source.render(**_KIND)
            if not references.settle(self._document.pages, _width_of):
                references.forget()
                self._document = source.render(**_KIND)

    @property
    def count(self) -> int:
        """The number of pages."""
        return len(self._document.pages)

    @property
    def filled(self) -> float:
        """How many pages the content takes without the white at the foot of each."""
        return sum(_filled(page._page_box) for page in self._document.pages)

    def pdf(self) -> Pdf:
        """Write the PDF.

        Raises PrintError where WeasyPrint logged anything, such as a missing glyph, and where a
        letter that the families lack was printed in another font.
        """
        document = self._document
        document.fonts = Fonts()
        name_places(document.pages)
        tags = [_watch(page, document) for page in document.pages]
        with self._records.listening():
            data = document.write_pdf(finisher=_finisher(tags), **_KIND)
        findings = [_log_finding(message, self._name) for message in self._records.messages]
        findings += [
            _font_finding(family, letters, self._name)
            for family, letters in _letters_by_family(document).items()
            if family not in self._families
        ]
        if findings:
            raise PrintError(findings)
        return Pdf(data, self.count)


def render(html: str, name: str, families: Collection[str]) -> Pdf:
    """Print an HTML document; see :class:`Sheets`."""
    return Sheets(html, name, families).pdf()


def _read(html: str, fetcher: Any) -> Any:
    """Return WeasyPrint's document of HTML; what is XML as well is not read by its slow parser."""
    try:
        root = ET.fromstring(html)  # noqa: S314 - our own text
    except ET.ParseError:
        return load().HTML(string=html, url_fetcher=fetcher)
    share_styles(root)
    document = load().HTML(string="", url_fetcher=fetcher)
    document.wrapper_element = type(document.wrapper_element).from_html_root(root)
    document.etree_element = root
    return document


def _width_of(box: Any, text: str) -> float:
    """Return how wide a text is in the place of the text of a box."""
    split = load().text.line_break.split_first_line
    _, _, _, width, _, _ = split(text, box.style, None, None, box.justification_spacing)
    return float(width)


def _finisher(tags: list[PageTags]) -> Callable[[Any, Any], None]:
    def finisher(document: Any, pdf: Any) -> None:
        finish(pdf, tags)
        share_edges(pdf)
        compact(pdf, document.fonts.values())

    return finisher


def _watch(page: Any, document: Any) -> PageTags:
    """Let a page be painted on a stream that asks for the properties of its marked content.

    WeasyPrint gives no way to it; its page and its stream are objects of this document alone, and
    so is what is changed here. After the last page all glyphs are known.
    """
    margins = (
        box
        for margin in page._page_box.children
        if type(margin).__name__ == "MarginBox"
        for box in boxes_of(margin)
    )
    tags, paint = PageTags(document.metadata.lang, margins), page.paint

    def painted(stream: Any, scale: float = 1) -> None:
        stream.__class__ = _stream_class()
        stream.page_tags = tags
        paint(stream, scale)
        if page is document.pages[-1]:
            settle(document.fonts)

    page.paint = painted
    return tags


def _filled(page: Any) -> float:
    """Return which part of the height of a page anything stands on."""
    top, height = float(page.content_box_y()), float(page.height)
    leaves = (box for box in boxes_of(page.children[0]) if not getattr(box, "children", ()))
    return (max((box.position_y + box.height for box in leaves), default=top) - top) / height


@cache
def _stream_class() -> type:
    """Return WeasyPrint's stream, which here writes more than an MCID about marked content."""

    class Stream(load().pdf.stream.Stream):  # type: ignore[misc]
        @contextmanager
        def marked(self, box: Any, tag: str) -> Iterator[None]:
            with super().marked(box, tag):
                properties = self.stream[-2]  # /Tag, << /MCID 3 >>, BDC
                is_artifact, found = self.page_tags.properties(box, properties["MCID"])
                properties.update(found)
                if is_artifact:
                    self.stream[-3] = "/Artifact"
                    del properties["MCID"]
                yield

        @property
        def data(self) -> bytes:
            """The stream as it is written (PDF 32000-1, 7.3.8)."""
            self.compress = False
            _, _, text = super().data.partition(_BEGIN)
            packed = zlib.compress(text.removesuffix(_END), _LEVEL)
            entries = {**self.extra, "Filter": "/FlateDecode", "Length": len(packed)}
            return bytes(pydyf.Dictionary(entries).data + _BEGIN + packed + _END)

    return Stream


def _letters_by_family(document: Any) -> dict[str, str]:
    """Return what was printed in each font family, which is known once the PDF is written."""
    letters: dict[str, str] = {}
    for font in document.fonts.values():
        letters[font.family] = letters.get(font.family, "") + "".join(font.to_unicode.values())
    return letters


class _Records(logging.Handler):
    """Keeps warnings and errors. Progress is logged as information and is left alone."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if message not in self.messages:
            self.messages.append(message)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Keep what WeasyPrint logs for a while."""
        logger = logging.getLogger("weasyprint")
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)


@cache
def load() -> Any:
    """Import WeasyPrint, which takes a third of a second and fails without Pango."""
    try:
        import weasyprint  # noqa: PLC0415
        import weasyprint.pdf.fonts  # noqa: PLC0415
        import weasyprint.pdf.stream  # noqa: PLC0415
    except OSError as error:
        raise PrintError([_library_finding("Pango", str(error).split("\n", 1)[0])]) from None
    if not weasyprint.pdf.fonts.harfbuzz_subset:
        # Without it, fonts are cut down by fontTools: 24 times slower for Chinese, other bytes.
        raise PrintError([_library_finding("libharfbuzz-subset0", "none")])
    return weasyprint


def _library_finding(library: str, found: str) -> Finding:
    return Finding(
        rule="library",
        file="WeasyPrint",
        expected=f"the library {library}",
        found=found,
        action="Run ./scripts/build, which installs it on Debian; README.md names it for macOS.",
    )


def _font_finding(family: str, letters: str, name: str) -> Finding:
    return Finding(
        rule="print",
        file=name,
        expected="letters that the fonts of the language have",
        found=f"“{letters[:20]}”, printed in {family} instead",
        action="Correct the letters, or add the font to fonts.py.",
    )


def _log_finding(message: str, name: str) -> Finding:
    return Finding(
        rule="print",
        file=name,
        expected="a PDF without a complaint of WeasyPrint",
        found=message,
        action="Correct the text or the style; a missing glyph needs a font, see fonts.py.",
    )
