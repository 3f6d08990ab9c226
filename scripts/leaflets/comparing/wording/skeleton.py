"""What a sentence says, as far as listed forms tell: concepts, scale values and quantities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from leaflets.comparing.wording.lexicon import DUAL, IGNORED, UNIT, Lexicon
from leaflets.comparing.wording.quantities import Numeral, Quantity, numerals
from leaflets.comparing.wording.tokens import Token, tokenize
from leaflets.comparing.wording.trie import Match

_SENTENCE_END = re.compile(r"(?<=[.!?؟।;؛])\s+(?=\S)|(?<=[。！？；])\s*(?=\S)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|Dr|z\.B|bzw|ca|etc|np|tzw|ok|p\.ej|aprox|Nr|No))\.$", re.I
)


@dataclass(frozen=True, slots=True)
class Item:
    """A concept in a sentence; ``options`` are all readings of an ambiguous form."""

    options: tuple[str, ...]
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What one sentence says. ``words`` counts words, ``known`` those that a form covers."""

    items: tuple[Item, ...]
    quantities: tuple[Quantity, ...]
    loose_units: tuple[str, ...]
    words: int
    known: int

    def says(self) -> str:
        """Return the skeleton as a line to read aloud, in the order of the sentence."""
        names = [" OR ".join(item.options) for item in self.items]
        return " · ".join([*names, *(str(quantity) for quantity in self.quantities)])


def sentences(text: str) -> list[str]:
    """Split a text at the ends of its sentences, in every script."""
    parts: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if parts and (_ABBREVIATION.search(parts[-1]) or re.search(r"\d\.$", parts[-1])):
            parts[-1] += " " + piece
        else:
            parts.append(piece)
    return [part for part in parts if re.search(r"\w", part)]


def skeleton(text: str, lexicon: Lexicon) -> Skeleton:
    """Read one sentence."""
    tokens = tokenize(text, lexicon.lang)
    matches = lexicon.trie.find(tokens)
    covered = {at for match in matches for at in range(match.first, match.last + 1)}
    free = [
        token if at not in covered else Token("\0", token.text, token.start)
        for at, token in enumerate(tokens)
    ]
    numbers = numerals(free, lexicon.number_words, lexicon.decimal_comma)
    units = [match for match in matches if match.names[0].startswith(UNIT)]
    quantities, loose = _quantities(numbers, units)
    quantities += [
        Quantity(Decimal(2), name.removeprefix(DUAL))
        for match in matches
        for name in match.names[:1]
        if name.startswith(DUAL)
    ]
    items = [
        Item(names, match.text, match.first)
        for match in matches
        if (names := _concepts(match.names))
    ]
    word_places = {at for at, token in enumerate(tokens) if token.is_word}
    return Skeleton(
        tuple(items),
        tuple(sorted(quantities)),
        tuple(loose),
        len(word_places),
        len(word_places & covered),
    )


def _concepts(names: Iterable[str]) -> tuple[str, ...]:
    names = tuple(names)
    if IGNORED in names:
        return ()
    return tuple(name for name in names if not name.startswith((UNIT, DUAL)))


def _quantities(numbers: list[Numeral], units: list[Match]) -> tuple[list[Quantity], list[str]]:
    """Give each number the unit behind it (or, for a percent sign, before it).

    The first number of a range, “6 to 24 months”, takes the unit of the second.
    """
    used: set[int] = set()
    found: list[tuple[Numeral, str]] = []
    for number in numbers:
        unit = ""
        for place, match in enumerate(units):
            behind = 0 < match.first - number.last <= 2
            before = number.first - match.last == 1 and match.names[0] == f"{UNIT}percent"
            if place not in used and (behind or before):
                unit = match.names[0].removeprefix(UNIT)
                used.add(place)
                break
        found.append((number, unit))
    quantities = []
    for place, (number, own) in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        shared = after[1] if after and after[0].first - number.last <= 3 else ""
        quantities.append(Quantity(number.value, own or shared))
    loose = [match.names[0].removeprefix(UNIT) for at, match in enumerate(units) if at not in used]
    return quantities, loose
