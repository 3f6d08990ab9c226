"""The leaflets, read back by a library that had no part in making them."""

from functools import cache
from pathlib import Path

import pypdfium2
from pypdf import PdfReader


@cache
def reader(path: Path) -> PdfReader:
    return PdfReader(path)


@cache
def pages_of(path: Path) -> list[str]:
    """The text of each page as a screen reader gets it, by PDFium, which heeds ActualText."""
    document = pypdfium2.PdfDocument(path)
    return [page.get_textpage().get_text_range() for page in document]


def text_of(path: Path) -> str:
    return "\n".join(pages_of(path))


def font_names(path: Path) -> set[str]:
    names = set()
    for page in reader(path).pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            names.add(str(font.get_object()["/BaseFont"]))
    return names


def fonts_without_file(path: Path) -> list[str]:
    missing = []
    for page in reader(path).pages:
        for entry in page["/Resources"]["/Font"].get_object().values():
            font = entry.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner["/FontDescriptor"].get_object()
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor):
                missing.append(str(font["/BaseFont"]))
    return missing
