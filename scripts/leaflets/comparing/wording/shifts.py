"""Whether what stands within a dependent clause of English stands outside it now.

A translation may put such a clause before or behind the other. If what stands within it in English
stands outside it in the translation, and the other way round, condition and consequence were
exchanged, or cause and effect, or earlier and later. What tells when something is done may stay.
"""

from collections.abc import Iterator
from itertools import combinations, islice

from leaflets.comparing.wording.clauses import Clause, clauses_of, english_clauses, is_plain
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.spots import Spot
from leaflets.findings import Severity

_TIMES = frozenset({"before", "after", "then"})
"""Clauses that may stand for one another, if what stands within them does, too."""
_REASONS = frozenset({"if", "cause", "then"})
"""Clauses that are more than a phrase."""
_AND = (("and",),)
_AFTER, _BEFORE, _CAUSE, _IF, _THEN, _UNTIL = "after", "before", "cause", "if", "then", "until"
_WHILE = "while"
"""What goes on while something else does goes either way."""
_LATER = frozenset({"effect", "then"})
"""Clauses that do not open their sentence, though their word may."""
_MILD = frozenset("time number immediacy frequency repetition proportion".split())
_HOURS = frozenset("day-time night morning evening afternoon slightly".split())
"""Kinds, and concepts, that may stay where all else has changed sides: at night."""
_ACTIONS = frozenset({"scale/action", "direction"})
_DEEDS = _ACTIONS | {"movement"}
_FEW = 2
"""How many things must have moved at least where some have stayed, or none came in return."""

Found = tuple[Severity, str, str]
Sorted = tuple[list[Spot], list[Spot], list[Spot]]
"""What came into a clause, what left it, and what stayed on its side."""


def exchanged_clauses(
    found: list[Spot], source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Found]:
    """Yield a thing of the one clause and one of the other that changed places."""
    here = source.once_in(english_clauses, english)
    says = target.told("clauses", lexicon) if here else []
    if not says:
        return
    there = clauses_of(target, says, final=lexicon.lang == "ko")
    spots = list(filter(is_plain, found))
    rows = _rows(spots, here, there, source)
    yield from islice(filter(None, rows), 1)


def _rows(
    spots: list[Spot], here: dict[str, Clause], there: dict[str, Clause], source: Skeleton
) -> Iterator[Found | None]:
    """Yield what each rule finds; only the first that finds anything is asked for."""
    yield _crossed(list(filter(_tells, spots)), here, there)
    mixed = list[Found]()
    for kind in sorted(here.keys() & there.keys() - {_WHILE}):
        one, other = here[kind], there[kind]
        yield _swapped(spots, one, other, mixed)
        yield _fronted(spots, one, other, source)
        yield _drawn_in(spots, one, other) or _shifted(spots, one, other)
    yield _retimed(spots, here, there, source)
    yield from mixed


def _crossed(spots: list[Spot], here: dict[str, Clause], there: dict[str, Clause]) -> Found | None:
    """Return the things of two clauses that each stand in the other: “after A, before B”."""
    for one, other in combinations(sorted(here.keys() & there.keys()), 2):
        ones, others = (
            [
                spot
                for spot in spots
                if here[kind].holds(spot.here)
                and there[twin].holds(spot.there)
                and not here[twin].holds(spot.here)
                and not there[kind].holds(spot.there)
            ]
            for kind, twin in ((one, other), (other, one))
        )
        if ones and others:
            return Severity.ERROR, ones[0].name, others[0].name
    return None


def _swapped(spots: list[Spot], here: Clause, there: Clause, mixed: list[Found]) -> Found | None:
    """Return two things that changed sides, if all did, or if the two are of one kind.

    What did so in either way, whatever stayed, is a hint and no more: it goes to ``mixed``.
    """
    inwards, outwards, stayed = _sorted(spots, here, there)
    if inwards and outwards and not stayed:
        return Severity.ERROR, outwards[0].name, inwards[0].name
    # Where a phrase begins that ends in “after” or “before” is not told.
    told = not (there.closed and there.kind in _TIMES)
    many = told and len(inwards) + len(outwards) > _FEW
    inwards, outwards, stayed = (list(filter(_tells, some)) for some in (inwards, outwards, stayed))
    if not inwards or not outwards:
        return None
    mixed.append((Severity.REVIEW, outwards[0].name, inwards[0].name))
    pairs = ((one, other) for one in outwards for other in inwards)
    same = next((pair for pair in pairs if pair[0].role == pair[1].role), None)
    if same and stayed:
        return Severity.ERROR, same[0].name, same[1].name
    if not stayed or (many and len(stayed) < _FEW):
        return Severity.ERROR, outwards[0].name, inwards[0].name
    return None


