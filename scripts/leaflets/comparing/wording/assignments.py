"""“Bruises are common, ulcers rare”: whether each value has kept its thing in a parallel sentence.

Two things of one kind stand in two parts of a sentence, each with something said of it. Parts are
told by commas and by “and”, “but” and their like. A translation may turn the parts round. If what
is said of the one thing stands in the part of the other, it was given to the wrong one. As a part
may also say what belongs to both (“the swelling and the lump will fade”), this is asked only of
what has its counterpart in the other part: a value of the same scale, a number, another person.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION
from leaflets.comparing.wording.roles import HOUSES, PERSON, PRONOUNS, actors
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, Skeleton
from leaflets.comparing.wording.spots import Parts, Spot, own_spots, scale_of
from leaflets.findings import Severity

_ALONE = frozenset({NEGATION, "only"})
"""What tells two parts from one another by itself, where a “but” stands between them."""
_LATER = frozenset({"then", "afterwards"})
_ANYONE = frozenset("patient person woman man child adult someone smoker can".split())
"""What may stand in either part: people in general, and “can”, which is in “cannot”, too."""
_VAGUE = frozenset("link process care scale/logic comparator".split())
"""Kinds whose concepts belong to the whole sentence."""
_ACTION = "scale/action"
_ORDINALS = frozenset({"first", "last", "next"})
_UNLESS = "unless"
_SHORT = 3
"""How long a word is that joins two parts with a “not”, in letters: ni, nem, ani; not нічого."""
_FEWEST = 2
"""How many things change parts at least where two opposites were exchanged."""
_FRONT = 2
"""How many words may stand before a thing that opens its part: “; the clinic”."""
_NEAR = 4
"""How far two things stand apart, in words, that are more than two names in a list."""


def assignable(source: Skeleton, english: Lexicon) -> set[frozenset[str]]:
    """Return what must be in a translation, too, for a thing of a text to go to another one."""
    parts, here = _Parted(source, source, english), source.once(Parts, False)
    if not here.several:
        return set()
    spots = [spot for spot in own_spots(source, english) if _may_go(spot)]
    spots += [Spot(name, PERSON, at, at) for name, at in source.once_in(actors, english).items()]
    found = set[frozenset[str]]()
    for one, other in _rivals(spots, source.once_in(actors, english), parts):
        beside = [spot for spot in spots if spot.role != PERSON]
        found |= {frozenset((one.name, other.name, spot.name)) - PRONOUNS for spot in beside}
    for one, other in combinations(spots, 2):
        if one.kind != other.kind or not parts.apart(one, other):
            continue
        if one.kind == _ACTION and english.concepts.opposed(one.name, other.name):
            found.add(frozenset((one.name, other.name)))
        for said in spots:
            if said.kind == one.kind or said.name in _ANYONE:
                continue
            for first, second in ((one, other), (other, one)):
                together = here.of(said.here) == here.of(first.here)
                if together and parts.contrasts(said, first, second):
                    found.add(frozenset((said.name, first.name, second.name)) - PRONOUNS)
    return found


def _may_go(spot: Spot) -> bool:
    return spot.kind not in _VAGUE or spot.name in _ALONE


def reassigned(
    found: list[Spot], source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield what went from its thing to another one of the same kind, and that other thing."""
    parts = _Parted(source, target, lexicon)
    if not parts.several:
        return
    spots = [spot for spot in found if _may_go(spot)]
    here, there = source.once_in(actors, english), target.once_in(actors, lexicon)
    if any(_UNLESS in reading for item in source.items for reading in item.readings):
        here = {}  # “do not stop it unless the doctor has told you”
    spots += [Spot(name, PERSON, here[name], there[name]) for name in here.keys() & there.keys()]
    if not parts.mixed(spots):
        return
    for one, other in _rivals(spots, here, parts):
        others = [spot for spot in spots if spot.role != PERSON and spot.name not in _ANYONE]
        if parts.apart(one, other, near=_FRONT) and parts.changed(one, other, others, fewest=1):
            yield Severity.ERROR, one.name, other.name
            return
    for one, other in combinations(spots, 2):
        if one.kind != other.kind or not parts.apart(one, other):
            continue
        if {one.name, other.name} <= _ORDINALS or _in_list(one, other, spots):
            continue
        others = [spot for spot in spots if spot.kind != one.kind and spot.name not in _ANYONE]
        contrary = one.kind == _ACTION and lexicon.concepts.opposed(one.name, other.name)
        if contrary and parts.changed(one, other, others):
            yield Severity.ERROR, one.name, other.name
            return
        for said in others:
            for first, second in ((one, other), (other, one)):
                if parts.moved(said, first, second) and parts.contrasts(said, first, second):
                    yield Severity.ERROR, said.name, second.name
                    return


