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
    """A concept in a sentence; ``options`` are all readings of an ambiguous form.

    ``inner`` are the concepts that the words of a compound have by themselves.
    """

    options: tuple[str, ...]
    text: str
    at: int
    inner: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What one sentence says. ``words`` counts words, ``known`` those that a form covers."""

    items: tuple[Item, ...]
    quantities: tuple[Quantity, ...]
    loose_units: tuple[str, ...]
    keys: frozenset[str]
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
    numbers = numerals(free, lexicon.number_words, lexicon.decimal_comma, lexicon.lang)
    units = [match for match in matches if _unit(match)]
    halves, matches = _halves(matches, units)
    units = [unit for unit in units if unit.first - 1 not in {half[1] for half in halves}]
    quantities, loose = _quantities(numbers, units, tokens)
    quantities += [
        Quantity(Decimal(2), name.removeprefix(DUAL))
        for match in matches
        for name in match.names[:1]
        if name.startswith(DUAL)
    ]
    quantities += [quantity for quantity, _ in halves]
    items = [
        Item(names, match.text, match.first, _inner(match))
        for match in matches
        if (names := _said(match, numbers, units))
        and not (_unit(match) and _beside(match, numbers))
    ]
    word_places = {at for at, token in enumerate(tokens) if token.is_word}
    return Skeleton(
        tuple(items),
        tuple(sorted(quantities)),
        tuple(loose),
        frozenset(token.key for token in tokens),
        len(word_places),
        len(word_places & covered),
    )


def _concepts(names: Iterable[str]) -> tuple[str, ...]:
    names = tuple(names)
    if IGNORED in names:
        return ()
    return tuple(name for name in names if not name.startswith((UNIT, DUAL)))


def _unit(match: Match) -> str:
    """Return the unit that a match names, or nothing."""
    names = (name for name in match.names if name.startswith(UNIT))
    return next(names, "").removeprefix(UNIT)


def _halves(
    matches: list[Match], units: list[Match]
) -> tuple[list[tuple[Quantity, int]], list[Match]]:
    """Take “half an hour” for 0.5 hour, and out of the concepts; with the place before the unit."""
    found, rest = [], []
    for match in matches:
        unit = next((unit for unit in units if 0 < unit.first - match.last <= 2), None)
        if "half" in match.names and unit:
            half = Quantity(Decimal("0.5"), _unit(unit))
            found.append((half, unit.first - 1))
        else:
            rest.append(match)
    return found, rest


def _beside(match: Match, numbers: list[Numeral]) -> bool:
    """Tell if a match stands right behind a number: a word that is also a unit is one there."""
    return any(number.last == match.first - 1 for number in numbers)


_COMPARATORS = frozenset({"less-than", "more-than", "at-least", "at-most"})
_JOINING = _COMPARATORS | {"until", "and", "or"}


def _said(match: Match, numbers: list[Numeral], units: list[Match]) -> tuple[str, ...]:
    """Return what a match may say where it stands.

    A comparator says something beside a number or a unit only: “over 30 minutes”, “less than an
    hour”, not “over the vein”. Between two numbers it joins them to a range: “2 bis 3”.
    """
    names = _concepts(match.names)
    before = any(number.last == match.first - 1 for number in numbers)
    after = any(number.first == match.last + 1 for number in numbers)
    if before and after:
        return tuple(name for name in names if name not in _JOINING)
    places = [*((n.first, n.last) for n in numbers), *((u.first, u.last) for u in units)]
    near = any(0 < first - match.last <= 4 or 0 < match.first - last <= 3 for first, last in places)
    return names if near else tuple(name for name in names if name not in _COMPARATORS)


def _inner(match: Match) -> frozenset[str]:
    """Return what the words within a match say by themselves, to any depth."""
    found: set[str] = set()
    for part in match.inner:
        found |= {*_concepts(part.names), *_inner(part)}
    return frozenset(found)


def _quantities(
    numbers: list[Numeral], units: list[Match], tokens: list[Token]
) -> tuple[list[Quantity], list[str]]:
    """Give each number the unit behind it (or, for a percent sign, before it).

    The first number of a range, “6 to 24 months”, takes the unit of the second.
    """
    used: set[int] = set()
    found: list[tuple[Numeral, str]] = []
    for number in numbers:
        unit = ""
        for place, match in enumerate(units):
            # “2 bis 3 Tage”, “2 - 3 days”: a word may stand between, but not a number.
            gap = match.first - number.last
            taken = any(number.last < other.first <= match.last for other in numbers)
            behind = 0 < gap <= 2 and not taken
            before = number.first - match.last == 1 and _unit(match) == "percent"
            if place not in used and (behind or before):
                unit = _unit(match)
                used.add(place)
                break
        found.append((number, unit))
    quantities = []
    for place, (number, own) in enumerate(found):
        after = found[place + 1] if place + 1 < len(found) else None
        # “6 to 24 months”: a short word or a dash stands between, and nothing else.
        ranges = after and after[0].first - number.last == 2
        shared = after[1] if after and ranges and len(tokens[number.last + 1].key) <= 4 else ""
        quantities.append(Quantity(number.value, own or shared))
    loose = [_unit(match) for at, match in enumerate(units) if at not in used]
    return quantities, loose
