"""“Who cannot walk” told as “who can walk”, where another “not” of the text hides the loss."""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Row, Skeleton
from leaflets.comparing.wording.spots import Parts
from leaflets.comparing.wording.within import parts_of
from leaflets.findings import Severity

_CANNOT = frozenset({"cannot", "can't", "unable"})
_ABLE = frozenset({"can", "may", "allow"})
_VAGUE = _ABLE | {NEGATION, "must", "should", "help", "without"}
_WAITING = frozenset({"until", "before", "unless"})
"""“Cannot be told until” is “can be told only after”."""
_REACH = 3
"""How far behind “cannot” its verb may stand, in words."""


def _unables(source: Skeleton, english: Lexicon) -> list[tuple[int, frozenset[str]]]:
    """Return the places of each “cannot”, and what it is that cannot be done."""
    found: list[tuple[int, frozenset[str]]] = []
    if not _WAITING.isdisjoint(source.atoms):
        return found
    for at, word in enumerate(source.words):
        if word not in _CANNOT:
            continue
        own = [item for item in source.items if item.start <= at < item.stop]
        longest = max(own, key=lambda item: item.stop - item.start, default=None)
        atoms = frozenset(parts_of(longest, source, english)) - _VAGUE if longest else frozenset()
        if not atoms:
            atoms = _behind(at, source) - _VAGUE
        if atoms:
            found.append((at, atoms))
    return found


def _behind(at: int, source: Skeleton) -> frozenset[str]:
    for item in source.items:
        if item.start > at and item.atoms - _VAGUE:
            near = item.start - at <= _REACH
            return item.atoms if near and _joined(source, at, item.start) else frozenset()
    return frozenset()


def _joined(skeleton: Skeleton, start: int, stop: int) -> bool:
    return CLAUSE_ENDS.isdisjoint(skeleton.words[start:stop])


@asked_if(lambda source, english: source.once_in(_unables, english))
def enabled(
    _matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield a “cannot” whose verb a translation has with a “can”, and no “not” in its part."""
    parts = Parts(target, final=lexicon.lang == "ko")
    for at, atoms in source.once_in(_unables, english):
        said = [item for item in source.items if not atoms.isdisjoint(item.atoms)]
        says = [item for item in target.items if not atoms.isdisjoint(item.atoms)]
        if len(said) > 1 or len(says) != 1:
            continue
        start, stop = parts.around(says[0].start)
        within = [item for item in target.items if start <= item.start < stop]
        if any(denies(item, target, lexicon) for item in within):
            continue
        able = next((item for item in within if _is_able(item)), None)
        if able is not None:
            words = source.words[at], target.text(able)
            yield "negation", Severity.ERROR, NEGATION, "", *words
            return


def denies(item: Item, target: Skeleton, lexicon: Lexicon) -> bool:
    """Tell if a word has a “not” within, whatever it says as a whole."""
    return NEGATION in item.atoms or NEGATION in parts_of(item, target, lexicon)


def _is_able(item: Item) -> bool:
    return all(set(reading) <= _ABLE for reading in item.readings)
