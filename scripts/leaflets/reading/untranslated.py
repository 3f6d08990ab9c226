"""The mark of a text that is not translated yet: English, in a folder of another language."""

MARK = "[untranslated] "
"""Stands in front of each text that ``leaflets new-language`` writes."""


def is_untranslated(text: str) -> bool:
    """Tell if a text, as a reader would see it, holds the mark."""
    return MARK.strip() in text


def without_mark(text: str) -> str:
    """Return a text without the mark."""
    return text.replace(MARK, "")
