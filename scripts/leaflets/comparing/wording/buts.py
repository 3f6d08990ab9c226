"""“You may walk, but not run”: whether the “not” has kept its side of the “but”."""

from collections.abc import Iterator

from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Skeleton
from leaflets.comparing.wording.spots import Spot
from leaflets.comparing.wording.weighing import TIMELESS
from leaflets.findings import Severity

_BUT, _EXCEPT, _UNLESS = "but", "except", "unless"
_NOT, _AND = ((NEGATION,),), (("and",),)
_VAGUE = frozenset("link care scale/logic comparator certainty scale/negation".split())
"""Kinds whose concepts may stand on either side."""
_MEANT = TIMELESS | {"movement", "admin"}
"""Kinds of which one tells at least what is denied; a length of time may be said of all."""
_FAR = 7
"""How far within its part a “but” may stand, in words."""


def has_but(source: Skeleton) -> bool:
    """Tell if a text has one “but” and one “not”."""
    return source.once(_sides, False) is not None


def denied_across(
    found: list[Spot], matched: Match, source: Skeleton, target: Skeleton, *, final: bool
) -> Iterator[tuple[Severity, str, str]]:
    """Yield what the “not” went to, as English names it, where it stood beyond a “but”.

    Asked only where each text has one “not” and one “but”. All that tells must tell the same: what
    shares a side with the “not” now did not do so in English, or what did so no longer does.
    """
    here = source.once(_sides, False)
    if here is None:
        return
    there = target.once(_sides, final)
    if any(_UNLESS in item.atoms for item in source.items):
        if there is None or there[0] < here[0] // 2:
            return  # “if … not”, or the clause that says “unless” comes first
    else:
        there = there or _joined(matched, target)
    if there is None:
        return
    # What the very word says that is the “not” goes with it: “need not”.
    own = {one.start for name, one, _ in matched.pairs if name == NEGATION}
    things = [spot for spot in found if spot.kind not in _VAGUE and spot.here not in own]
    if all(spot.kind not in _MEANT for spot in things):
        return
    denied = [(_with(here, spot.here), _with(there, spot.there)) for spot in things]
    if all(was != now for was, now in denied):
        went = next((at for at, (_, now) in enumerate(denied) if now), 0)
        yield Severity.ERROR, NEGATION, things[went].name


def _sides(skeleton: Skeleton, final: bool) -> tuple[int, bool] | None:
    """Return where the part of the only “but” begins, and whether the only “not” is before it.

    “But” may stand within its part: “; meiden Sie jedoch Sauna”. ``final``: it ends the first part.
    """
    buts = [item.start for item in skeleton.items if _BUT in item.atoms]
    buts = buts or [item.start for item in skeleton.items if _UNLESS in item.atoms]
    if len(buts) != 1:
        return None
    nots = [item for item in skeleton.items if NEGATION in item.atoms and _UNLESS not in item.atoms]
    if len(nots) != 1:
        return None
    but = buts[0]
    if not final:
        words = skeleton.words
        behind = range(but - 1, max(-1, but - _FAR), -1)
        but = next((at for at in behind if words[at] in CLAUSE_ENDS), but)
    return but, nots[0].start <= but


def _joined(matched: Match, target: Skeleton) -> tuple[int, bool] | None:
    """Return where the second of two parts begins that a mere “and” or comma joins, and likewise.

    So Arabic and Chinese often say “but”. Of words that may say “not” only the matched one counts.
    """
    nots = [other for atom, _, other in matched.pairs if atom == NEGATION]
    buts = [item.start for item in target.items if _BUT in item.atoms or _EXCEPT in item.atoms]
    if len(nots) != 1 or any(
        item is not nots[0] and item.readings == _NOT for item in target.items
    ):
        return None
    words = target.words
    cuts = (
        buts
        or [at for at, word in enumerate(words[:-1]) if word in CLAUSE_ENDS]
        or [item.start for item in target.items if item.readings == _AND]
    )
    if len(cuts) != 1:
        return None
    return cuts[0], nots[0].start <= cuts[0]


def _with(sides: tuple[int, bool], place: int) -> bool:
    """Tell if a place is on the side of the “not”; Korean writes “but” onto the first part."""
    but, before = sides
    return (place <= but) == before