def _sorted(spots: list[Spot], here: Clause, there: Clause) -> Sorted:
    inwards: list[Spot] = []
    outwards: list[Spot] = []
    stayed: list[Spot] = []
    turn = -1 if (here.kind == _AFTER) != (there.kind == _AFTER) else 1
    for spot in spots:
        one, other = here.side(spot.here), turn * there.side(spot.there)
        if one * other < 0:
            (outwards if one > 0 else inwards).append(spot)
        elif one * other:
            stayed.append(spot)
    return inwards, outwards, stayed


def _tells(spot: Spot) -> bool:
    return spot.kind not in _MILD and spot.name not in _HOURS


def _fronted(spots: list[Spot], here: Clause, there: Clause, source: Skeleton) -> Found | None:
    """Return two things of a clause that opens its sentence, of which no comma tells the end.

    Then what belongs to it stands before the rest: “po A należy B”.
    """
    opens = there.start - there.first <= _FEW and there.stop == there.last
    if not opens or there.closed or here.kind in _LATER:
        return None
    if any(here.holds(item.start) and item.readings == _AND for item in source.items):
        return None  # “whenever possible and drink …”: English does not tell its end, either
    behind = [spot for spot in spots if spot.there >= there.start]
    ones = [spot for spot in behind if here.side(spot.here) > 0]
    others = [spot for spot in behind if here.side(spot.here) < 0 and _tells(spot)]
    if ones and others and max(spot.there for spot in others) < min(spot.there for spot in ones):
        return Severity.ERROR, ones[0].name, others[0].name
    return None


def _shifted(spots: list[Spot], here: Clause, there: Clause) -> Found | None:
    """Return what went to the other side for nothing in return, if commas tell the clauses.

    “If A, do B and C” against “If A and B, do C”. This is but a hint, unless it
    is all of what an effect is said to be.
    """
    if {here.kind, there.kind} - _REASONS or _is_open(here) or _is_open(there):
        return None
    inwards, outwards, stayed = _sorted(list(filter(_tells, spots)), here, there)
    some = inwards or outwards
    if (inwards and outwards) or len(some) < _FEW:
        return None
    if not stayed:
        severity = Severity.ERROR if here.kind == _CAUSE else Severity.REVIEW
        return severity, some[0].name, some[1].name
    opens = here.start == here.first and there.start == there.first and here.kind == _IF
    if opens and len(stayed) >= _FEW and any(spot.kind in _DEEDS for spot in some):
        return Severity.REVIEW, some[0].name, stayed[0].name
    return None


def _drawn_in(spots: list[Spot], here: Clause, there: Clause) -> Found | None:
    """Return what is to be done “if …”, where it has become the first half of the “if”.

    “If a rash appears, stop the tablets and call”, “if you stop the tablets and a rash appears …”.
    """
    if here.kind != _IF or here.start > here.first or there.start > there.first:
        return None
    inwards, outwards, stayed = _sorted(spots, here, there)
    kept = [spot for spot in stayed if here.side(spot.here) > 0]
    acts = [spot for spot in inwards if spot.kind in _ACTIONS]
    if kept and acts and not outwards and all(acts[0].there < spot.there for spot in kept):
        return Severity.ERROR, acts[0].name, kept[0].name
    return None


def _is_open(clause: Clause) -> bool:
    """Tell if nothing shows where a clause ends that opens its sentence."""
    opens = clause.start - clause.first <= _FEW
    return opens and clause.stop >= clause.last and not clause.closed


def _retimed(
    spots: list[Spot], here: dict[str, Clause], there: dict[str, Clause], source: Skeleton
) -> Found | None:
    """Return two things of which the other one is the earlier now: “before B, A”, “A, then B”."""
    ones, others = _TIMES & here.keys(), _TIMES & there.keys()
    if len(ones) != 1 or len(others) != 1 or ones == others:
        return None
    if any(NEGATION in item.atoms or _UNTIL in item.atoms for item in source.items):
        return None  # “not until after A” is “not before A”
    one, other = here[min(ones)], there[min(others)]
    told = list(filter(_tells, spots))
    if not any(one.holds(spot.here) for spot in told):
        return None
    if not any(other.holds(spot.there) for spot in told):
        return None  # “and after it …”
    row = _swapped(spots, one, other, [])
    # An “afterwards” is “after it”, with all that follows.
    sure = one.kind == _BEFORE or _THEN in source.words
    return row and (Severity.ERROR if sure else Severity.REVIEW, *row[1:])
