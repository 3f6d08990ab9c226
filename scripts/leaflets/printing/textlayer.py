"""The text under the glyphs of a PDF, which screen readers, search and copying go by.

WeasyPrint notes what letters a glyph stands for when it first meets the glyph (70.0,
``draw/text.py``). If that is in a cluster with a vowel sign, the letters go to one glyph of the
cluster and none to the other, for the whole document: Arabic “لا” (no, not) was lost wherever it
stood, once “ليلًا” had come first. The mappings here keep the shortest text that a glyph was ever
met with, and take none for unknown.
"""

from typing import Any


class GlyphText(dict[int, str]):
    """Glyph to text, open to a better text until it is a single letter."""

    def __contains__(self, glyph: object) -> bool:
        """Tell if the text of a glyph is settled."""
        return len(self.get(glyph, "")) == 1  # type: ignore[call-overload]

    def __setitem__(self, glyph: int, text: str) -> None:
        """Keep the shorter text; an empty one only where there is no other."""
        known = self.get(glyph, "")
        if not known or (text and len(text) < len(known)):
            super().__setitem__(glyph, text)


class Fonts(dict[str, Any]):
    """The fonts of a WeasyPrint document, each with a :class:`GlyphText`."""

    def __setitem__(self, key: str, font: Any) -> None:
        """Add a font, which has no text yet."""
        font.to_unicode = GlyphText()
        super().__setitem__(key, font)
