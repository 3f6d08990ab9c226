"""Times of day: the same however they are written, another one in the other half of the day."""

from collections.abc import Iterator

from leaflets.comparing.wording.matching import Left
from leaflets.comparing.wording.quantities import CLOCKS, Value
from leaflets.comparing.wording.skeleton import Number, Skeleton

_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_NEAR = 4
"""How many words may stand between a time of day and the word that tells its half of the day."""


def other_half(source: Skeleton, target: Skeleton) -> Iterator[tuple[str, str, str, str]]:
    """Yield a time of day that went to the other half of the day: 8 am, 8 de la noche."""
    for one in source.numbers:
        if one.quantity.unit not in CLOCKS:
            continue
        twins = [n for n in target.numbers if n.quantity.value % 12 == one.quantity.value % 12]
        if len(twins) != 1:
            continue
        halves = _half(one, source), _half(twins[0], target)
        if None not in halves and halves[0] != halves[1]:
            said, says = (
                f"{n.quantity.value % 12:g} {half}"
                for n, half in zip((one, twins[0]), halves, strict=True)
            )
            yield said, says, source.text(one), target.text(twins[0])


def told_by_clocks(lefts: list[Left], own: Skeleton, other: Skeleton) -> list[Left]:
    """Leave out “in the morning” beside a time of day that the other text has with am or pm."""
    if not (lefts and own.numbers and other.numbers):
        return lefts
    clocks = [number for number in own.numbers if number.quantity.unit in CLOCKS | {"hour"}]
    told = {number.quantity.unit for number in other.numbers}
    return [
        left
        for left in lefts
        if _HALVES.get(left.atom, "") not in told
        or not any(
            clock.start - left.item.stop <= 1 and left.item.start - clock.stop <= 1
            for clock in clocks
        )
    ]


def _half(number: Number, skeleton: Skeleton) -> str | None:
    """Return the half of the day that a time of day is in, am or pm, or None if nothing tells."""
    unit, value = number.quantity.unit, number.quantity.value
    if unit in {"am", "pm"}:
        return unit
    if value >= 13 and unit in {"clock", "hour"}:
        return "pm"
    near = {
        half
        for item in skeleton.items
        if item.start - number.stop <= _NEAR and number.start - item.stop <= _NEAR
        for name, half in _HALVES.items()
        if item.readings == ((name,),)
    }
    return near.pop() if len(near) == 1 else None


def same_clock(one: Value, other: Value) -> bool:
    """Tell if two times of day are one: one text writes “h” or “Uhr”, the other am or pm."""
    return "clock" in (one[1], other[1]) and _hours(one) == _hours(other)


def _hours(value: Value) -> float:
    amount, unit = value
    return (amount / 3600 if unit == "second" else amount) % 12
