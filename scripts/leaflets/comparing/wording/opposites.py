"""The opposite of what English says, though English is found elsewhere: “increasing pain, spread”.

What is left of a text is compared with what is left of the other one. A word of English may be
answered by another that may say it, too, or be held within a longer form; then its opposite stands
alone among what is left. Here it is looked for beside the thing that it belongs to, and within.
"""

from collections.abc import Iterator
from itertools import product

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import NONE, Item, Row, Skeleton
from leaflets.comparing.wording.weighing import TIMELESS
from leaflets.comparing.wording.within import inner_parts
from leaflets.findings import Severity

_PLACE = "place"
_BESIDE = 1
"""How many words may stand between a thing and what is told of it."""
_UP = frozenset({"increase", "raise-up", "worsen", "more"})
_DOWN = frozenset({"decrease", "less"})
_TURNS = {
    "increase": _DOWN,
    "raise-up": _DOWN | {"lower"},
    "worsen": _DOWN | {"improve"},
    "more": _DOWN,
    "improve": frozenset({"worsen"}),
    "decrease": _UP,
    "less": _UP,
}
"""What of a thing goes up, and what of it then goes down."""
_TURNABLE = NONE.union(_TURNS, *_TURNS.values())


@asked_if(lambda source, english: source.once_in(_sides_within, english))
def held(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield the opposite of a place that is held within a longer form: “inner lining”, “outer”."""
    concepts = lexicon.concepts
    said = source.once_in(_sides_within, english)
    says = target.atoms | target.once_in(inner_parts, lexicon).keys()
    for left in list(matched.added):
        if left.again or len(left.item.readings) > 1:
            continue
        for atom, words in said.items():
            if concepts.opposed(atom, left.atom) == _PLACE and atom not in says:
                yield _PLACE, Severity.ERROR, atom, left.atom, words, target.text(left.item)
                matched.added.remove(left)
                break


def _sides_within(source: Skeleton, english: Lexicon) -> dict[str, str]:
    """Return the places that are held within longer forms alone, and those forms."""
    places = {
        atom
        for atom in source.once_in(inner_parts, english)
        if english.concepts.kind(atom) == "scale/place" and atom not in source.atoms
    }
    if not places:
        return {}
    found = {}
    for item in source.items:
        for at in range(item.start, item.stop):
            for atom in places:
                if english.says(source.words[at], atom):
                    found[atom] = source.text(item)
    return found


@asked_if(lambda source, english: source.once_in(_turnable, english))
def facing(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield what stands beside a thing, if it is the opposite of what does so in English."""
    there = _turnable(target, lexicon)
    if not there:
        return
    here = source.once_in(_turnable, english)
    lost = [left.item for left in matched.missing]
    new = [left.item for left in matched.added]
    for _, one, other in matched.pairs:
        ones, others = here.get(one.start, []), there.get(other.start, [])
        for said, says in product(ones, others):
            left = any(item is said for item in lost) and len(says.readings) == 1
            left = left or any(item is says for item in new)
            turned = _turned(said, says, lexicon) if left else None
            if turned and not _told(says, ones) and not _told(said, others):
                words = source.text(said), target.text(says)
                yield "direction", Severity.ERROR, *turned, *words
                matched.missing = [left for left in matched.missing if left.item is not said]
                matched.added = [left for left in matched.added if left.item is not says]
                return


def _turned(said: Item, says: Item, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return two opposites that two words may say, if they can say nothing alike."""
    concepts = lexicon.concepts
    pairs = list(product(said.atoms, says.atoms))
    if any(one == other or concepts.are_near(one, other) for one, other in pairs):
        return None
    return next(
        ((one, other) for one, other in sorted(pairs) if other in _TURNS.get(one, ())), None
    )


def _told(item: Item, others: list[Item]) -> bool:
    """Tell if one of some words may say what another one says."""
    return any(not item.atoms.isdisjoint(other.atoms) for other in others)


def _turnable(skeleton: Skeleton, lexicon: Lexicon) -> dict[int, list[Item]]:
    """Return what may be turned round beside each thing of a text, by the place of the thing."""
    kind = lexicon.concepts.kind
    turnable = skeleton.saying(_TURNABLE)
    found: dict[int, list[Item]] = {}
    for thing in skeleton.items if turnable else ():
        if any(kind(atom) in TIMELESS for atom in thing.atoms):
            beside = [item for item in turnable if skeleton.are_close(item, thing, _BESIDE)]
            if beside:
                found[thing.start] = beside
    return found
