"""“If it hurts, call us”: whether what a clause depends on is the same clause in both texts.

A translation may put such a clause before or behind the other. If what stands within it in English
stands outside it in the translation, and the other way round, condition and consequence were
exchanged, or cause and effect, or earlier and later. What only tells when or where (at night, for
two weeks) may stand on either side.
"""

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.comparing.wording.clauses import PHRASES, Clause, clauses_of
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.spots import Spot, own_spots
from leaflets.findings import Severity

_VAGUE = frozenset("link scale/logic comparator certainty scale/negation".split())
_FRAMING = frozenset({"time", "number", "frequency", "size", "proportion"})
"""Kinds whose values tell when or how much something is done, in whichever clause they stand."""
_DAYTIMES = frozenset({"night", "morning", "evening", "day-time"})
_PLACING = frozenset("during at in on within after before around for".split())
"""English words before what only tells when or where: during the session."""
_IT = frozenset({"it", "them"})
"""English words for a thing of the other clause, which may be named in either."""
_BESIDE = 2
"""How many words may stand between such a word and its thing."""
_NAMED = frozenset({"anatomy", "product", "material", "thing"})
"""Kinds of such things."""
_ACTION = "scale/action"
_ACTIONS = frozenset({_ACTION, "direction"})
_WHILE = "while"
"""What goes on while something else does goes either way."""
_IF, _BEFORE, _AFTER, _THEN = "if", "before", "after", "then"
_EARLIER = {_BEFORE: -1, _THEN: -1, _AFTER: 1}
"""Whether what stands within a clause comes before the rest, 1, or behind it, -1."""


class _Sides(NamedTuple):
    """What went out of a clause, what went into it, and what has stayed on its side."""

    outwards: list[Spot]
    inwards: list[Spot]
    stayed: list[Spot]


def dependent(source: Skeleton, english: Lexicon) -> list[tuple[set[str], set[str]]]:
    """Return what stands within each dependent clause of a text, and what in the rest."""
    found = []
    clauses = source.once_in(_english_clauses, english)
    spots = list(filter(_is_plain, own_spots(source, english))) if clauses else []
    for clause in clauses.values():
        within, beside = (
            {spot.name for spot in spots if clause.side(spot.here) == side} for side in (1, -1)
        )
        if within and beside:
            found.append((within, beside))
    return found


def _english_clauses(source: Skeleton, english: Lexicon) -> dict[str, Clause]:
    return clauses_of(source, source.told("clauses", english), final=False, english=True)


def _is_plain(spot: Spot) -> bool:
    return spot.kind not in _VAGUE and spot.name != "first"


def exchanged_clauses(
    found: list[Spot], source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield a thing of the one clause and one of the other that changed places."""
    here = source.once_in(_english_clauses, english)
    says = target.told("clauses", lexicon) if here else []
    if not says:
        return
    there = clauses_of(target, says, final=lexicon.lang == "ko")
    spots = list(filter(_is_plain, found))
    for kind in sorted(here.keys() & there.keys()):
        one, other = here[kind], there[kind]
        sides = _sides(spots, one, other, 1)
        if kind == _WHILE:
            pair = _paired(sides) if sides.stayed else None
            pair = None if pair and any(_frames(spot, source) for spot in pair) else pair
        else:
            pair = _swapped(sides, source)
        if pair is None and kind in PHRASES and not lexicon.terms.postpositions:
            pair = _headed(sides, spots, one, other)
        if pair is None and kind == _IF:
            pair = _drawn_in(sides, one, other)
        if pair:
            yield Severity.ERROR, pair[0].name, pair[1].name
            return
    for one, other, sign in _alike(here, there, source):
        if pair := _swapped(_sides(spots, one, other, sign), source, plain=True):
            yield Severity.ERROR, pair[0].name, pair[1].name
            return


def _alike(
    here: dict[str, Clause], there: dict[str, Clause], source: Skeleton
) -> Iterator[tuple[Clause, Clause, int]]:
    """Yield a “before” or “and then” of English, and what else tells the order, -1 for “after”.

    An “afterwards” is left out: it is “after it”, with all that follows.
    """
    ones, others = _EARLIER.keys() & here.keys(), _EARLIER.keys() & there.keys()
    if len(ones) != 1 or len(others) != 1 or ones == others:
        return
    one, other = here[ones.pop()], there[others.pop()]
    words = source.words
    if one.kind == _THEN:
        told = [at for at in range(1, len(words)) if words[at] == _THEN]
        if not told or words[told[0] - 1] != "and":
            return
    if one.kind != _AFTER:
        yield one, other, _EARLIER[one.kind] * _EARLIER[other.kind]


def _sides(spots: list[Spot], here: Clause, there: Clause, sign: int) -> _Sides:
    found = _Sides([], [], [])
    for spot in spots:
        one, other = here.side(spot.here), there.side(spot.there) * sign
        if one * other < 0:
            (found.outwards if one > 0 else found.inwards).append(spot)
        elif one * other:
            found.stayed.append(spot)
    return found


def _swapped(sides: _Sides, source: Skeleton, *, plain: bool = False) -> tuple[Spot, Spot] | None:
    """Return two things that changed sides, if all did, or if the two are of one kind.

    ``plain``: neither may only tell when or where.
    """
    outwards, inwards, stayed = sides
    if not inwards or not outwards:
        return None
    if not stayed and not plain:
        return outwards[0], inwards[0]
    outs, ins = ([spot for spot in side if not _frames(spot, source)] for side in sides[:2])
    named = frozenset[str]() if _IT.isdisjoint(source.words) else _NAMED
    if outs and ins and all(spot.kind in named or _frames(spot, source) for spot in stayed):
        return outs[0], ins[0]
    return _paired(sides)


def _paired(sides: _Sides) -> tuple[Spot, Spot] | None:
    """Return two things of one kind that changed sides."""
    pairs = ((one, other) for one in sides.outwards for other in sides.inwards)
    return next((pair for pair in pairs if pair[0].role == pair[1].role), None)


def _frames(spot: Spot, source: Skeleton) -> bool:
    """Tell if something may stand in either clause, as it only tells when, where or how much."""
    before = source.words[max(0, spot.here - 1 - _BESIDE) : spot.here]
    return _is_time(spot) or not _PLACING.isdisjoint(before)


def _is_time(spot: Spot) -> bool:
    return spot.kind in _FRAMING or spot.name in _DAYTIMES


def _headed(
    sides: _Sides, spots: list[Spot], here: Clause, there: Clause
) -> tuple[Spot, Spot] | None:
    """Return what stands right behind an “after” in the two texts, if each left the other side."""
    if not sides.inwards or not sides.outwards:
        return None
    one = min((s for s in spots if here.side(s.here) > 0), key=lambda spot: spot.here)
    other = min((s for s in spots if there.side(s.there) > 0), key=lambda spot: spot.there)
    if one in sides.outwards and other in sides.inwards:
        return None if _is_time(one) or _is_time(other) else (one, other)
    return None


def _drawn_in(sides: _Sides, here: Clause, there: Clause) -> tuple[Spot, Spot] | None:
    """Return what is to be done “if …”, where it has become the first half of the “if”.

    “If a rash appears, stop the tablets and call”, “if you stop the tablets and a rash appears …”.
    """
    if here.start > here.first or there.start > there.first or sides.outwards:
        return None
    kept = [spot for spot in sides.stayed if here.side(spot.here) > 0]
    acts = [spot for spot in sides.inwards if spot.kind in _ACTIONS]
    if kept and acts and all(acts[0].there < spot.there for spot in kept):
        return acts[0], kept[0]
    return None
