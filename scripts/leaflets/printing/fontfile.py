"""Font files in a PDF, cut down to what is drawn.

WeasyPrint 70 keeps the numbers of all glyphs of a font, used or not: of Noto Sans CJK, 63,000 empty
ones, half of the file of a Chinese leaflet. A CID-keyed font does not need it: there the names of
the glyphs are numbers, and the PDF goes by them (PDF 32000-1, 9.7.4.2), so that the rest can go.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import pydyf
import uharfbuzz
from fontTools.cffLib import CFFFontSet

_BARE = "/CIDFontType0C"
"""The kind of a font file that is the table CFF of a CID-keyed font alone (table 126)."""


def compact(pdf: Any, fonts: Iterable[Any]) -> None:
    """Replace the OpenType files of a PDF that is complete but not written.

    ``fonts`` are those of a WeasyPrint document, which know their glyphs.
    """
    glyphs: dict[bytes, set[int]] = {}
    for font in fonts:
        if font.type == "otf" and not font.used_in_forms:
            glyphs.setdefault(font.file_content, set()).update(font.to_unicode)
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.extra.get("Subtype") == "/OpenType":
            content = item.stream[0]
            if content in glyphs and (bare := without_unused(content, glyphs[content])):
                item.stream = [bare]
                item.extra["Subtype"] = _BARE
        elif isinstance(item, pydyf.Dictionary) and item.get("Subtype") == "/CIDFontType0":
            item.pop("CIDToGIDMap", None)  # only for fonts of type 2


def without_unused(content: bytes, glyphs: set[int]) -> bytes:
    """Return the table CFF with some glyphs only; nothing if the font is not CID-keyed.

    The glyphs keep their names, which are their numbers in ``content``.
    """
    face = uharfbuzz.Face(content)
    if not _is_cid_keyed(bytes(face.reference_table("CFF ").data)):
        return b""
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = uharfbuzz.SubsetFlags.DESUBROUTINIZE
    made = uharfbuzz.subset(face, wanted)
    return bytes(made.reference_table("CFF ").data)


def _is_cid_keyed(table: bytes) -> bool:
    """Tell if a CFF table names its glyphs by number: operator ROS (Adobe note 5176, 9)."""
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(table), None)
    return hasattr(fonts[0], "ROS")
