"""One of a pair told as both: “the fee covers one leg”, the fee covers both legs."""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Row, Skeleton
from leaflets.findings import Severity

_BOTH = "both"
_OTHERS = frozenset({_BOTH, "another"})
"""What an English text may say “both” with, beside “one”: one leg and the other."""
_PAIRS = frozenset(
    "leg foot arm hand eye ear knee calf thigh ankle side groin breast stocking shoe".split()
)
_NEAR = 2
"""How many words may stand between “both” and what there are two of."""


def _single(source: Skeleton, _english: Lexicon) -> frozenset[str]:
    """Return what a text says there is one of, where it does not speak of the other."""
    if not _OTHERS.isdisjoint(source.atoms) or any(
        number.quantity.value == 2 and not number.quantity.unit for number in source.numbers
    ):
        return frozenset()
    places = {number.stop for number in source.numbers if number.quantity.value == 1}
    return frozenset(
        atom for item in source.items if item.start in places for atom in item.atoms & _PAIRS
    )


@asked_if(_single)
def doubled(
    source: Skeleton, target: Skeleton, english: Lexicon, _lexicon: Lexicon
) -> Iterator[Row]:
    """Yield a “both” beside a thing of which English says that there is one."""
    single = source.once_in(_single, english)
    for item in target.items:
        if item.readings != ((_BOTH,),):
            continue
        for thing in target.items:
            is_beside = 0 <= thing.start - item.stop <= _NEAR
            if is_beside and not single.isdisjoint(thing.atoms):
                yield "number", Severity.ERROR, "1", _BOTH, "", target.text(item)
                return
