"""Numbers of which one text does not give the unit: “patients over 75”, “75 years”."""

from leaflets.comparing.wording.quantities import CURRENCIES, Value
from leaflets.comparing.wording.skeleton import Skeleton

_OMITTED = frozenset({"", "second", "month", "pound", "clock", "mile"})
"""Units that a text may leave to the reader: 75 (years), on day three, at nine."""
_COUNTED = frozenset({"session", "injection", "procedure", "appointment", "dose", "visit"})
"""What is done so many times: two or three sessions are no days."""


def unmeasured(one: Value, other: Value, source: Skeleton, target: Skeleton) -> bool:
    """Tell if of two equal numbers one has no unit: “over 75”, “75 years”; never a dose.

    Nor money, where the text has named the currency: “300 euros a session, and 180 the next”.
    """
    units = {one[1], other[1]}
    if "" not in units or amount_of(one, source) != amount_of(other, target):
        return False
    bare, measured = (target, source) if one[1] else (source, target)
    if _of_days(bare, amount_of(one, source)) and not any(
        number.quantity.unit == "day" and number.quantity.base in {one, other}
        for number in measured.numbers
    ):
        return False
    if bare is source and _counts(source, amount_of(one, source)):
        return False
    given = {number.quantity.unit for number in bare.numbers}
    return units <= _OMITTED or not CURRENCIES.isdisjoint(units & given)


def _of_days(skeleton: Skeleton, value: float) -> bool:
    """Tell if a bare number counts working days."""
    return any(
        number.quantity.value == value and number.stop == item.start and "weekday" in item.atoms
        for number in skeleton.numbers
        for item in skeleton.items
    )


def _counts(source: Skeleton, value: float) -> bool:
    """Tell if a bare number of English counts what is done: two or three sessions, no years."""
    return any(
        number.quantity.value == value
        and number.stop == item.start
        and not _COUNTED.isdisjoint(item.atoms)
        for number in source.numbers
        for item in source.items
    )


def amount_of(value: tuple[float, str], skeleton: Skeleton) -> float:
    """Return the number of a quantity as the text has it, in its own unit."""
    found = (n.quantity.value for n in skeleton.numbers if n.quantity.base == value)
    return next(found, value[0])
