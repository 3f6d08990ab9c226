"""“Scar tissue replaces the vein”: whether all round a verb stands the other way round.

A hint for what no rule tells for sure. Where English tells what somebody or something does to
another, with no passive, most languages put the one first, too. If all things on one side of the
verb stand on the other side now, the one may do what the other does.
"""

from collections import defaultdict
from collections.abc import Iterator

from leaflets.comparing.wording.crosswise import Found, Pairs
from leaflets.comparing.wording.lexicon import Lexicon
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
Twin = tuple[str, frozenset[str], frozenset[str]]
"""A thing that is named twice, and what stands beside its first place, and its second."""


def rounds_of(source: Skeleton, english: Lexicon) -> list[Round]:
    """Return each verb of an English text with things on both sides in its clause."""
    words = source.words
    if not _PASSIVE.isdisjoint(words):
        return []
    kinds = [
        (atom, english.concepts.kind(atom), item)
        for item in source.items
        for atom in sorted(item.atoms)
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


def mirrored(rounds: list[Round], pairs: Pairs, lexicon: Lexicon) -> Iterator[Found]:
    """Yield two things round a verb of English of which each stands where the other one did."""
    if lexicon.lang in _VERB_LAST:
        return
    for verb, before, behind in rounds:
        if verb not in pairs:
            continue
        ones, others = before & pairs.keys(), behind & pairs.keys()
        if ones and others:
            at = pairs[verb][1].start
            turned = all(pairs[name][1].start > at for name in ones)
            if turned and all(pairs[name][1].start < at for name in others):
                yield Severity.REVIEW, min(ones), min(others)
                return


def twins_of(source: Skeleton, english: Lexicon) -> list[Twin]:
    """Return the things that an English text names twice, with what stands beside either."""
    found = defaultdict[str, list[Item]](list)
    for item in source.items if source.repeated else ():
        for atom in sorted(item.atoms & source.repeated):
            found[atom].append(item)
    twins = []
    for name, items in found.items():
        if len(items) == _PAIR and english.concepts.kind(name) in _THINGS:
            sides = {
                atom: _beside(item, items[0], items[1])
                for item in source.items
                for atom in item.atoms
                if atom != name and english.concepts.kind(atom) != _LINK
            }
            ones, others = (
                frozenset(atom for atom, side in sides.items() if side is way)
                for way in (True, False)
            )
            if ones and others:
                twins.append((name, ones, others))
    return twins


def redressed(
    twins: list[Twin], pairs: Pairs, target: Skeleton, lexicon: Lexicon
) -> Iterator[Found]:
    """Yield two things said of a thing that is named twice, each of which is said of the other.

    “The deep veins do the work of the closed veins”. A hint, as the two may change their order.
    """
    for name, ones, others in twins if lexicon.lang != _TURNED else ():
        here = ones & pairs.keys(), others & pairs.keys()
        if not all(here):
            continue
        there = [item for item in target.items if name in item.atoms]
        if len(there) != _PAIR:
            continue
        now = [{one: _beside(pairs[one][1], there[0], there[1]) for one in some} for some in here]
        if True not in now[0].values() and False not in now[1].values():
            gone = [one for one, side in now[0].items() if side is False]
            come = [one for one, side in now[1].items() if side is True]
            if gone and come:
                yield Severity.REVIEW, min(gone), min(come)
                return


def _beside(item: Item, first: Item, second: Item) -> bool | None:
    """Tell if something stands beside the first of two things, or the second; None for neither."""
    one, other = (
        max(thing.start - item.stop, item.start - thing.stop) for thing in (first, second)
    )
    return None if min(one, other) > 1 or one == other else one < other
