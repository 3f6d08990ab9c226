"""Where the concepts and numbers stand that two texts say once each, and the parts of a text."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import Number, Skeleton

JOINING = frozenset({"and", "but", "or", "then"})
"""Words that put parts of equal rank side by side."""
_LINKS = JOINING | {"if", "unless", "because", "before", "after", "during", "until"}
"""Words that stand between things, and are none."""
ANY = ""
"""The name of what may be in a translation, whatever concepts are matched."""
_ACTING = frozenset({"place", "admin"})


class Spot(NamedTuple):
    """What stands once in each of two texts: its place in source and target, in words."""

    name: str
    kind: str
    here: int
    there: int

    @property
    def role(self) -> str:
        """The kind; a place may do what a person does: the clinic will send."""
        return "person" if self.kind in _ACTING else self.kind


class Parts:
    """Where a text falls into coordinated parts: at commas, and at words such as “and”, “but”."""

    def __init__(
        self,
        skeleton: Skeleton,
        final: bool = False,
        more: Iterable[int] = (),
    ) -> None:
        """``final``: the language writes “or” and “but” onto the word before, as Korean.

        ``more`` are the places of other words that open a part.
        """
        marks = {*skeleton.marks, *more}
        for item in skeleton.saying(JOINING):
            marks.add(item.stop if final else item.start)
        last = len(skeleton.words) - 1
        self._words = last + 1
        self._marks = sorted([mark for mark in marks if 0 < mark < last])

    @property
    def several(self) -> bool:
        """Tell if there is more than one part."""
        return bool(self._marks)

    def around(self, place: int) -> tuple[int, int]:
        """Return the place where the part of a place begins, and where the next one does."""
        part = bisect_right(self._marks, place)
        stop = self._marks[part] if part < len(self._marks) else self._words
        return self._marks[part - 1] if part else 0, stop

    def of(self, place: int) -> int:
        """Return the number of the part that a place belongs to."""
        return bisect_right(self._marks, place)


def spots_of(matched: Match, source: Skeleton, target: Skeleton, lexicon: Lexicon) -> list[Spot]:
    """Return the concepts and numbers that stand once in each text; no number 1 without unit."""
    repeated = source.repeated | target.repeated
    scales = lexicon.concepts.scales
    found = [
        Spot(atom, scales.get(atom, ""), one.start, other.start)
        for atom, one, other in matched.pairs
        if atom not in repeated and atom not in _LINKS
    ]
    amounts = source.once(amounts_of)
    others = target.once(amounts_of) if len(amounts) > 1 else {}
    for base, number in amounts.items():
        other = others.get(base)
        if number is not None and other is not None:
            found.append(Spot(str(number.quantity), "number", number.start, other.start))
    return found


def own_spots(skeleton: Skeleton, lexicon: Lexicon) -> list[Spot]:
    """Return what of a text may be a spot beside a translation: what it says once.

    A number is ``ANY``, as numbers are matched by themselves.
    """
    found = [
        Spot(atom, scale_of(atom, lexicon), item.start, item.start)
        for item in skeleton.items
        for atom in item.atoms
        if atom not in skeleton.repeated and atom not in _LINKS
    ]
    found += [
        Spot(ANY, "number", number.start, number.start)
        for number in skeleton.once(amounts_of).values()
        if number is not None
    ]
    return found


def amounts_of(skeleton: Skeleton) -> dict[tuple[float, str], Number | None]:
    """Return the amounts of a text, in base units; None for one that it has twice, or a bare 1."""
    found: dict[tuple[float, str], Number | None] = {(1, ""): None}
    for number in skeleton.amounts:
        base = number.quantity.base
        found[base] = None if base in found else number
    return found


def scale_of(atom: str, lexicon: Lexicon) -> str:
    """Return the family of a concept's kind, or its kind."""
    return lexicon.concepts.scales.get(atom, "")
