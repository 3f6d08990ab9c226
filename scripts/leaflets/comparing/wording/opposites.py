"""The opposite of what English says, though English is found elsewhere: “increasing pain, spread”.

What is left of a text is compared with what is left of the other one. A word of English may be
answered by another that may say it, too, or be held within a longer form; then its opposite stands
alone among what is left. Here it is looked for beside the thing that it belongs to, and within.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Left, Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, NONE, Item, Row, Skeleton
from leaflets.comparing.wording.weighing import TIMELESS
from leaflets.comparing.wording.within import inner_parts
from leaflets.findings import Severity

_PLACE = "place"
_RULES = frozenset({"direction", "place"})
"""Kinds of opposites of which a thing has but one at a time."""


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
    beside = source.once_in(_turnable, english)
    for left in list(matched.added):
        row = _faced(left, beside, matched, source, target, lexicon)
        if row is not None:
            yield row
            matched.added.remove(left)


def _faced(
    left: Left,
    beside: dict[int, list[Item]],
    matched: Match,
    source: Skeleton,
    target: Skeleton,
    lexicon: Lexicon,
) -> Row | None:
    contrary = lexicon.concepts.contrary
    if left.atom not in contrary or not left.atoms.isdisjoint(source.atoms):
        return None
    for _, one, other in matched.pairs:
        for item in beside.get(one.start, ()):
            if not _is_beside(left.item, other, target):
                continue
            for atom in item.atoms:
                rule = lexicon.concepts.opposed(atom, left.atom)
                if rule not in _RULES or _near_any(item.atoms, left.atoms, lexicon):
                    continue
                around = [own for own in target.items if _is_beside(own, other, target)]
                if item.atoms.isdisjoint(NONE.union(*[own.atoms for own in around])):
                    words = source.text(item), target.text(left.item)
                    return rule, Severity.ERROR, atom, left.atom, *words
    return None


def _near_any(ones: frozenset[str], others: frozenset[str], lexicon: Lexicon) -> bool:
    concepts = lexicon.concepts
    return any(one == other or concepts.are_near(one, other) for one in ones for other in others)


def _turnable(source: Skeleton, english: Lexicon) -> dict[int, list[Item]]:
    """Return what may be turned round beside each thing of a text, by the place of the thing."""
    concepts = english.concepts
    turnable = [item for item in source.items if not item.atoms.isdisjoint(concepts.contrary)]
    found: dict[int, list[Item]] = {}
    for thing in source.items if turnable else ():
        if any(concepts.kind(atom) in TIMELESS for atom in thing.atoms):
            beside = [item for item in turnable if _is_beside(item, thing, source)]
            if beside:
                found[thing.start] = beside
    return found


def _is_beside(one: Item, other: Item, skeleton: Skeleton) -> bool:
    """Tell if two words stand side by side, with one word between them at most."""
    first, second = sorted((one, other), key=lambda item: item.start)
    between = skeleton.words[first.stop : second.start]
    return one is not other and len(between) <= 1 and CLAUSE_ENDS.isdisjoint(between)
