"""Arabic words that deny a part of a list, and duals that name both of a pair."""

import re
from itertools import pairwise

from leaflets.comparing.wording.arabic import NOR
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import Skeleton

_ARTICLE = "ال"
_VERBAL = frozenset("يتناأ")
"""Letters that a verb begins with of what is going on or shall be done."""
_DUAL = re.compile("(ان|ين)$")
_FEMININE = re.compile("ال.{2,}(تان|تين)$")
_PAIRED = frozenset("leg foot arm hand knee ankle eye ear calf thigh side breast groin".split())
"""Parts of the body of which a dual names both."""
_BOTH = "both"


def denies_noun(words: list[str]) -> bool:
    """Tell if an “and not” stands before a noun, so that it goes on with a list: ولا الحليب."""
    return not NOR.isdisjoint(words) and any(
        word in NOR and (behind.startswith(_ARTICLE) or behind[0] not in _VERBAL)
        for word, behind in pairwise(words)
    )


def drop_dual(matched: Match, target: Skeleton) -> None:
    """Drop a “both” for which Arabic has a dual: الساقان, الطريقتان."""
    both = next((left for left in matched.missing if left.atom == _BOTH), None)
    if both is not None and _has_dual(target):
        matched.missing.remove(both)


def _has_dual(skeleton: Skeleton) -> bool:
    return any(_FEMININE.match(word) for word in skeleton.words) or any(
        not _PAIRED.isdisjoint(item.atoms) and _DUAL.search(skeleton.words[item.start])
        for item in skeleton.items
    )
