"""What a text leaves out or adds, weighed against what else may say it."""

from collections import Counter
from collections.abc import Callable, Iterator

from leaflets.comparing.wording.matching import Left, Match
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.findings import Severity
from leaflets.reading.concepts import Concepts

Row = tuple[str, Severity, str, str, str, str]
"""Rule, severity, the concept lost, the concept new, and the words that say them."""

_WEIGHTS = {"closed": 1.0, "open": 0.5, "free": 0.0}
_UNCLEAR = 0.5
"""How much of a lost concept a word may say that no form explains, or that is left over, too."""
THINGS = frozenset(
    "anatomy product effect condition person place procedure food transport material activity "
    "time".split()
)
"""Fields whose concepts are things, so that one for another is a fault, and no other wording."""


def left_over(
    matched: Match, source: Skeleton, target: Skeleton, concepts: Concepts
) -> Iterator[Row]:
    """What is left on one side, weighed against what is left on the other and may say it."""
    lost = [left for left in matched.missing if _weight(left, concepts.strength)]
    new = [left for left in matched.added if _weight(left, concepts.strength_added)]
    for left in list(lost):
        other = next((one for one in new if _confused(left, one, concepts)), None)
        if other:
            words = source.text(left.item), target.text(other.item)
            rule = concepts.exclusive(left.atom, other.atom) or "term"
            yield (rule, Severity.ERROR, left.atom, other.atom, *words)
            lost.remove(left)
            new.remove(other)
    unclear = target.unexplained - source.unexplained
    severity = _severity(lost, concepts.strength, unclear, new, concepts)
    for left in lost:
        yield "omission", severity, left.atom, "", source.text(left.item), ""
    severity = _severity(new, concepts.strength_added, -unclear, lost, concepts)
    for left in new:
        yield "addition", severity, "", left.atom, "", target.text(left.item)


def _weight(left: Left, strength: Callable[[str], str]) -> float:
    """Return what it means that a concept is left: nothing if it is said elsewhere, too."""
    if left.again:
        return 0.0
    return min(max(_WEIGHTS[strength(atom)] for atom in reading) for reading in left.others)


def _severity(
    lefts: list[Left],
    strength: Callable[[str], str],
    unclear: int,
    others: list[Left],
    concepts: Concepts,
) -> Severity:
    """Weigh what is left against what may say it: words without a form, and what else is left.

    A value of a scale is not said by a thing, nor a thing by a value.
    """
    weight = 0.0
    kinds = Counter(concepts.kind(other.atom) for other in others)
    for left in lefts:
        own = _weight(left, strength)
        kind = concepts.kind(left.atom)
        if kinds[kind]:
            kinds[kind] -= 1
            own -= _UNCLEAR / 2
        weight += max(0.0, own)
    return Severity.ERROR if weight - _UNCLEAR * max(0, unclear) >= 1 else Severity.REVIEW


def _confused(one: Left, other: Left, concepts: Concepts) -> bool:
    if concepts.exclusive(one.atom, other.atom):
        return True
    kind = concepts.kind(one.atom)
    return (
        kind == concepts.kind(other.atom)
        and kind in THINGS
        and _WEIGHTS[concepts.strength(one.atom)] + _WEIGHTS[concepts.strength(other.atom)] >= 1
        and not concepts.are_near(one.atom, other.atom)
    )
