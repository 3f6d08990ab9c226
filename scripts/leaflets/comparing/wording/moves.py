"""What keeps every word and says something else, as its words have changed places."""

from collections.abc import Iterator

from leaflets.comparing.wording.assignments import assignable, reassigned
from leaflets.comparing.wording.buts import denied_across, has_but
from leaflets.comparing.wording.clauses import dependent
from leaflets.comparing.wording.crossings import crossed, is_cut, may_cross
from leaflets.comparing.wording.crosswise import Couple, couples_of, crosswise, pivots_of
from leaflets.comparing.wording.focus import ONLY, refocused
from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.hops import hopped, may_hop
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.mirrors import (
    Round,
    Twin,
    mirrored,
    redressed,
    rounds_of,
    twins_of,
)
from leaflets.comparing.wording.quantities import Value
from leaflets.comparing.wording.scopes import rescoped, scoped
from leaflets.comparing.wording.shifts import exchanged_clauses
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.spots import ANY, spots_of
from leaflets.comparing.wording.strays import strayed, strays_of
from leaflets.comparing.wording.swaps import rivals, swapped
from leaflets.findings import Severity

_FEWEST = 2
"""How many things must stand in both texts for any to change places."""


def _may_move(source: Skeleton, english: Lexicon) -> bool:
    """Tell if there is anything in an English text that a translation may have moved."""
    return bool(
        source.once_in(assignable, english)
        or source.once_in(dependent, english)
        or source.once_in(rivals, english)
        or source.once_in(may_hop, english)
        or source.once(is_cut)
        or source.once(scoped)
        or has_but(source)
    )


@asked_if(_may_move)
def moved(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things, as English names them, of which one has what belongs to the other."""
    if len(matched.pairs) < _FEWEST:
        return
    final = lexicon.lang == "ko"
    names = matched.names | {ANY}
    may_go = any(map(names.issuperset, source.once_in(assignable, english)))
    clauses = source.once_in(dependent, english)
    may_turn = bool(clauses) and _may_turn(clauses, names)
    may_swap = _are_turned(source.once_in(rivals, english), matched)
    may_cut, but = may_cross(matched, source, target, final=final), has_but(source)
    may_part = NEGATION in names and source.once_in(may_hop, english)
    only = ONLY in names and ONLY not in source.repeated | target.repeated
    found: list[tuple[Severity, str, str]] = []
    if may_part or may_go or may_turn or may_cut or may_swap or but or only:
        spots = spots_of(matched, source, target, lexicon)
        if may_go:
            found += reassigned(spots, source, target, english, lexicon)
        if may_turn:
            found += exchanged_clauses(spots, source, target, english, lexicon)
        if may_cut:
            found += crossed(spots, source, target, final=final)
        if may_part:
            found += hopped(spots, source, target, english, lexicon)
        if but:
            found += denied_across(spots, matched, source, target, final=final)
    found += rescoped(matched, source, target, lexicon)
    if only and not any(row[0] is Severity.ERROR for row in found):
        one, other = next((one, two) for name, one, two in matched.pairs if name == ONLY)
        found += refocused(spots, one, other, source, target, lexicon)
    yield from found
    if may_swap and not found:
        yield from swapped(spots, source, english)


def _may_turn(clauses: list[tuple[set[str], set[str]]], names: set[str]) -> bool:
    """Tell if two things of a clause and the rest of its sentence are in the translation, too."""
    return any(
        not (names.isdisjoint(within) or names.isdisjoint(beside))
        or len(names & beside) > 1
        or len(names & within) > 1
        for within, beside in clauses
    )


@asked_if(lambda source, english: any(source.once_in(_doubtful, english)))
def doubts(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> list[tuple[Severity, str, str]]:
    """Return what may have changed places; to be asked where no rule has found anything."""
    couples, pivots, rounds, twins, marks = source.once_in(_doubtful, english)
    pivots, marks = pivots & matched.names, marks & matched.names
    if not (couples or pivots or rounds or twins or marks):
        return []
    pairs = {name: (one, two) for name, one, two in matched.pairs}
    if len(pairs) < len(matched.pairs):
        seen: set[str] = set()
        for name, _, _ in matched.pairs:
            if name in seen:
                pairs.pop(name, None)
            seen.add(name)
    found = None
    if couples or pivots:
        found = crosswise((couples, pivots), pairs, source, target, lexicon)
    if found is None and rounds:
        found = next(mirrored(rounds, pairs, lexicon), None)
    if found is None and twins:
        found = next(redressed(twins, pairs, target, lexicon), None)
    if found is None and marks:
        found = next(strayed(marks, pairs, source, english, lexicon), None)
    return [found] if found else []


def _doubtful(
    source: Skeleton, english: Lexicon
) -> tuple[list[Couple], frozenset[str], list[Round], list[Twin], frozenset[str]]:
    """Return what of an English text each of the doubts may be about."""
    return (
        couples_of(source, english),
        pivots_of(source),
        rounds_of(source, english),
        twins_of(source, english),
        strays_of(source),
    )


def _are_turned(couples: set[frozenset[str]], matched: Match) -> bool:
    """Tell if any of two things stand the other way round in the translation."""
    if not couples:
        return False
    places = {name: (one.start, other.start) for name, one, other in matched.pairs}
    for one, other in couples:
        if one in places and other in places:
            (first, here), (second, there) = places[one], places[other]
            if (first < second) != (here < there):
                return True
    return False


def in_order(matched: Match, source: Skeleton, target: Skeleton) -> bool:
    """Tell if all that both texts say stands in the same order in both: nothing has moved."""
    rows = [(one.start, other.start) for _, one, other in matched.pairs]
    here, there = source.once(_amounts), _amounts(target)
    if here or there:
        if [base for _, base in here] != [base for _, base in there]:
            return False
        rows += [(one, other) for (one, _), (other, _) in zip(here, there, strict=True)]
    places = [place for _, place in sorted(rows)]
    return places == sorted(places)


def _amounts(skeleton: Skeleton) -> list[tuple[int, Value]]:
    """Return the amounts of a text with their places, in order."""
    return sorted([(number.start, number.quantity.base) for number in skeleton.amounts])
