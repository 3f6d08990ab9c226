"""“If it does not close, it can …”: a “not” that alone has gone to another part of the sentence.

Both texts fall into two parts at a comma, a “but”, or a word that opens a clause, and all that
tells stands on the same side in both, or on the other one, as the parts were turned round. The
“not” has not gone with them.
"""

from collections import defaultdict
from collections.abc import Iterator

from leaflets.comparing.wording.clauses import is_plain
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.spots import Spot
from leaflets.findings import Severity

_BUT = ("but",)
_BUTS = frozenset(_BUT)
_OPENING = frozenset({"if", "cause", "until"})
"""Words that open a clause; with “-end”, words that close one."""
_END = "-end"
_NOTS = frozenset({"not", "do", "does", "no", "never", "cannot", "nobody"})
_SHORT = "n't"
_FEWEST = 2
"""How many things must tell two parts from one another."""


def may_hop(source: Skeleton, english: Lexicon) -> bool:
    """Tell if an English text has a “not”, and parts."""
    nots = [source.text(item).split()[0] for item in source.items if NEGATION in item.atoms]
    plain = [word for word in nots if word in _NOTS or word.endswith(_SHORT)]
    return bool(plain) and bool(source.once_in(_cuts, english))


def hopped(
    spots: list[Spot], source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield a “not” that went from the one part to the other, where all else stayed."""
    no = next((spot for spot in spots if spot.name == NEGATION), None)
    others = [spot for spot in spots if is_plain(spot) and no and spot.here != no.here]
    if no is None or len(others) < _FEWEST:
        return
    here = _split(source.once_in(_cuts, english), [spot.here for spot in others])
    there = _split(_cuts(target, lexicon), [spot.there for spot in others]) if here else {}
    for sides, cuts in here.items():
        turned = tuple(not side for side in sides)
        for now in (sides, turned):
            was = {no.here < cut for cut in cuts}
            is_now = {no.there < cut for cut in there.get(now, ())}
            if len(was) == len(is_now) == 1 and (was == is_now) == (now is turned):
                company = sides.index(not was.pop())
                yield Severity.REVIEW, NEGATION, others[company].name
                return


def _cuts(skeleton: Skeleton, lexicon: Lexicon) -> list[int]:
    """Return the places where a text falls into parts."""
    final = lexicon.lang == "ko"
    found = set(skeleton.marks)
    buts = [item for item in skeleton.saying(_BUTS) if _BUT in item.readings]
    found |= {item.stop if final else item.start for item in buts}
    for start, stop, name in skeleton.told("clauses", lexicon):
        if name.removesuffix(_END) in _OPENING:
            found.add(stop if name.endswith(_END) else start)
    return sorted(at for at in found if 0 < at < len(skeleton.words) - 1)


def _split(cuts: list[int], places: list[int]) -> dict[tuple[bool, ...], list[int]]:
    """Return the cuts by what stands before them, if something stands on both sides."""
    found: defaultdict[tuple[bool, ...], list[int]] = defaultdict(list)
    for cut in cuts:
        sides = tuple(place < cut for place in places)
        if any(sides) and not all(sides):
            found[sides].append(cut)
    return found
