"""“Scar tissue replaces the vein”: whether all round a verb stands the other way round.

A hint for what no rule tells for sure. Where English tells what somebody or something does to
another, with no passive, most languages put the one first, too. If all things on one side of the
verb stand on the other side now, the one may do what the other does.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Skeleton
from leaflets.comparing.wording.weighing import TIMELESS
from leaflets.findings import Severity

_VERBS = frozenset("scale/action scale/direction care movement process admin".split())
"""Kinds of what one thing does to another."""
_STATES = frozenset(
    "appear disappear keep carry-out need start morning night absorb licence result".split()
)
"""Such concepts that are no deed, or may stand before who does it: “near the vein appear …”."""
_THINGS = TIMELESS - {"activity"}
_PASSIVE = frozenset("by is are was were be been being".split())
"""English words of a passive, or of “is”, which other languages turn round."""
_BREAKS = CLAUSE_ENDS | frozenset(
    "and that which who if when because before after while until so but".split()
)
"""English words at which a clause ends."""
_VERB_LAST = frozenset({"hi", "ko"})
_TURNED = "ko"
"""The language that puts what is done before what it is done with, and clauses likewise."""
_PAIR = 2
_LINK = "link"

Round = tuple[str, frozenset[str], frozenset[str]]
"""A verb, and the things before and behind it in its clause."""


def _rounds(source: Skeleton, english: Lexicon) -> list[Round]:
    """Return each verb of an English text with things on both sides in its clause."""
    words = source.words
    if not _PASSIVE.isdisjoint(words):
        return []
    kinds = [
        (atom, english.concepts.kind(atom), item) for item in source.items for atom in item.atoms
    ]
    things = [(atom, item.start) for atom, kind, item in kinds if kind in _THINGS]
    found = []
    for verb, kind, item in kinds if things else ():
        if kind not in _VERBS or verb in _STATES:
            continue
        first, last = item.start, item.stop
        while first and words[first - 1] not in _BREAKS:
            first -= 1
        while last < len(words) and words[last] not in _BREAKS:
            last += 1
        before = frozenset(atom for atom, at in things if first <= at < item.start)
        behind = frozenset(atom for atom, at in things if item.stop <= at < last)
        if before and behind:
            found.append((verb, before, behind))
    return found


def mirrored(
    matched: Match, source: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things round a verb of English of which each stands where the other one did."""
    if lexicon.lang in _VERB_LAST:
        return
    rounds = source.once_in(_rounds, english)
    if not rounds:
        return
    often = Counter(name for name, _, _ in matched.pairs)
    places = {name: two.start for name, _, two in matched.pairs if often[name] == 1}
    for verb, before, behind in rounds:
        ones, others = before & places.keys(), behind & places.keys()
        if verb in places and ones and others:
            verb_at = places[verb]
            turned = all(places[name] > verb_at for name in ones)
            if turned and all(places[name] < verb_at for name in others):
                yield Severity.REVIEW, min(ones), min(others)
                return


def _twins(source: Skeleton, english: Lexicon) -> dict[str, tuple[Item, Item]]:
    """Return the things that an English text names twice, with their places."""
    found = defaultdict[str, list[Item]](list)
    for item in source.items:
        for atom in item.atoms & source.repeated:
            found[atom].append(item)
    return {
        name: (items[0], items[1])
        for name, items in found.items()
        if len(items) == _PAIR and english.concepts.kind(name) in _THINGS
    }


def redressed(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things said of a thing that is named twice, each of which is said of the other.

    “The deep veins do the work of the closed veins”. A hint, as the two may change their order.
    """
    twins = source.once_in(_twins, english) if lexicon.lang != _TURNED else {}
    for name, (first, second) in twins.items():
        there = [item for item in target.items if name in item.atoms]
        if len(there) != _PAIR:
            continue
        sides: dict[tuple[bool, bool], str] = {}
        for other, one, two in matched.pairs:
            here, now = _beside(one, first, second), _beside(two, there[0], there[1])
            plain = other != name and english.concepts.kind(other) != _LINK
            if plain and here is not None and now is not None:
                sides[here, now] = other
        if sides.keys() == {(True, False), (False, True)}:
            yield Severity.REVIEW, sides[True, False], sides[False, True]
            return


def _beside(item: Item, first: Item, second: Item) -> bool | None:
    """Tell if something stands beside the first of two things, or the second; None for neither."""
    one, other = (
        max(thing.start - item.stop, item.start - thing.stop) for thing in (first, second)
    )
    return None if min(one, other) > 1 or one == other else one < other
