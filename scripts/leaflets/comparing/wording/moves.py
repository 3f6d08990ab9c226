"""What keeps every word and says something else, as its words have changed places."""

from collections.abc import Iterator
from itertools import pairwise

from leaflets.comparing.wording.assignments import reassigned
from leaflets.comparing.wording.buts import denied_across
from leaflets.comparing.wording.clauses import exchanged_clauses
from leaflets.comparing.wording.crossings import crossed
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.quantities import Value
from leaflets.comparing.wording.scopes import rescoped
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.spots import spots_of
from leaflets.findings import Severity

_FEWEST = 2
"""How many things must stand in both texts for any to change places."""


def moved(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things, as English names them, of which one has what belongs to the other."""
    if len(matched.pairs) < _FEWEST:
        return
    spots = spots_of(matched, source, target, lexicon)
    yield from reassigned(spots, source, target, english, lexicon)
    yield from exchanged_clauses(spots, source, target, english, lexicon)
    yield from crossed(spots, source, target, final=lexicon.lang == "ko")
    yield from denied_across(spots, source, target, final=lexicon.lang == "ko")
    yield from rescoped(matched, source, target, lexicon)


def in_order(matched: Match, source: Skeleton, target: Skeleton) -> bool:
    """Tell if all that both texts say stands in the same order in both: nothing has moved."""
    here, there = source.once(_amounts), target.once(_amounts)
    if [base for _, base in here] != [base for _, base in there]:
        return False
    rows = [(one.start, other.start) for _, one, other in matched.pairs]
    rows += [(one, other) for (one, _), (other, _) in zip(here, there, strict=True)]
    rows.sort()
    return all(before <= after for (_, before), (_, after) in pairwise(rows))


def _amounts(skeleton: Skeleton) -> list[tuple[int, Value]]:
    """Return the amounts of a text with their places, in order."""
    return sorted((number.start, number.quantity.base) for number in skeleton.amounts)
