"""“The right leg was treated; the left one will be”: what crossed from sentence to sentence.

A translation may turn two sentences round, and the two sides of a “but”: then all that is said in
the one stands before all of the other. Where two things have changed sentences and others have
stayed, each of the two was given to what belongs to the other.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.spots import Spot
from leaflets.findings import Severity

_BUTS = frozenset({"but"})


class _Cut:
    """Where a text is cut; ``finer`` tells that a “but” cuts it, too."""

    def __init__(self, skeleton: Skeleton, finer: bool, final: bool) -> None:
        cuts = set(skeleton.ends)
        for item in skeleton.saying(_BUTS) if finer else ():
            cuts.add(item.stop - 1 if final else item.start - 1)
        last = len(skeleton.words) - 1
        self._cuts = sorted([at for at in cuts if 0 <= at < last])

    @property
    def several(self) -> bool:
        """Tell if there is more than one piece."""
        return bool(self._cuts)

    def of(self, place: int) -> int:
        """Return the number of the piece that a place belongs to."""
        return bisect_right(self._cuts, place - 1)


def is_cut(source: Skeleton) -> bool:
    """Tell if an English text falls into pieces."""
    cut: _Cut = source.once(_Cut, True, False)
    return cut.several


def may_cross(matched: Match, source: Skeleton, target: Skeleton, *, final: bool) -> bool:
    """Tell if anything stands before another thing's piece that it stood behind in English.

    Where both texts have amounts, which are matched by themselves, it may.
    """
    here = source.once(_Cut, True, False)
    there = target.once(_Cut, True, final) if here.several else here
    if not (here.several and there.several):
        return False
    if source.amounts and target.amounts:
        return True
    cells = sorted({(here.of(one.start), there.of(other.start)) for _, one, other in matched.pairs})
    return any(before > after for (_, before), (_, after) in pairwise(cells))


def crossed(
    spots: list[Spot], source: Skeleton, target: Skeleton, *, final: bool
) -> Iterator[tuple[Severity, str, str]]:
    """Yield two things that changed sentences, or sides of a “but”, where others have stayed.

    ``final``: the language writes “but” onto the word before, as Korean.
    """
    for finer in (False, True):
        here = source.once(_Cut, finer, False)
        if not here.several:
            continue
        there = target.once(_Cut, finer, final)
        if not there.several:
            continue
        cells: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
        for spot in spots:
            cells[here.of(spot.here), there.of(spot.there)].append(spot.name)
        for (one, first), (other, second) in combinations(sorted(cells), 2):
            if one == other or first <= second:
                continue
            stayed = (one, second) in cells, (other, first) in cells
            # What stands beside a “but” may belong to both of its sides.
            if all(stayed) if finer else any(stayed):
                yield Severity.ERROR, cells[one, first][0], cells[other, second][0]
                return
