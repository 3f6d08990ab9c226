"""The text under the glyphs of a PDF, which screen readers, search and copying go by.

WeasyPrint notes what letters a glyph stands for when it first meets the glyph (70.0,
``draw/text.py``). If that is in a cluster with a vowel sign, the letters go to one glyph of the
cluster and none to the other, for the whole document: Arabic “لا” (no, not) was lost wherever it
stood, once “ليلًا” had come first. The mappings here keep the shortest text that a glyph was ever
met with, and take none for unknown.

Devanagari puts the vowel sign i before the consonant that it is spoken after. There the shortest
text may still be none, or the wrong one: what a glyph stands for is then read from the font itself.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont


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


def settle(fonts: dict[str, Any]) -> None:
    """Give each glyph whose text is not one letter, or a bracket, what the font makes of it.

    A bracket in text from right to left is drawn with the glyph of its mirror image, and readers of
    PDF mirror it again (PDFium does). So a glyph must stand for the bracket that it looks like, or
    the English beside the Arabic is read with its brackets the wrong way round.
    """
    for font in fonts.values():
        unsettled = [glyph for glyph, text in font.to_unicode.items() if not _is_settled(text)]
        if unsettled and "GSUB" in font.tables:
            known = _texts_of_glyphs(font.file_content, font.index)
            for glyph in unsettled:
                if known.get(glyph):
                    dict.__setitem__(font.to_unicode, glyph, _read_aloud(known[glyph]))


def _is_settled(text: str) -> bool:
    return len(text) == 1 and not unicodedata.mirrored(text)


def _read_aloud(text: str) -> str:
    """Return what a font has as one letter in the letters that are read: ﬂ is f and l.

    Marks joined to one glyph are marks: U+FC60 is a space and two of them (NFKC). Joined Arabic
    letters stay one: readers of PDF turn them round, letter by letter, if they are two.
    """
    plain = unicodedata.normalize("NFKC", text)
    if plain[:1] == " " and len(plain) > 1:
        return plain[1:]
    return plain if "\ufb00" <= text <= "\ufb06" else text


@lru_cache(maxsize=8)
def _texts_of_glyphs(content: bytes, index: int) -> dict[int, str]:
    """Return what text each glyph of a font stands for: its letter, or those it was made of."""
    font = TTFont(BytesIO(content), fontNumber=index, lazy=True)
    texts = {name: chr(letter) for letter, name in font.getBestCmap().items()}
    made = list(_substitutions(font["GSUB"].table))
    before = -1
    while before < len(texts):
        before = len(texts)
        for sources, target in made:
            if target not in texts and all(source in texts for source in sources):
                texts[target] = "".join(texts[source] for source in sources)
    found = {font.getGlyphID(name): text for name, text in texts.items()}
    font.close()
    return found


def _substitutions(table: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield which glyphs a glyph is made of (OpenType 1.9, GSUB lookup types 1, 3 and 4)."""
    for lookup in table.LookupList.Lookup:
        for part in lookup.SubTable:
            rule = getattr(part, "ExtSubTable", part)
            kind = rule.LookupType
            if kind == 1:
                yield from (((source,), target) for source, target in rule.mapping.items())
            elif kind == 3:
                for source, targets in rule.alternates.items():
                    yield from (((source,), target) for target in targets)
            elif kind == 4:
                for first, ligatures in rule.ligatures.items():
                    for ligature in ligatures:
                        yield (first, *ligature.Component), ligature.LigGlyph
