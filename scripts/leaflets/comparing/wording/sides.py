"""In, beside, under or over a thing: “into the vein” is not “beside the vein”.

Such words are mostly no concepts, as many mean much else (in pain, under 18, over the next days).
``sides`` in ``docs/<lang>/terms.yml`` lists them. Here one counts only beside a thing, and only
against one that cannot be meant by it: what English puts into a vein, and a translation beside,
under or over it; or what English puts over a thing, and a translation under it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, NONE, Item, Row, Skeleton
from leaflets.comparing.wording.weighing import TIMELESS
from leaflets.findings import Severity

_IN, _BESIDE, _UNDER, _OVER, _ON = "in", "beside", "under", "over", "upon"
_OFF = frozenset({_BESIDE, _UNDER, _OVER})
"""What is not in a thing."""
_AGAINST = {
    _IN: _OFF,
    _BESIDE: frozenset({_IN}),
    _UNDER: frozenset({_OVER, _ON}),
    _OVER: frozenset({_UNDER}),
    "supine": frozenset({"prone"}),
    "prone": frozenset({"supine"}),
}
"""What cannot be meant by each."""
_LYING = frozenset({"supine", "prone"})
_VESSELS = frozenset(
    "vein varicose-vein spider-vein artery saphenous-vein perforator reticular-vein".split()
)
_ELSEWHERE = frozenset("near surround outer out-of side under upper lower across away-from".split())
"""Concepts by which English itself tells of a place that is not in the thing."""
_BOUND = frozenset({_IN, _ON})
"""What means much else, unless it stands beside the same thing."""
_THEM = frozenset({"them", "it", "these", "those", "top"})
_SOLID = frozenset({"anatomy", "product", "material", "thing", "effect"})
_KINDS = TIMELESS | {"thing"}
_FAR = 4
"""How many words may stand between such a word and its thing."""


class _Side(NamedTuple):
    """What English has beside such a word: the concepts of its thing, none for “over them”."""

    things: frozenset[str]
    words: str


@asked_if(lambda source, english: source.once_in(_sided, english))
def misplaced(
    source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield the word by which a translation puts something elsewhere than English does."""
    here = source.once_in(_sided, english)
    cues = target.told("sides", lexicon)
    names = {name for _, _, name in cues}
    for side, (things, words) in here.items():
        if (side in names and side != _IN) or (side == _BESIDE and _elsewhere(target, names)):
            continue
        for cue in cues:
            if cue[2] not in _AGAINST[side]:
                continue
            item = _thing(cue, cues, target, lexicon)
            plain = cue[2] not in _BOUND and side != _IN and not things
            if plain or (item and things & item.atoms) or _swallowed(cue, things, target, lexicon):
                found = target.words_at(cue[0], cue[1])
                yield "place", Severity.ERROR, side, cue[2], words, found
                return


def _swallowed(cue: Cue, things: frozenset[str], target: Skeleton, lexicon: Lexicon) -> bool:
    """Tell if such a word and its thing are taken together for something else."""
    start, stop, _ = cue
    for item in target.items:
        if item.start <= start and stop <= item.stop and item.stop - item.start > stop - start:
            words = target.words[item.start : start] + target.words[stop : item.stop]
            return any(lexicon.says(word, thing) for word in words for thing in things)
    return False


def _sided(source: Skeleton, english: Lexicon) -> dict[str, _Side]:
    """Return the sides that English tells, but those of which it tells the opposite, too."""
    cues = source.told("sides", english)
    found: dict[str, _Side] = {}
    for cue in cues:
        start, stop, name = cue
        words = source.words_at(start, stop)
        item = _thing(cue, cues, source, english)
        if name in _LYING:
            found[name] = _Side(NONE, words)
        elif item is not None and name != _IN and _is_solid(item, english):
            vessel = not _VESSELS.isdisjoint(item.atoms)
            found[name] = _Side(item.atoms | _VESSELS if vessel else item.atoms, words)
        elif name == _IN and item is not None and not _VESSELS.isdisjoint(item.atoms):
            found[name] = _Side(_VESSELS, words)
        elif source.words[stop - 1] in _THEM:
            found[name] = _Side(NONE, words)
    told = {name for _, _, name in cues}
    if _IN in found and (_elsewhere(source, told) or "leak" in source.atoms):
        del found[_IN]
    if _BESIDE in found and (_IN in told or _VESSELS.isdisjoint(found[_BESIDE].things)):
        del found[_BESIDE]
    return {name: side for name, side in found.items() if _AGAINST[name].isdisjoint(told)}


def _is_solid(item: Item, english: Lexicon) -> bool:
    """Tell if a thing is one that other things may lie on: under no obligation to the doctor."""
    return any(english.concepts.kind(atom) in _SOLID for atom in item.atoms)


def _elsewhere(skeleton: Skeleton, told: set[str]) -> bool:
    """Tell if a text has any word of a place that is not in a thing."""
    return not (_OFF.isdisjoint(told) and _ELSEWHERE.isdisjoint(skeleton.atoms))


def _thing(cue: Cue, cues: list[Cue], skeleton: Skeleton, lexicon: Lexicon) -> Item | None:
    """Return the thing that such a word belongs to, if one stands beside it in its clause."""
    start, stop, _ = cue
    kind = lexicon.concepts.kind
    things = [item for item in skeleton.items if any(kind(atom) in _KINDS for atom in item.atoms)]
    if lexicon.terms.postpositions:
        beside = [item for item in things if item.start < start <= item.stop + 1]
        return beside[-1] if beside else None
    words = skeleton.words
    for item in things:
        within = start < item.start and item.stop <= stop
        between = words[stop : item.start]
        if within or (0 <= item.start - stop <= _FAR and CLAUSE_ENDS.isdisjoint(between)):
            nearer = any(stop <= other[0] < item.start for other in cues)
            return None if nearer else item
        if item.start >= stop:
            return None
    return None
