"""Amounts that hold the same numbers and say another thing: one third and two thirds.

``amounts`` in ``docs/<lang>/terms.yml`` lists them: “or more” and “or less”, thirds and quarters, a
year and each dose. A day, a week and a month are concepts. It is a fault where a translation tells
another one of a kind than English does, and not the one that English tells.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Row, Skeleton
from leaflets.findings import Severity

_RATES = frozenset({"daily", "weekly", "monthly"})
_KINDS = (
    frozenset({"or-more", "or-less"}),
    frozenset({"third", "two-thirds", "quarter", "three-quarters"}),
    _RATES | {"yearly", "per-dose"},
)


@asked_if(lambda source, english: source.once_in(_amounts, english))
def measured_out(
    source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield an amount that a translation has in the place of the one of its kind in English."""
    here, there = source.once_in(_amounts, english), _amounts(target, lexicon)
    for kind in _KINDS:
        lost = [name for name in here if name in kind and name not in there]
        new = [name for name in there if name in kind and name not in here]
        if len(lost) == 1 and new:
            name, other = lost[0], new[0]
            yield "number", Severity.ERROR, name, other, here[name], there[other]


def _amounts(skeleton: Skeleton, lexicon: Lexicon) -> dict[str, str]:
    """Return the amounts of a text, and the words that say them."""
    found = {
        name: skeleton.words_at(start, stop)
        for start, stop, name in skeleton.told("amounts", lexicon)
    }
    for item in skeleton.saying(_RATES):
        for name in _RATES & item.atoms:
            found.setdefault(name, skeleton.text(item))
    return found