def _rivals(
    spots: list[Spot], pronouns: dict[str, int], parts: "_Parted"
) -> Iterator[tuple[Spot, Spot]]:
    """Yield “you” or “we” beside somebody else, each of whom acts in a part of English."""
    named = [
        spot
        for spot in spots
        if (spot.kind == PERSON or spot.name in HOUSES) and spot.name not in _ANYONE | PRONOUNS
        if parts.opens(spot)
    ]
    for one in spots if named else ():
        if one.name in pronouns:
            yield from ((one, other) for other in named)


def _in_list(one: Spot, other: Spot, spots: list[Spot]) -> bool:
    """Tell if a third thing of the kind stands between two: face, arm or leg."""
    first, last = sorted((one.here, other.here))
    return any(spot.kind == one.kind and first < spot.here < last for spot in spots)


class _Parted:
    """The parts of two texts."""

    def __init__(self, source: Skeleton, target: Skeleton, lexicon: Lexicon) -> None:
        self._source, self._lexicon = source, lexicon
        nor = [
            at
            for at, word in enumerate(target.words)
            if len(word) <= _SHORT and word in lexicon.concord
        ]
        final = lexicon.lang == "ko"
        self._here = source.once(Parts, False)
        self._there = Parts(target, final, nor) if nor else target.once(Parts, final)
        self._places: dict[str, list[int]] = {}

    @property
    def several(self) -> bool:
        """Tell if both texts have several parts."""
        return self._here.several and self._there.several

    def apart(self, one: Spot, other: Spot, near: int = _NEAR) -> bool:
        """Tell if two things stand in parts of their own in both texts."""
        return (
            abs(one.here - other.here) >= near
            and abs(one.there - other.there) >= near
            and self._here.of(one.here) != self._here.of(other.here)
            and self._there.of(one.there) != self._there.of(other.there)
        )

    def moved(self, said: Spot, one: Spot, other: Spot) -> bool:
        """Tell if something went from the part of one thing to that of another."""
        return self._here.of(said.here) == self._here.of(one.here) and self._there.of(
            said.there
        ) == self._there.of(other.there)

    def mixed(self, spots: list[Spot]) -> bool:
        """Tell if something has left what stood in its part, for what did not."""
        cells = {(self._here.of(spot.here), self._there.of(spot.there)) for spot in spots}
        here, there = (Counter(cell[side] for cell in cells) for side in (0, 1))
        return any(here[one] > 1 and there[other] > 1 for one, other in cells)

    def opens(self, spot: Spot) -> bool:
        """Tell if a thing opens its part of English: “; the clinic”; not “or the clinic”."""
        first = self._here.around(spot.here)[0]
        return spot.here - first <= _FRONT and self._source.words[first] != "or"

    def changed(self, one: Spot, other: Spot, spots: list[Spot], fewest: int = _FEWEST) -> bool:
        """Tell if two opposites have changed parts with all that is said of either: stop A, take B.

        None has stayed with its own.
        """
        moved = sum(self.moved(said, one, other) or self.moved(said, other, one) for said in spots)
        stayed = any(self.moved(said, one, one) or self.moved(said, other, other) for said in spots)
        return moved >= fewest and not stayed

    def contrasts(self, said: Spot, one: Spot, other: Spot) -> bool:
        """Tell if English has something in the other part that stands against it."""
        if said.name in _ALONE:
            return one.kind != "number" and self._opposes(*sorted((one.here, other.here)))
        if said.name == "first":
            return not _LATER.isdisjoint(self._source.words)
        part = self._here.of(other.here)
        named = said.kind == PERSON and said.name not in PRONOUNS
        return named or any(
            self._here.of(place) == part for place in self._scales().get(said.kind, ())
        )

    def _opposes(self, start: int, stop: int) -> bool:
        """Tell if a “but” stands between two places, or the end of a sentence, and no “or”."""
        between = [item for item in self._source.items if start < item.start < stop]
        if any(item.readings == (("but",),) for item in between):
            return True
        words = self._source.words[start:stop]
        return not SENTENCE_ENDS.isdisjoint(words) or (
            "," in words and not any({("or",), ("and",)} & {*item.readings} for item in between)
        )

    def _scales(self) -> dict[str, list[int]]:
        """Return the places of all values of each scale in English; worked out once."""
        if not self._places:
            found = defaultdict(list)
            for item in self._source.items:
                for reading in item.readings:
                    for atom in reading:
                        found[scale_of(atom, self._lexicon)].append(item.start)
            found["number"] = [number.start for number in self._source.amounts]
            self._places = found
        return self._places
