"""“Only the doctor may change the dose”: an “only” or “not” that stands beside something else.

A hint for what no rule tells for sure: what English says right behind such a word is no longer near
it, and something else is, from which it stood apart.
"""

from collections import Counter
from collections.abc import Iterator

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.findings import Severity

_ONLY = "only"
_NOTS = frozenset("not no never cannot nobody none don't doesn't won't can't isn't aren't".split())
"""English words that deny what stands behind them, and say nothing else."""
_FAR = {_ONLY: 3, NEGATION: 4}
"""How many words stand at least between such a word and what it belonged to."""
_GAP = 3
"""How many words may stand between it and what it belongs to in English."""
_CLAUSES = frozenset("if because unless until before after during and or but then".split())
"""Words that open a clause, which moves by itself."""
_APART = 3
"""How many words stood more than between it and what it stands beside now."""
_LINK = "link"
_VERB_LAST = frozenset({"de", "hi", "ko", "zh"})
"""Languages in which a “not” stands far from its verb, or the verb does."""

Pair = tuple[str, Item, Item]


def strayed(
    matched: Match, source: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield what an “only” or “not” belonged to, as English names it, and what it is beside now."""
    marks = (_ONLY, NEGATION) if lexicon.lang not in _VERB_LAST else (_ONLY,)
    if matched.names.isdisjoint(marks):
        return
    often = Counter(name for name, _, _ in matched.pairs)
    things = [
        pair
        for pair in matched.pairs
        if often[pair[0]] == 1 and english.concepts.kind(pair[0]) != _LINK
    ]
    for mark in marks:
        if often[mark] == 1:
            own = next(pair for pair in matched.pairs if pair[0] == mark)
            if mark == _ONLY or source.words[own[1].start] in _NOTS:
                company = _company(own, things)
                if company:
                    yield Severity.REVIEW, *company
                    return


def _company(own: Pair, things: list[Pair]) -> tuple[str, str] | None:
    """Return what stood right behind a word and is far from it now, and what is beside it."""
    mark, here, there = own
    behind = min(
        (pair for pair in things if pair[1].start >= here.stop),
        key=lambda pair: pair[1].start,
        default=None,
    )
    if behind is None or behind[0] in _CLAUSES or behind[1].start - here.stop > _GAP:
        return None
    if _between(there, behind[2]) < _FAR[mark]:
        return None
    for name, one, two in things:
        if name in _CLAUSES or one is here or name == behind[0]:
            continue
        if _between(there, two) <= 1 and _between(here, one) > _APART:
            return behind[0], name
    return None


def _between(one: Item, other: Item) -> int:
    """Return how many words stand between two items; less than none if they are one."""
    return max(other.start - one.stop, one.start - other.stop)
