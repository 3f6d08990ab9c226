"""Amounts with a half or a quarter, told in two pieces: dos horas y media, trzy i pół godziny."""

from itertools import pairwise

from leaflets.comparing.wording.quantities import Quantity
from leaflets.comparing.wording.skeleton import Item, Number, Skeleton

_HALF, _AND = "half", "and"
_PARTS = frozenset({0.5, 0.25, 0.75})
_AND_HALF = 1.5
"""What “tiếng rưỡi” is by itself: an hour and a half."""
_HALVES = frozenset(
    "half media medio demi demie mezzo mezza meio meia halb pół половиною نصف ونصف 半 rưỡi".split()
)
"""Words that say “half” behind an amount."""
_KOREAN_HALF = "반"
_BETWEEN = frozenset("个個зi")
"""Words that may stand before it, beside “and”: 三个半小时, три з половиною, trzy i pół."""
_QUARTERS = frozenset("quarter cuarto quarto quart وربع".split())
"""Words for a quarter that may be a fourth, too; behind an “and” and an hour they are the first."""
_ARTICLES = frozenset({"a", "an"})
_HOUR = frozenset({"hour"})
_SHORT = 2
"""How many words may stand between the two: e un quarto."""


def add_pieces(skeleton: Skeleton, has_half: object) -> None:
    """Make one amount of what two pieces say; ``has_half`` tells that a form says “half”."""
    halves = [
        item
        for item in (skeleton.items if has_half else ())
        if _HALF in item.atoms
        and ((word := skeleton.words[item.stop - 1]) in _HALVES or word.startswith(_KOREAN_HALF))
    ]
    if has_half and skeleton.loose:
        for item in [one for one in skeleton.items if one.readings[0] == (_HALF,)]:
            _add_alone(skeleton, item)
    parts = [one for one in skeleton.numbers if one.quantity.value % 1]
    quarters = not _QUARTERS.isdisjoint(skeleton.words)
    if halves or parts or quarters:
        for half in halves:
            _add_half(skeleton, half)
        if quarters:
            _add_quarter(skeleton)
        if parts:
            _join(skeleton)


def _add_half(skeleton: Skeleton, half: Item) -> None:
    """Add a half that stands behind an amount or within it: two and a half months."""
    if any(
        one.start <= half.start < one.stop and one.quantity.value % 1 for one in skeleton.numbers
    ):
        _forget(skeleton, half.start, half.stop)  # 두 달 반
        return
    within = next((one for one in skeleton.numbers if one.start < half.start < one.stop), None)
    if within is not None and within.quantity.unit:
        _make(skeleton, within, within.quantity.unit, half.start, half.stop)
        return
    for number in skeleton.amounts:
        if not _is_beside(number.stop, half.start, skeleton):
            continue
        unit, stop = number.quantity.unit, half.stop
        if not unit:
            behind = (one for one in skeleton.loose if one.start in {half.stop, half.stop + 1})
            loose = next(behind, None)
            if loose is None:
                continue
            unit, stop = loose.quantity.unit, loose.stop
            skeleton.loose.remove(loose)
        elif any(item.start == half.stop for item in skeleton.items):
            continue  # “two hours, and half the dose”
        _make(skeleton, number, unit, number.stop, stop)
        return


def _add_alone(skeleton: Skeleton, half: Item) -> None:
    """Make an amount of a half and the unit behind it: half a litre."""
    for loose in skeleton.loose:
        if loose.start == half.stop or (
            loose.start == half.stop + 1 and skeleton.words[half.stop] in _ARTICLES
        ):
            skeleton.loose.remove(loose)
            skeleton.numbers.append(loose)
            loose.start, loose.quantity = half.start, Quantity(0.5, loose.quantity.unit)
            _forget(skeleton, half.start, half.stop)
            return


def _is_beside(stop: int, start: int, skeleton: Skeleton) -> bool:
    """Tell if what begins at a place follows what ended at another one, or an “and” behind it."""
    if start == stop or (start == stop + 1 and skeleton.words[stop] in _BETWEEN):
        return True
    return start == stop + 1 and any(
        item.start == stop and _AND in item.atoms for item in skeleton.items
    )


def _make(skeleton: Skeleton, number: Number, unit: str, start: int, stop: int) -> None:
    """Give a number its half, and forget what else was read of it."""
    if number in skeleton.loose:
        skeleton.loose.remove(number)
        skeleton.numbers.append(number)
    number.quantity = Quantity(number.quantity.value + 0.5, unit)
    number.stop = max(number.stop, stop)
    _forget(skeleton, start, stop)


def _forget(skeleton: Skeleton, start: int, stop: int) -> None:
    items = skeleton.items
    skeleton.items = [
        item
        for item in items
        if not start <= item.start < stop or item.atoms.isdisjoint({_HALF, _AND})
    ]


def _add_quarter(skeleton: Skeleton) -> None:
    """Read the quarter behind an hour: una hora y cuarto."""
    for number in skeleton.amounts:
        fourth = next(
            (
                one
                for one in skeleton.numbers
                if one.quantity == Quantity(4)
                and 0 <= one.start - number.stop <= _SHORT
                and skeleton.words[one.start] in _QUARTERS
            ),
            None,
        )
        if fourth is not None and number.quantity.unit in _HOUR:
            skeleton.numbers.remove(fourth)
            _sum(skeleton, number, Quantity(0.25, "hour"), fourth.stop)


def _join(skeleton: Skeleton) -> None:
    """Make one amount of two that follow each other: 三个半小时, godzinę i kwadrans."""
    for number, part in pairwise(sorted(skeleton.amounts, key=lambda one: one.start)):
        one, other = number.quantity, part.quantity
        if not _is_beside(number.stop, part.start, skeleton) or one.value % 1 or not other.unit:
            continue
        if other.value in _PARTS and one.unit in {"", other.unit}:
            skeleton.numbers.remove(part)
            _sum(skeleton, number, other, part.stop)
        elif other.value == _AND_HALF and not one.unit and number.stop == part.start:
            skeleton.numbers.remove(part)
            _sum(skeleton, number, Quantity(0.5, other.unit), part.stop)


def _sum(skeleton: Skeleton, number: Number, more: Quantity, stop: int) -> None:
    if number in skeleton.loose:
        skeleton.loose.remove(number)
        skeleton.numbers.append(number)
    number.quantity = Quantity(number.quantity.value + more.value, more.unit)
    _forget(skeleton, number.stop, stop)
    number.stop = stop
