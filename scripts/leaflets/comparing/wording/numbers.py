"""Numbers and units of two texts, compared by value."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, permutations

from leaflets.comparing.wording.clocks import other_half, same_clock
from leaflets.comparing.wording.quantities import Quantity, Value
from leaflets.comparing.wording.skeleton import Row, Skeleton
from leaflets.comparing.wording.unitless import amount_of, unmeasured
from leaflets.comparing.wording.units import are_alike, changed_rate, changed_units, ones, shown
from leaflets.findings import Severity


def differences(source: Skeleton, target: Skeleton) -> Iterator[Row]:
    """Yield the numbers that only one of two texts has, and units that were exchanged.

    A bare 1 is as good as an article; 1 day is as good as “a day”.
    """
    if not (source.numbers or target.numbers or source.loose or target.loose):
        return
    if are_alike(source, target) and source.once(_figures) == target.once(_figures):
        # Nothing is lost or new; only the halves of days and the “every” may have changed.
        if turned := next(chain(other_half(source, target), changed_rate(source, target)), None):
            yield "number", Severity.ERROR, *turned
        return
    said, says = source.once(_counted), target.once(_counted)
    # A quantity that one text says twice and the other once is no other quantity.
    lost = [value for value in said if value not in says]
    new = [value for value in says if value not in said]
    if lost or new:
        new = _without_calls(lost, new, source)
        lost, new = _without_ones(lost, new, source, target)
        lost, new = _unanswered(lost, new, same_clock)
        lost, new = _ratios(lost, new)
        new, lost = _ratios(new, lost)
        lost, new = _unanswered(lost, new, _converted)
        swapped = _swapped(lost, new, source, target)
        if not swapped:
            lost, new = _without_inner(lost, source, target), _without_inner(new, target, source)
        if not _unit_exchanged(lost, new, source, target):
            lost, new = _unanswered(
                lost, new, lambda one, other: unmeasured(one, other, source, target)
            )
        lost, new = _again(lost, target), _again(new, source)
    lost = lost or _said_for_one(source, target) or _said_for_unit(source, target)
    new = new or _said_for_one(target, source) or _said_for_unit(target, source)
    if lost or new:
        old, now = (", ".join(shown(value) for value in side) for side in (lost, new))
        yield "number", Severity.ERROR, old, now, _words(source, lost), _words(target, new)
    elif turned := next(chain(other_half(source, target), changed_rate(source, target)), None):
        yield "number", Severity.ERROR, *turned
    else:
        yield from changed_units(source, target)


_SHARES = frozenset({"percent", ""})


def _counted(skeleton: Skeleton) -> Counter[Value]:
    return Counter(
        number.quantity.base
        for number in skeleton.numbers
        if number.quantity.value != 1 or number.quantity.unit == "percent"
    )


def _said_for_one(own: Skeleton, other: Skeleton) -> list[tuple[float, str]]:
    """Return what stands once more than in the other text, which has a “1” in figures instead.

    “10 to fewer than 10 of every 10,000” for “1 to fewer than 10 of every 10,000”.
    """
    if own.once(_figures) >= other.once(_figures):
        return []
    said, says = own.once(_counted), other.once(_counted)
    more = said - says
    if says - said:
        return []
    written_out = other.once(ones)  # “1 week”, “7 days”
    return [value for value in more if value not in written_out]


def _said_for_unit(own: Skeleton, other: Skeleton) -> list[tuple[float, str]]:
    """Return what stands once more than in the other text, which has its bare unit once more.

    “3 hours unless you get up every 3 hours” for “3 hours unless you get up every hour”.
    """
    if not other.loose:
        return []
    there = other.once(_counted)
    more = [value for value in own.once(_counted) - there if value in there]
    if not more:
        return []
    bare, others = (Counter(n.quantity.unit for n in one.loose) for one in (own, other))
    units = {n.quantity.base: n.quantity.unit for n in own.numbers}
    return [value for value in more if others[units[value]] > bare[units[value]]]


_CALLS = frozenset((float(number), "") for number in (112, 113, 115, 119, 911, 999))
"""Telephone numbers of the emergency services, which differ from country to country."""
_HELP = frozenset({"ambulance", "emergency"})


def _without_calls(lost: list[Value], new: list[Value], source: Skeleton) -> list[Value]:
    """Leave out what to dial where English only says whom to call; another number is a fault."""
    calls = _CALLS.intersection(new)
    if not calls or not _CALLS.isdisjoint(lost):
        return new
    if _CALLS.isdisjoint(source.once(_counted)) and _HELP.isdisjoint(source.atoms):
        return new
    return [value for value in new if value not in calls]


def _figures(skeleton: Skeleton) -> int:
    return sum(skeleton.words[number.start] == "1" for number in skeleton.numbers)


def _without_ones(
    lost: list[tuple[float, str]],
    new: list[tuple[float, str]],
    source: Skeleton,
    target: Skeleton,
) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """Leave out what the other text says with “a” or “one”: 24 hours, a day."""
    ones_there, ones_here = target.once(ones), source.once(ones)
    return (
        [value for value in lost if value not in ones_there],
        [value for value in new if value not in ones_here],
    )


_CONVERTED = {("pound", "mg"): 453_592.0, ("inch", "mm"): 25.4, ("mile", "mm"): 1_609_344.0}
"""How much of another unit a unit is."""
_HALF = 0.5
_ROUNDED = 0.04
"""How far a converted amount may be rounded: 20 pounds, 9 kg."""


def _converted(one: Value, other: Value) -> bool:
    """Tell if an amount is another one in another unit: 20 pounds, 9 kg; a month and a half."""
    return (
        _is_half_month(one, other)
        or _is_half_month(other, one)
        or any(
            (factor := _CONVERTED.get((unit, its))) is not None
            and own
            and abs(amount * factor / own - 1) <= _ROUNDED
            for (amount, unit), (own, its) in ((one, other), (other, one))
        )
    )


def _is_half_month(one: Value, other: Value) -> bool:
    """Tell if an amount is as many months and a half in weeks, of which four are a month."""
    months, unit = one
    weeks = Quantity(months * 4, "week").base
    return unit == "month" and months % 1 == _HALF and weeks == other


def _unanswered(
    lost: list[Value], new: list[Value], same: Callable[[Value, Value], bool]
) -> tuple[list[Value], list[Value]]:
    """Leave out each amount of one text that one of the other answers, which is used once."""
    lost, new = list(lost), list(new)
    for one in list(lost):
        other = next((value for value in new if same(one, value)), None)
        if other is not None:
            lost.remove(one)
            new.remove(other)
    return lost, new


def _swapped(
    lost: list[tuple[float, str]],
    new: list[tuple[float, str]],
    source: Skeleton,
    target: Skeleton,
) -> bool:
    """Tell if a number has another unit: “a day or two”, “a month or two”."""
    return any(
        amount_of(one, source) == amount_of(other, target) and "" not in (one[1], other[1])
        for one in lost
        for other in new
        if one != other
    )


def _unit_exchanged(
    lost: list[Value], new: list[Value], source: Skeleton, target: Skeleton
) -> bool:
    """Tell if one number has given its unit to another: “2 to 4 sessions”, “2 to 4 weeks”."""
    gained: set[str] = set()
    given: set[str] = set()
    for one in lost:
        for other in new:
            if amount_of(one, source) == amount_of(other, target):
                if other[1] and not one[1]:
                    gained.add(other[1])
                elif one[1] and not other[1]:
                    given.add(one[1])
    return not gained.isdisjoint(given)


def _without_inner(
    values: list[tuple[float, str]], own: Skeleton, other: Skeleton
) -> list[tuple[float, str]]:
    """Leave out numbers that the other text has within a form: “one or two”."""
    spare = list(other.inner)
    kept = []
    for value in values:
        raw = amount_of(value, own)
        if raw in spare:
            spare.remove(raw)
        else:
            kept.append(value)
    return kept


def _ratios(
    bare: list[tuple[float, str]], shares: list[tuple[float, str]]
) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """Leave out “3 in 4” against “75 %” or 0.75, and “1 in 4”, of which the 1 is not counted."""
    bare, shares = list(bare), list(shares)
    for share in [value for value in shares if value[1] == "percent" or 0 < value[0] < 1]:
        whole = 100 if share[1] == "percent" else 1
        plain = [value for value in bare if value[0] and not (value[1] or share[1] not in _SHARES)]
        options = [[of] for of in plain if round(whole / of[0], 3) == share[0]]
        options += [
            [part, of]
            for part, of in permutations(plain, 2)
            if round(whole * part[0] / of[0], 3) == share[0]
        ]
        if options:
            shares.remove(share)
            for value in options[0]:
                bare.remove(value)
    return bare, shares


def _again(values: list[tuple[float, str]], other: Skeleton) -> list[tuple[float, str]]:
    """Leave out bare ages that the other text has with “years” only: 16- and 17-year-olds."""
    ages = {n.quantity.value for n in other.numbers if n.quantity.unit == "year"}
    return [value for value in values if value[1] or value[0] not in ages]


def _words(skeleton: Skeleton, values: list[tuple[float, str]]) -> str:
    found = [skeleton.text(n) for n in skeleton.numbers if n.quantity.base in values]
    return ", ".join(found)
