"""“The left leg in March, the right leg in May”: whether two parallel parts kept what they pair.

Two parts of an English sentence each have one of two things of a kind, and one of two others of
another kind. A translation may turn the parts round; then both pairs change their order. Where one
pair has changed it and the other has not, each thing has what belongs to its counterpart. As lists
and phrases move about, one of the pairs must be of what tells two parts from one another: amounts,
sides, times, tenses, “before” and “after”, “first” and “then”.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.roles import actors
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, Item, Skeleton
from leaflets.comparing.wording.spots import Parts, amounts_of
from leaflets.findings import Severity

_LINK, _TURN, _TENSE, _AMOUNT, _PERSON, _SIDE, _TIME = (
    "link turn tense amount person side time".split()
)
_TELLING = (_LINK, _TURN, _TENSE, _AMOUNT, _SIDE, _TIME)
"""Kinds that tell two parts from one another; an amount has its unit behind."""
_NAMES = {"before": _LINK, "after": _LINK, "first": _TURN, "then": _TURN, "next": _TURN}
_KINDS = {
    "person": _PERSON,
    "place": _PERSON,
    "effect": "effect",
    "condition": "effect",
    "product": "product",
    "material": "product",
    "food": "product",
    "anatomy": "anatomy",
    "time": _TIME,
    "scale/place": _SIDE,
} | dict.fromkeys("activity scale/action movement care process procedure".split(), "deed")
_TENSES = frozenset({"past", "future"})
_BREAKS = frozenset({"or", "if", "because", "unless", "until"})
"""What may stand between no two parts: clauses and the members of lists move by themselves."""
_BEHIND = 2
"""How many words behind a “before” its thing stands: it belongs to the link, not to the part."""


class _Thing(NamedTuple):
    """Something that English says, with its part and place; an amount has its base as name."""

    name: str | tuple[float, str]
    kind: str
    part: int
    here: int


def _kind_of(atom: str, lexicon: Lexicon) -> str:
    """Tell with what a concept can be confused, as both are alike; "" for what is no thing."""
    return _NAMES.get(atom) or _KINDS.get(lexicon.concepts.kind(atom), "")


_Couple = tuple[_Thing, _Thing]


def _contrasts(source: Skeleton, english: Lexicon) -> list[tuple[_Couple, _Couple]]:
    """Return the pairs of pairs of an English text that keep or change their order together."""
    parts = source.once(Parts, False)
    if not parts.several:
        return []
    things = sorted(_things(source, english, parts), key=lambda thing: thing.here)
    breaks = [item.start for item in source.items if not _BREAKS.isdisjoint(item.atoms)]
    found = list(_parallel(things, breaks))
    ends = [at for at, word in enumerate(source.words[:-1]) if word in SENTENCE_ENDS]
    if ends:
        whole = [thing._replace(part=bisect_left(ends, thing.here)) for thing in things]
        found += _parallel(whole, breaks)
    return found


def _parallel(things: list[_Thing], breaks: list[int]) -> Iterator[tuple[_Couple, _Couple]]:
    often = Counter((thing.kind, thing.part) for thing in things)
    couples = [
        (one, other)
        for one, other in combinations(things, 2)
        if one.kind == other.kind and one.part < other.part
    ]
    for first, second in combinations(couples, 2):
        telling = [couple for couple in (first, second) if couple[0].kind.startswith(_TELLING)]
        if (
            telling
            and all(often[one.kind, one.part] == 1 for couple in telling for one in couple)
            and first[0].kind != second[0].kind
            and all(one.part == other.part for one, other in zip(first, second, strict=True))
            and not any(_spans(first, second, at) for at in breaks)
        ):
            yield first, second


def _spans(first: _Couple, second: _Couple, at: int) -> bool:
    return min(first[0].here, second[0].here) < at < max(first[1].here, second[1].here)


def _things(source: Skeleton, english: Lexicon, parts: Parts) -> Iterator[_Thing]:
    places: dict[str, list[Item]] = defaultdict(list)
    for item in source.items:
        for atom in item.atoms:
            places[atom].append(item)
    links = [item.stop for name in ("before", "after") for item in places.get(name, ())]
    for atom, items in places.items():
        kind = _kind_of(atom, english)
        at = items[0].start
        beside = any(0 <= at - stop < _BEHIND for stop in links)
        if kind and not beside and len({parts.of(item.start) for item in items}) == 1:
            yield _Thing(atom, kind, parts.of(at), at)
    for name, at in source.once_in(actors, english).items():
        yield _Thing(name, _PERSON, parts.of(at), at)
    for name, at in _tenses(source, english).items():
        yield _Thing(name, _TENSE, parts.of(at), at)
    for base, at in _amounts(source).items():
        yield _Thing(base, f"{_AMOUNT} {base[1]}", parts.of(at), at)


@asked_if(lambda source, english: source.once_in(_contrasts, english))
def unparalleled(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things, as English names them, of which each has what belongs to the other."""
    contrasts = source.once_in(_contrasts, english)
    if not contrasts:
        return
    there = _there(matched, target, lexicon)
    for first, second in contrasts:
        if any(thing.name not in there for thing in (*first, *second)):
            continue
        one, other = (there[thing.name] for thing in first)
        two, last = (there[thing.name] for thing in second)
        if (one < other) != (two < last):
            yield Severity.ERROR, _named(first[0]), _named(second[1])
            return


def _there(
    matched: Match, target: Skeleton, lexicon: Lexicon
) -> dict[str | tuple[float, str], int]:
    """Return the places of what a translation says of the things of English, if in one part."""
    parts = target.once(Parts, lexicon.lang == "ko")
    found: dict[str | tuple[float, str], int] = {}
    spread: dict[str, set[int]] = defaultdict(set)
    names = matched.names
    for item in target.items:
        for atom in item.atoms & names:
            spread[atom].add(parts.of(item.start))
    for atom, _, other in matched.pairs:
        if atom in _NAMES or len(spread[atom]) == 1:
            found.setdefault(atom, other.start)
    return found | target.once_in(actors, lexicon) | _tenses(target, lexicon) | _amounts(target)


def _named(thing: _Thing) -> str:
    return thing.name if isinstance(thing.name, str) else thing.kind


def _tenses(skeleton: Skeleton, lexicon: Lexicon) -> dict[str, int]:
    """Return the places of the past and of the future of a text, if it has either but once."""
    places: dict[str, set[int]] = defaultdict(set)
    for start, _, name in skeleton.told("tenses", lexicon):
        if name in _TENSES:
            places[name].add(start)
    return {name: min(starts) for name, starts in places.items() if len(starts) == 1}


def _amounts(skeleton: Skeleton) -> dict[tuple[float, str], int]:
    return {base: one.start for base, one in skeleton.once(amounts_of).items() if one is not None}
