"""“Or” that a language writes as an ending of verbs, told as the ending that says “and”: 변하고.

No concept says so much: such an ending joins what English has in two sentences, or one after the
other. So it counts only where it stands between what an “or” of English stands between.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.governed import is_governed, offers
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, SENTENCE_ENDS, Item, Row, Skeleton
from leaflets.findings import Severity

_OR = (("or",),)
_AND = "and"
_JOINING = frozenset({("and",), ("or",), ("but",)})
_REACH = 6
"""How far from an “or” what it joins may stand, in words."""


def _ors(source: Skeleton) -> list[tuple[Item, list[Item], list[Item]]]:
    """Return each “or” of a text with what stands before it, nearest first, and behind it."""
    found = []
    words = source.words
    for joining in source.items:
        end = min([at for at in source.ends if at > joining.start], default=len(words))
        if joining.readings != _OR or words[joining.start - 1] == "/" or words[end:] == ["?"]:
            continue
        joins = [item.start for item in source.items if not _JOINING.isdisjoint(item.readings)]
        last = max([at for at in joins if at < joining.start], default=-1)
        end = min([at for at in joins if at > joining.start], default=end)
        before = [
            item
            for item in reversed(source.items)
            if last < item.start < joining.start
            and joining.start - item.stop <= _REACH
            and (CLAUSE_ENDS - {","}).isdisjoint(words[item.stop : joining.start])
        ]
        behind = [
            item
            for item in source.items
            if joining.stop <= item.start < end
            and item.start - joining.stop <= _REACH
            and CLAUSE_ENDS.isdisjoint(words[joining.stop : item.start])
        ]
        if before and behind:
            found.append((joining, before, behind))
    return found


@asked_if(lambda source, _: source.once(_ors))
def fused(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield an “or” in whose place an ending of a verb says “and”."""
    cues = target.told("joining", lexicon) if lexicon.terms.joining else []
    ends = [at for at, _, name in cues if name == _AND]
    ands = [item.start for item in target.items if item.readings == (("and",),)]
    ors = [item for item in target.items if ("or",) in item.readings]
    if not (ends or ands):
        return
    twins = {id(one): other for _, one, other in matched.pairs}
    for joining, before, behind in source.once(_ors):
        left = next((twins[id(item)] for item in before if id(item) in twins), None)
        right = next((twins[id(item)] for item in behind if id(item) in twins), None)
        if left is None or right is None or left.start >= right.start:
            continue
        within = range(left.start, right.start)
        if not SENTENCE_ENDS.isdisjoint(target.words[left.start : right.start]):
            continue
        free = ands and not (offers(source) or is_governed(joining, source, english))
        alone = not any(item.start in within for item in ors)
        places = [at for at in (*(ends if alone else ()), *(ands if free else ())) if at in within]
        place = max(places, default=None)
        if place is not None and not any(place <= item.start < right.start for item in ors):
            yield "logic", Severity.ERROR, "or", "and", source.text(joining), target.words[place]
            return
