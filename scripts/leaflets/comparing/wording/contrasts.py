"""“Showers instead of baths”: whether the translation turns down the same thing as English."""

from collections.abc import Iterator

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, Item, Skeleton
from leaflets.comparing.wording.vocabulary import HAN
from leaflets.findings import Severity

_INSTEAD = "instead"


def turned_down(
    matched: Match, source: Skeleton, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield the two things of an “instead of” that were exchanged, as English names them.

    To be asked before “instead of B” is excused by “not B”, which says the same.
    """
    mark = source.once(_instead)
    if mark is None:
        return
    sign, behind = _sign(matched, mark, lexicon)
    if sign is None:
        return
    names = {id(one): (atom, other) for atom, one, other in matched.pairs if one is not mark}
    chosen = [item for item in source.items if id(item) in names and item.stop <= mark.start]
    refused = [item for item in source.items if id(item) in names and item.start >= mark.stop]
    if not chosen or not refused:
        return
    here, there = chosen[-1], refused[0]
    if not SENTENCE_ENDS.isdisjoint(source.words[here.stop : there.start]):
        return
    (one, first), (other, second) = names[id(here)], names[id(there)]
    if first is not second and _is_nearer(first, second, sign, behind):
        yield Severity.ERROR, one, other


def _instead(source: Skeleton) -> Item | None:
    """Return the “instead” of a text."""
    return next((item for item in source.items if (_INSTEAD,) in item.readings), None)


def _sign(matched: Match, mark: Item, lexicon: Lexicon) -> tuple[Item | None, bool]:
    """Return the “instead” or the “not” of the translation, and if it stands behind its thing."""
    for atom, one, other in matched.pairs:
        if atom == _INSTEAD and one is mark:
            return other, lexicon.terms.postpositions and lexicon.lang not in HAN
    if any(left.item is mark for left in matched.missing):
        nots = [left.item for left in matched.added if left.atom == NEGATION]
        if len(nots) == 1:
            return nots[0], False
    return None, False


def _is_nearer(first: Item, second: Item, sign: Item, behind: bool) -> bool:
    """Tell if the sign belongs to the first of two words: the one that stands right beside it."""
    if behind:
        return first.start < sign.start and not first.start < second.start < sign.start
    return first.start > sign.start and not sign.start < second.start < first.start
