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

_IN, _UNDER, _OVER = "in", "under", "over"
_UPRIGHT = {_UNDER: _OVER, _OVER: _UNDER}
_LYING = {"supine": "prone", "prone": "supine"}
_OTHER = _UPRIGHT | _LYING
_OFF = frozenset({"beside", _UNDER, _OVER})
"""What is not in a thing."""
_VESSELS = frozenset(
    "vein varicose-vein spider-vein artery saphenous-vein perforator reticular-vein".split()
)
_ELSEWHERE = frozenset(
    "near surround outer out-of side under upper lower leak across away-from".split()
)
"""Concepts by which English itself tells of a place that is not in the thing."""
_THEM = frozenset({"them", "it", "these", "those", "top"})
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
        if side == _IN:
            wrong = [cue for cue in cues if cue[2] in _OFF]
        elif side in names:
            continue
        else:
            wrong = [cue for cue in cues if cue[2] == _OTHER[side]]
        for cue in wrong:
            item = _thing(cue, cues, target, lexicon)
            plain = side != _IN and (item is None or not things)
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
        elif item is not None and name != _IN:
            found[name] = _Side(item.atoms, words)
        elif item is not None and not _VESSELS.isdisjoint(item.atoms):
            found[name] = _Side(_VESSELS, words)
        elif source.words[stop - 1] in _THEM:
            found[name] = _Side(NONE, words)
    off = any(name in _OFF for _, _, name in cues) or not source.atoms.isdisjoint(_ELSEWHERE)
    told = {name for _, _, name in cues}
    return {
        name: side
        for name, side in found.items()
        if (name == _IN and not off) or (name in _OTHER and _OTHER[name] not in told)
    }


def _thing(cue: Cue, cues: list[Cue], skeleton: Skeleton, lexicon: Lexicon) -> Item | None:
    """Return the thing that such a word belongs to, if one stands beside it in its clause."""
    start, stop, _ = cue
    kind = lexicon.concepts.kind
    things = [item for item in skeleton.items if any(kind(atom) in TIMELESS for atom in item.atoms)]
    if lexicon.terms.postpositions:
        beside = [item for item in things if item.start < start and 0 <= start - item.stop <= 1]
        return beside[-1] if beside else None
    words = skeleton.words
    for item in things:
        within = start <= item.start and item.stop <= stop
        between = words[stop : item.start]
        if within or (0 <= item.start - stop <= _FAR and CLAUSE_ENDS.isdisjoint(between)):
            nearer = any(stop <= other[0] < item.start for other in cues)
            return None if nearer else item
        if item.start >= stop:
            return None
    return None
