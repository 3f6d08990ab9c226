"""Units without a number: “a day”, “the same week”."""

from collections import Counter
from collections.abc import Iterator

from leaflets.comparing.wording.quantities import Quantity, Value
from leaflets.comparing.wording.skeleton import Row, Skeleton
from leaflets.findings import Severity


def changed_units(source: Skeleton, target: Skeleton) -> Iterator[Row]:
    """“a day” for “a week”: a unit without number lost and another one new."""
    said, says = source.once(ones), target.once(ones)
    here, there = source.once(_bare), _bare(target)
    bases, others = source.once(_bases), _bases(target)
    new = there.keys() - said - bases
    lost = here.keys() - says - others
    if new and not lost:  # “one week before and one week after”: a month before, a week after
        lost = set(here - there) - others
    if lost and new:
        old, now = (", ".join(sorted(map(shown, side))) for side in (lost, new))
        yield "unit", Severity.ERROR, old, now, "", ""
    elif gone := (lost & _counted_once(source)) - others:
        yield "unit", Severity.ERROR, ", ".join(sorted(map(shown, gone))), "", "", ""
    else:
        yield from _strange_units(source, target)


_TIMES = frozenset("second minute hour day week month year clock am pm".split())
_LASTING = frozenset({"minute", "hour", "week", "month", "year"})
_TELLING_TIMES = {"hour": "", "week": "weekly", "month": "monthly", "year": ""}
"""Units that no translation adds, each with the concept that may stand for it.

Days may: “the next morning” is “the morning of the next day”.
"""


def _strange_units(source: Skeleton, target: Skeleton) -> Iterator[Row]:
    """“the same week” for “the same day”: a unit of time where English has none at all."""
    if any(n.quantity.unit in _TIMES for n in source.amounts):
        return
    for number in target.loose:
        unit = number.quantity.unit
        if unit in _TELLING_TIMES and _TELLING_TIMES[unit] not in source.atoms:
            yield "unit", Severity.ERROR, "", unit, "", target.text(number)


def are_alike(source: Skeleton, target: Skeleton) -> bool:
    """Tell if two texts have the same amounts in the same units, the bare units, too."""
    return source.once(_quantities) == target.once(_quantities)


_ONE = 1, ""


def _quantities(skeleton: Skeleton) -> tuple[list[Value], list[Value]]:
    """Return the numbers of a text, but for a bare 1, and its bare units."""
    numbers, loose = (
        sorted([(number.quantity.value, number.quantity.unit) for number in numbers])
        for numbers in (skeleton.numbers, skeleton.loose)
    )
    return [value for value in numbers if value != _ONE], loose


def _counted_once(source: Skeleton) -> set[Value]:
    """Return the lengths of time that English counts with “one”, and has no other amount of.

    “Two weeks after foam and one after injections” may leave out the second unit.
    """
    units = Counter(number.quantity.unit for number in source.amounts)
    return {
        number.quantity.base
        for number in source.numbers
        if number.quantity.value == 1
        and number.quantity.unit in _LASTING
        and units[number.quantity.unit] == 1
    }


def _bare(skeleton: Skeleton) -> Counter[tuple[float, str]]:
    loose = [n.quantity.base for n in skeleton.loose if n.quantity.unit not in _NO_TIME]
    ones = [n for n in skeleton.numbers if n.quantity.value == 1 and n.quantity.unit]
    return Counter([*loose, *(n.quantity.base for n in ones)])


def _bases(skeleton: Skeleton) -> set[tuple[float, str]]:
    return {number.quantity.base for number in skeleton.numbers}


def shown(value: tuple[float, str]) -> str:
    """Return an amount in the unit that a reader would take: 2 week, not 1209600 second."""
    amount, unit = value
    for name, seconds in (("week", 604_800), ("day", 86_400), ("hour", 3600), ("minute", 60)):
        if unit == "second" and amount >= seconds and amount % seconds == 0:
            return str(Quantity(amount / seconds, name))
    return str(Quantity(amount, unit))


def ones(skeleton: Skeleton) -> set[tuple[float, str]]:
    """Return the units that a text has once: a day, one week, daily."""
    rows = [*skeleton.loose, *(n for n in skeleton.numbers if n.quantity.value == 1)]
    ones = {number.quantity.base for number in rows if number.quantity.unit not in _NO_TIME}
    return ones | {_PERIODS[atom] for atom in _PERIODS.keys() & skeleton.atoms}


# “daily” is “every 24 hours”.
_PERIODS = {
    "daily": Quantity(1, "day").base,
    "weekly": Quantity(1, "week").base,
    "monthly": Quantity(1, "month").base,
}


_NO_TIME = frozenset({"", "times", "am", "pm", "clock", "percent", "degree-celsius"})


_EVERY = frozenset({"all", "per-each"})
_DAY = Quantity(1, "day").base
"""What a dose is counted by, besides how often it is taken: at most eight in 24 hours."""


def changed_rate(source: Skeleton, target: Skeleton) -> Iterator[tuple[str, str, str, str]]:
    """Yield “every hour” that has become “every 10 minutes”, both texts having both amounts."""
    here = source.once(_rates)
    there = _rates(target) if len(here) == 1 else here
    if len(there) == 1 and here != there:
        (old,), (new,) = here, there
        if old in _amounts(target) and new in _amounts(source) and new != _DAY:
            yield f"every {shown(old)}", f"every {shown(new)}", "", ""


def _rates(skeleton: Skeleton) -> set[Value]:
    """Return the amounts right behind an “every”, or with one written onto them."""
    marks = [item for item in skeleton.items if not _EVERY.isdisjoint(item.atoms)]
    return {
        number.quantity.base
        for number in skeleton.amounts
        for mark in marks
        if mark.stop == number.start or number.start <= mark.start < number.stop
    }


def _amounts(skeleton: Skeleton) -> set[Value]:
    return {number.quantity.base for number in skeleton.amounts}
