"""Where the concepts and numbers stand that two texts have in common."""

from bisect import bisect_right
from typing import NamedTuple

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import Number, Skeleton
from leaflets.reading.concepts import Concepts

_OPENERS = frozenset({"and", "but", "if", "unless", "because", "then", "whereas", "while"})
LONERS = frozenset({NEGATION, "only", "if", "because"})
"""Words that stand alone, whose companions tell what they belong to."""

_MANY = 10
_SHARE = 4
"""How many words may stand between the numbers of “1 in 100”: 每 100 名患者中 1 名."""
CLAUSE = 3
"""How many words the end of a clause counts as."""


class Pair(NamedTuple):
    """A concept or number that both texts have.

    ``here`` and ``there`` are its places in source and target; the clauses likewise. ``kind`` is
    its scale, its dimension or its field.
    """

    name: str
    kind: str
    scale: bool
    here: float
    here_clause: int
    there: float
    there_clause: int


class Places:
    """Where the words of a text stand, the end of a clause counting as several words."""

    def __init__(self, skeleton: Skeleton, final: bool = False) -> None:
        """``final``: the language puts “if” and its like at the end of its clause, as Korean."""
        ends = skeleton.marks
        if openers := skeleton.saying(_OPENERS):
            starts = [item.stop if final else item.start for item in openers if item.start]
            ends = sorted({*ends, *(at - 1 for at in starts)})
        last = len(skeleton.words) - 1
        self.ends = [at for at in ends if at < last]
        """Where the clauses end, but for the last."""

    @property
    def several(self) -> bool:
        """Tell if the text has more than one clause."""
        return bool(self.ends)

    def of(self, start: int, stop: int) -> tuple[float, int]:
        """Return the place of words, and the number of their clause."""
        clause = bisect_right(self.ends, start - 1)
        return (start + stop - 1) / 2 + clause * CLAUSE, clause


def pairs_of(
    matched: Match,
    source: Skeleton,
    target: Skeleton,
    lexicon: Lexicon,
    here: Places,
    there: Places,
) -> list[Pair]:
    """Return the concepts and numbers that stand once in each text, with their places."""
    concepts = lexicon.concepts
    repeated = source.repeated | target.repeated
    found = []
    for atom, one, other in matched.pairs:
        if is_told(atom, repeated):
            places = (*here.of(one.start, one.stop), *there.of(other.start, other.stop))
            found.append(_named(atom, concepts, places))
    return found + numbers_of(source, target, here, there)


def numbers_of(source: Skeleton, target: Skeleton, here: Places, there: Places) -> list[Pair]:
    """Return the numbers of a text of which the other has one of the amount, or else the value."""
    found: list[Pair] = []
    left = target.numbers
    for number in source.numbers if left else ():
        twins = [n for n in left if n.quantity.base == number.quantity.base]
        twins = twins or [n for n in left if n.quantity.value == number.quantity.value]
        if len(twins) != 1:
            continue
        is_share = _is_share(number, source) and _is_share(twins[0], target)
        if number.quantity.value != 1 or is_share:
            places = here.of(number.start, number.stop), there.of(twins[0].start, twins[0].stop)
            found.append(Pair(str(number.quantity), "number", True, *places[0], *places[1]))
    return found


def things_of(source: Skeleton, lexicon: Lexicon) -> list[Pair]:
    """Return the concepts and numbers of a text of which a translation may have the twins."""
    here = source.once(Places, False)
    found = [
        _named(atom, lexicon.concepts, here.of(item.start, item.stop) * 2)
        for item in source.items
        for atom in item.atoms
        if is_told(atom, source.repeated)
    ]
    for number in source.numbers:
        places = here.of(number.start, number.stop) * 2
        found.append(Pair(str(number.quantity), "number", True, *places))
    return found


def is_told(atom: str, repeated: frozenset[str]) -> bool:
    """Tell if a concept stands but once and is no mere opener of a clause."""
    return atom not in repeated and (atom not in _OPENERS or atom in LONERS)


def _is_share(number: Number, skeleton: Skeleton) -> bool:
    """Tell if a number stands beside a large one, as the 1 of “1 in 100”: it is no article."""
    return any(
        other.quantity.value >= _MANY
        and not other.quantity.unit
        and abs(other.start - number.start) <= _SHARE
        for other in skeleton.numbers
    )


def _named(atom: str, concepts: Concepts, places: tuple[float, int, float, int]) -> Pair:
    scale = concepts.scales.get(atom, "")
    return Pair(atom, scale, concepts.kind(atom).startswith("scale"), *places)
