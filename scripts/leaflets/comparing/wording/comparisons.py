"""“Small veins respond better than large ones”: whether the same thing is better in both texts."""

from collections.abc import Iterator
from itertools import permutations

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.places import Pair, things_of
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.findings import Severity

_THAN = "than"
COMPARED = frozenset({_THAN, "improve"})
"""Words between two things that are compared: better than."""
_TURNING = frozenset("before after less more instead cause ask tell give show explain".split())
"""Words between two things, which say something else if the things change sides."""
_ONLY = "only"
_SIGNS = COMPARED | {"compare", "instead", "less", "more"}
"""Words that compare, with which a sentence may begin."""
_REACH = 6
"""How far behind “than” the thing stands, in words, that another is compared with."""


def _than(source: Skeleton) -> int | None:
    """Return where English says what is better than what; None if it does not."""
    return next((item.start for item in source.items if _THAN in item.atoms), None)


def turning_words(source: Skeleton) -> frozenset[str]:
    """Return what things of English may change the sides of, also if it says “better than”."""
    return _TURNING | COMPARED if source.once(_than) is not None else _TURNING


def sided(source: Skeleton, english: Lexicon) -> set[frozenset[str]]:
    """Return a word with things of one kind on its sides, and “only” with what it may belong to.

    Each is what must be in a translation, too, for it to have changed: for a “than” the two things,
    as it may lack the word. Numbers are left out, which are matched by themselves.
    """
    turning = source.once(turning_words) | {_ONLY}
    if all(turning.isdisjoint(item.atoms) for item in source.items):
        return set()
    things = things_of(source, english)
    found = set()
    for mark in things:
        clause = [one for one in things if one.here_clause == mark.here_clause]
        if mark.name == _ONLY:
            found |= {_names(mark, other) for other in clause if other.here > mark.here}
        elif mark.name in turning:
            among = things if mark.name in COMPARED else clause
            found |= {_names(one, mark, two) for one, two in _around(mark.here, among)}
    than = source.once(_than)
    if than is not None:
        found |= {_names(one, two) for one, two in _around(than, things)}
    return found


def _around(place: float, things: list[Pair]) -> list[tuple[Pair, Pair]]:
    """Return the things of one kind that stand on the two sides of a place."""
    return [
        (one, other)
        for one, other in permutations(things, 2)
        if one.here < place < other.here and role_of(one) == role_of(other)
    ]


def _names(*things: Pair) -> frozenset[str]:
    return frozenset(thing.name for thing in things if thing.kind != "number")


def compared(
    pairs: list[Pair], source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things of one kind that changed sides of a “than”, as English names them.

    Where the language puts “than” behind its thing (A는 B보다), it stands beside the same one.
    Where it stands between the two and no listed word says it, they keep their order.
    """
    than = source.once(_than)
    if than is None:
        return
    mark = next((pair for pair in pairs if pair.name == _THAN), None)
    behind = lexicon.marks_behind
    if behind != (mark is not None):
        return
    for one, other in permutations(pairs, 2):
        if role_of(one) == role_of(other) and one.here < than < other.here <= than + _REACH:
            turned = _beside(mark, one, other) if mark else _before(one, other, target)
            if turned:
                yield Severity.ERROR, one.name, other.name


def _beside(mark: Pair, one: Pair, other: Pair) -> bool:
    """Tell if the first of two things stands right before a mark, the second does not."""
    return one.there <= mark.there and not one.there < other.there <= mark.there


def _before(one: Pair, other: Pair, target: Skeleton) -> bool:
    """Tell if two things have changed their order; not behind “compared with B, A …”."""
    clauses = one.here_clause == other.here_clause, one.there_clause == other.there_clause
    return (
        all(clauses)
        and other.there < one.there
        and not any(item.start < other.there and item.atoms & _SIGNS for item in target.items)
    )


def role_of(pair: Pair) -> str:
    """Return the kind of a thing; a place may do what a person does: the clinic will send."""
    return "person" if pair.kind == "place" else pair.kind
