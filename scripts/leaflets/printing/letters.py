"""How long a text is in print, told before it is laid out."""

from unicodedata import east_asian_width


def letters(text: str | None) -> int:
    """Return how many Latin letters are about as wide as a text; one of Han or Hangul is two."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text or "")
