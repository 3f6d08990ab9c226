"""Signs within a text that a translator keeps: clinic settings, links, bold, placeholders.

Tools for translators protect them if they are told where they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_SIGN = re.compile(
    r"(?P<alone>\[\[[^\[\]\n]*\]\]|\{[a-z_]+\})"
    r"|(?P<bold>\*\*)(?P<strong>[^*]+)\*\*"
    r"|(?P<open>\[)(?P<words>[^\[\]]*)(?P<close>\]\([^()\s]*\))"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: ``text``, a sign that stands ``alone``, or signs around other pieces."""

    kind: Literal["text", "alone", "pair"]
    start: str
    end: str = ""
    inner: tuple["Piece", ...] = ()


def pieces(text: str) -> Iterator[Piece]:
    """Take a text apart; its pieces one after the other are the text."""
    at = 0
    for match in _SIGN.finditer(text):
        if match.start() > at:
            yield Piece("text", text[at : match.start()])
        if match["alone"]:
            yield Piece("alone", match["alone"])
        elif match["bold"]:
            yield Piece("pair", "**", "**", tuple(pieces(match["strong"])))
        else:
            yield Piece("pair", "[", match["close"], tuple(pieces(match["words"])))
        at = match.end()
    if at < len(text):
        yield Piece("text", text[at:])
