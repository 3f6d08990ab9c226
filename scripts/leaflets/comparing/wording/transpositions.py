"""“From mother to baby”: two things of one kind that changed places, and nothing else has moved.

A translation moves words as its language wants it, but seldom two of one kind alone, with all other
things left where English has them. That is no fault by itself, so it is only to be looked at.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.parallels import class_of
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.findings import Severity

_FEWEST = 3
"""How many things both texts have at least, for two of them to have changed places."""
_TWO = 2
_ONE_NAME: tuple[list[str], ...] = ([], ["of"])
"""What stands between two words of one name: facial veins, a sign of infection."""
_CLASSES = frozenset("person effect product anatomy".split())


def _classes(source: Skeleton, english: Lexicon) -> dict[str, str]:
    """Return the classes of the things of a text, if it has two of one class beside a third."""
    found = {
        atom: kind
        for item in source.items
        for atom in item.atoms - source.repeated
        if (kind := class_of(atom, english))
    }
    kinds = [kind for kind in found.values() if kind in _CLASSES]
    return found if len(found) >= _FEWEST and len(set(kinds)) < len(kinds) else {}


def transposed(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things, as English names them, that stand in each other's place."""
    classes = source.once_in(_classes, english)
    if not classes:
        return
    repeated = target.repeated
    rows = sorted(
        (one.start, other.start, one.stop, atom)
        for atom, one, other in matched.pairs
        if atom in classes and atom not in repeated
    )
    there = [row[1] for row in rows]
    goal = sorted(there)
    off = [at for at, place in enumerate(there) if place != goal[at]]
    if len(off) != _TWO or len(rows) < _FEWEST:
        return
    first, second = (rows[at] for at in off)
    if source.words[first[2] : second[0]] in _ONE_NAME:
        return
    one, other = first[3], second[3]
    if classes[one] == classes[other] and classes[one] in _CLASSES:
        yield Severity.REVIEW, one, other
