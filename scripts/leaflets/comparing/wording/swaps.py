"""“Tell the doctor what the pharmacist said”: two things of one kind that changed places.

A translation may turn things round: then what stood nearer to the one still does. Where all that
stands nearer to one of them stood nearer to the other, they may have been exchanged. This is a
hint and no more, as a language may also put all before its verb, or an owner before what it owns.
"""

from collections.abc import Iterator
from itertools import combinations

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.roles import JOINED, class_of
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, Skeleton
from leaflets.comparing.wording.spots import Spot, own_spots
from leaflets.comparing.wording.weighing import TIMELESS
from leaflets.findings import Severity

_VAGUE = frozenset({"link", "scale/logic", "comparator"})
_APART = 3
"""How far two things stand apart in English, in words, that may be exchanged."""
_NEAR = 2
"""How far at least in the translation."""


def rivals(source: Skeleton, english: Lexicon) -> set[frozenset[str]]:
    """Return each two things of one kind in a sentence that stand apart and in no list."""
    spots = sorted(own_spots(source, english), key=lambda spot: spot.here)
    kinds = {spot: _kind(spot, english) for spot in spots}
    joined = [item.start for item in source.items if item.readings in JOINED]
    ends = [at for at, word in enumerate(source.words) if word in SENTENCE_ENDS]
    found = set()
    for one, other in combinations([spot for spot in spots if kinds[spot]], 2):
        if kinds[one] != kinds[other] or other.here - one.here < _APART:
            continue
        within = range(one.here, other.here)
        values = [spot for spot in spots if spot.here in within and spot.kind.startswith("scale")]
        listed = any(at in within for at in joined) and not values
        if not listed and not any(at in within for at in ends):
            found.add(frozenset((one.name, other.name)))
    return found


def _kind(spot: Spot, lexicon: Lexicon) -> str:
    return class_of(spot.name, lexicon) or (spot.kind if spot.kind in TIMELESS else "")


def swapped(
    spots: list[Spot], source: Skeleton, english: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield the first two such things that changed places, if all beside them stayed."""
    names = source.once_in(rivals, english)
    for one, other in combinations(sorted(spots, key=lambda spot: spot.here), 2):
        turned = one.there - other.there >= _NEAR and frozenset((one.name, other.name)) in names
        if turned and _is_left(one, other, spots):
            yield Severity.REVIEW, one.name, other.name
            return


def _is_left(one: Spot, other: Spot, spots: list[Spot]) -> bool:
    """Tell if all that was nearer to one of two things is nearer to the other one now."""
    changed = False
    for spot in spots:
        if spot is one or spot is other or spot.kind in _VAGUE:
            continue
        here = abs(spot.here - other.here) - abs(spot.here - one.here)
        there = abs(spot.there - other.there) - abs(spot.there - one.there)
        if here and there:
            if (here > 0) == (there > 0):
                return False
            changed = True
    return changed
