"""“Only the doctor may change the dose”: an “only” or “not” that stands beside something else.

A hint for what no rule tells for sure: what English says right behind such a word is no longer near
it, and something else is, from which it stood apart.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.crosswise import Found, Pairs
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION
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


def strays_of(source: Skeleton) -> frozenset[str]:
    """Return the words of an English text that may have gone to something else."""
    return frozenset(
        mark
        for mark in (_ONLY, NEGATION)
        for item in source.items
        if mark in item.atoms and (mark == _ONLY or source.words[item.start] in _NOTS)
    )


def strayed(
    marks: frozenset[str], pairs: Pairs, source: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Found]:
    """Yield what an “only” or “not” belonged to, as English names it, and what it is beside now."""
    for mark in (_ONLY, NEGATION) if lexicon.lang not in _VERB_LAST else (_ONLY,):
        if mark not in marks or mark not in pairs:
            continue
        here, there = pairs[mark]
        if mark == _ONLY or source.words[here.start] in _NOTS:
            company = _company(mark, here, there, pairs, english)
            if company:
                yield Severity.REVIEW, *company
                return


def _company(
    mark: str, here: Item, there: Item, pairs: Pairs, english: Lexicon
) -> tuple[str, str] | None:
    """Return what stood right behind a word and is far from it now, and what is beside it."""
    places = [
        (one.start, name)
        for name, (one, _) in pairs.items()
        if one.start >= here.stop and english.concepts.kind(name) != _LINK
    ]
    first, behind = min(places, default=(here.stop + _GAP + 1, ""))
    if behind in _CLAUSES or first - here.stop > _GAP:
        return None
    if _between(there, pairs[behind][1]) < _FAR[mark]:
        return None
    for name, (one, two) in pairs.items():
        if name in _CLAUSES or one is here or name == behind:
            continue
        beside = _between(there, two) <= 1 and _between(here, one) > _APART
        if beside and english.concepts.kind(name) != _LINK:
            return behind, name
    return None


def _between(one: Item, other: Item) -> int:
    """Return how many words stand between two items; less than none if they are one."""
    return max(other.start - one.stop, one.start - other.stop)
