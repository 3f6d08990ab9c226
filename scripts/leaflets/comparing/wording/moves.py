"""What keeps every word and says something else, as its words have changed places."""

from collections.abc import Iterator

from leaflets.comparing.wording.assignments import reassigned
from leaflets.comparing.wording.buts import denied_across
from leaflets.comparing.wording.clauses import exchanged_clauses
from leaflets.comparing.wording.crossings import crossed
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.roles import acting
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
    yield from acting(matched, source, target, english, lexicon)
