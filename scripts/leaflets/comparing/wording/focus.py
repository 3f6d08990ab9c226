"""“Only the doctor may …”: whether “only” has kept what it belongs to, numbers among it.

In English that is what stands right behind “only”, up to the next verb or preposition; behind “may
only …” it is what stands behind an “if”, “after” or “by”; where nothing follows, it is what stands
before. In a translation it must not stand before “only” while something else stands behind it.
Where the word stands behind its thing (``only-behind`` in the ``roles`` of
``docs/<lang>/terms.yml``, and Korean 만), nothing else must stand right before it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Skeleton
from leaflets.comparing.wording.spots import Spot
from leaflets.comparing.wording.weighing import THINGS
from leaflets.findings import Severity

ONLY = "only"
_BEHIND = "only-behind"
SPLIT = frozenset({"ne", "n'", "n"})
"""The first half of a “not” or “only” in two: ne … pas, ne … que."""
_WORDS = frozenset({"only", "solely", "exclusively"})
_VERBS = frozenset("scale/action direction movement certainty process care mind".split())
_LINKS = frozenset("if before after until during".split())
"""Words behind which stands what “only” before a verb belongs to."""
_VAGUE = frozenset("link scale/logic comparator scale/negation certainty".split())
_HELPING = frozenset("is are be will can may must should need was were".split())
"""Verbs between which and the next verb an “only” stands that belongs to what follows later."""
_DOING = frozenset({"have", "get"})
_PLACING = frozenset(
    "for in on at during by after before if from to until when through with under".split()
)
_CUTS = _HELPING | _PLACING | {"has", "have", "been", "needs"}
"""Words at which the phrase of an “only” ends."""
_THINGS = THINGS | {"number", "time"}
_NAMED = THINGS - {"activity", "procedure", "time", "place", "transport"}
_TIMES = frozenset("day-time night morning evening first last next".split())
_NEAR = 3
"""How many words may stand between “only” and what it belongs to."""
_GAP = 2
"""How many words may stand between two words of one phrase."""

Found = Iterator[tuple[Severity, str, str]]


class _Focus(NamedTuple):
    """What an “only” of English belongs to; ``linked`` tells that it stands behind a link."""

    spots: list[Spot]
    linked: bool = False
    by: bool = False


_NONE = _Focus([])


def refocused(
    spots: list[Spot], only: Item, there: Item, source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> Found:
    """Yield what “only” belongs to now, as English names it."""
    behind = source.words[only.stop : only.stop + 1]
    if source.words[only.start] not in _WORDS or behind == ["then"]:
        return
    told = [spot for spot in spots if spot.kind not in _VAGUE and spot.name != ONLY]
    focus = _focus_of(only, sorted(told, key=lambda spot: spot.here), source)
    if not focus.spots or target.words[there.start] in SPLIT:
        return
    kept = [spot for spot in told if spot in focus.spots or _tells(spot) or spot.kind in _VERBS]
    if lexicon.lang == "ko" or stands_behind(there, target, lexicon):
        yield from _left_behind(focus, kept, there, target, lexicon)
    else:
        yield from _left_before(focus, kept, only, there, target)


def stands_behind(there: Item, target: Skeleton, lexicon: Lexicon) -> bool:
    """Tell if an “only” stands behind its thing, as Arabic فقط."""
    if _BEHIND not in lexicon.terms.roles:
        return False
    cues = target.told("roles", lexicon)
    return any(name == _BEHIND and start == there.start for start, _, name in cues)


def _left_behind(
    focus: _Focus, spots: list[Spot], there: Item, target: Skeleton, lexicon: Lexicon
) -> Found:
    """Yield what stands right before an “only” that stands behind its thing, if it is another."""
    final = lexicon.lang == "ko"
    before = [spot for spot in spots if 0 <= there.start - spot.there <= _NEAR]
    before = [spot for spot in before if _joined(target, spot.there, there.start)]
    last = max(before, key=lambda spot: spot.there, default=None)
    if last is None or last in focus.spots or not _tells(last):
        return
    if not final and any(0 <= spot.there - there.stop <= _GAP for spot in focus.spots):
        return
    if last.kind == "number" and any(spot.kind == "number" for spot in focus.spots):
        return
    yield Severity.ERROR, ONLY, last.name


def _left_before(
    focus: _Focus, spots: list[Spot], only: Item, there: Item, target: Skeleton
) -> Found:
    """Yield what stands behind an “only” before which stands what it belongs to in English."""
    after = [spot for spot in spots if 0 <= spot.there - there.stop <= _NEAR]
    after = [spot for spot in after if _joined(target, there.stop, spot.there)]
    first = min(after, key=lambda spot: spot.there, default=None)
    if first is None or first in focus.spots:
        return
    places = [spot.there for spot in focus.spots]
    if max(places) < there.start and _joined(target, max(places), there.start):
        if _tells(first) or focus.by or (focus.linked and first.here < only.start):
            yield Severity.ERROR, ONLY, first.name
    elif (
        first.here < only.start
        and first.kind in _NAMED
        and min(places) > first.there
        and not any(there.stop <= item.start < first.there for item in target.items)
    ):
        yield Severity.ERROR, ONLY, first.name


def _tells(spot: Spot) -> bool:
    return spot.kind in _THINGS or spot.name in _TIMES


def _joined(skeleton: Skeleton, start: int, stop: int) -> bool:
    return CLAUSE_ENDS.isdisjoint(skeleton.words[start:stop])


def _focus_of(only: Item, told: list[Spot], source: Skeleton) -> _Focus:
    """Return what an “only” of English belongs to; nothing where that is not plain."""
    words = source.words
    end = next((at for at in range(only.stop, len(words)) if words[at] in CLAUSE_ENDS), len(words))
    behind = [spot for spot in told if only.stop <= spot.here < end]
    # “During the day only for two weeks”: it belongs to what stands before.
    closing = words[only.stop : only.stop + 1] == ["for"]
    closing = closing and any(item.stop == only.start for item in source.items)
    if not behind or closing:
        return _before(only, told, source)
    first = behind[0]
    between = [item for item in source.items if only.stop <= item.start < first.here]
    if first.here - only.stop > _NEAR or any(_LINKS.isdisjoint(item.atoms) for item in between):
        return _NONE
    if not between and (
        (first.kind in _VERBS and first.name not in _TIMES)
        or words[only.start - 1] in _HELPING
        or words[only.stop] in _DOING
    ):
        return _behind_link(only, end, behind, source)
    phrase = behind[:1]
    for spot in behind[1:]:
        gap = words[phrase[-1].here + 1 : spot.here]
        if len(gap) > _GAP or spot.kind in _VERBS or not _CUTS.isdisjoint(gap):
            break
        phrase.append(spot)
    return _Focus(phrase, linked=bool(between) or first.name in _TIMES)


def _behind_link(only: Item, end: int, behind: list[Spot], source: Skeleton) -> _Focus:
    """Return what stands behind the “if”, “after” or “by” of “may only be taken after meals”."""
    inside = [item for item in source.items if only.stop <= item.start < end]
    links = [item.stop for item in inside if not _LINKS.isdisjoint(item.atoms)]
    agents = [at + 1 for at in range(only.stop, end) if source.words[at] == "by"]
    starts = links or agents
    if not starts:
        return _NONE
    spots = [spot for spot in behind if spot.here >= starts[0]]
    return _Focus(spots, linked=True, by=not links)


def _before(only: Item, told: list[Spot], source: Skeleton) -> _Focus:
    """Return the phrase before an “only”: “on the treated leg only”."""
    words = source.words
    ends = (at + 1 for at in range(only.start - 1, -1, -1) if words[at] in CLAUSE_ENDS)
    begin = next(ends, 0)
    before = [spot for spot in told if begin <= spot.here < only.start]
    if not before or only.start - before[-1].here > _NEAR:
        return _NONE
    phrase = before[-1:]
    if phrase[0].kind in _VERBS and phrase[0].name not in _TIMES:
        return _NONE
    for spot in reversed(before[:-1]):
        gap = words[spot.here + 1 : phrase[-1].here]
        if len(gap) > 1 or spot.kind in _VERBS or not _CUTS.isdisjoint(gap):
            break
        phrase.append(spot)
    return _Focus(phrase)
