"""“You may walk, but not run”: whether the “not” has kept its side of the “but”."""

from collections.abc import Iterator

from leaflets.comparing.wording.matching import NEGATION
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Skeleton
from leaflets.comparing.wording.spots import Spot
from leaflets.comparing.wording.weighing import TIMELESS
from leaflets.findings import Severity

_BUT = "but"
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
    found: list[Spot], source: Skeleton, target: Skeleton, *, final: bool
) -> Iterator[tuple[Severity, str, str]]:
    """Yield what the “not” went to, as English names it, where it stood beyond a “but”.

    Asked only where each text has one “not” and one “but”. All that tells must tell the same: what
    shares a side with the “not” now did not do so in English, or what did so no longer does.
    """
    here = source.once(_sides, False)
    there = target.once(_sides, final) if here else None
    if here is None or there is None:
        return
    things = [spot for spot in found if spot.kind not in _VAGUE and spot.name != NEGATION]
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
    buts = [item for item in skeleton.items if _BUT in item.atoms]
    if len(buts) != 1:
        return None
    nots = [item for item in skeleton.items if NEGATION in item.atoms]
    if len(nots) != 1:
        return None
    but = buts[0].start
    if not final:
        words = skeleton.words
        behind = range(but - 1, max(-1, but - _FAR), -1)
        but = next((at for at in behind if words[at] in CLAUSE_ENDS), but)
    return but, nots[0].start <= but


def _with(sides: tuple[int, bool], place: int) -> bool:
    """Tell if a place is on the side of the “not”; Korean writes “but” onto the first part."""
    but, before = sides
    return (place <= but) == before
