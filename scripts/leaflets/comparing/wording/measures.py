"""The numbers and units of a text: which number is which quantity."""

import re
from itertools import pairwise

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.numerals import Found, Numeral, numerals_of
from leaflets.comparing.wording.quantities import CLOCKS, CURRENCIES, Quantity, dotted
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Number, Skeleton
from leaflets.comparing.wording.weighing import TIMELESS

_BEFORE = CURRENCIES | {"percent"}
"""Units that may stand before their number: £150, Turkish %95."""

_HALVES = frozenset({"am", "pm"})
_HOURS = CLOCKS | {"hour"}
_MINUTES = re.compile("[0-5][0-9]")
_HAN_RANGES = frozenset("到至或和与及")

Place = tuple[int, int]
"""First place and place behind the last."""


def measure(
    skeleton: Skeleton, found: list[Found], covered: bytearray, lexicon: Lexicon
) -> tuple[set[int], list[Place]]:
    """Add the quantities of a text to its skeleton.

    Returns the first places of what is a number or its unit, and the places of all quantities.
    """
    words = skeleton.words
    numerals = numerals_of(words, found, covered, lexicon)
    units = [(start, stop, entry.unit) for start, stop, _, entry in found if entry.unit]
    used: set[int] = set()
    if units:
        # A class 2 stocking, day and night, is none of 2 days: no thing stands between the two.
        named = {
            at
            for start, stop, _, entry in found
            if not entry.kinds.isdisjoint(TIMELESS)
            for at in range(start, stop)
        }
        used = _with_units(skeleton, numerals, units, named)
    else:
        _without_units(skeleton, numerals)
    _whole_quantities(skeleton, found)
    places = [(number.start, number.stop) for number in skeleton.numbers]
    places += [unit[:2] for unit in units]
    return used | {at for n in numerals for at in range(n.start, n.stop)}, places


def _join_clocks(skeleton: Skeleton) -> None:
    """Make one time of hours and minutes: 8시 15분, 4点30分, 9 h 15."""
    numbers: list[Number] = []
    for number in skeleton.numbers:
        last = numbers[-1] if numbers else None
        unit = last.quantity.unit if last else ""
        minutes = number.quantity.unit == "minute" and unit in CLOCKS
        bare = skeleton.words[number.start]
        followed = unit in _HOURS and not number.quantity.unit
        minutes |= followed and _MINUTES.fullmatch(bare) is not None
        if last and last.stop == number.start and minutes:
            value = last.quantity.value + number.quantity.value / 60
            numbers[-1] = Number(Quantity(value, unit), last.start, number.stop)
        else:
            numbers.append(number)
    skeleton.numbers[:] = numbers


def _without_units(skeleton: Skeleton, numerals: list[Numeral]) -> None:
    """Add numbers of which none has a unit that is a word."""
    for numeral in numerals:
        quantity = Quantity(numeral.value, "clock" if numeral.clock else "")
        skeleton.numbers.append(Number(quantity, numeral.start, numeral.stop))
    if any(numeral.clock for numeral in numerals):
        _join_clocks(skeleton)
        _share_units(skeleton.numbers, skeleton.words)


def _with_units(
    skeleton: Skeleton,
    numerals: list[Numeral],
    units: list[tuple[int, int, str]],
    named: set[int],
) -> set[int]:
    """Give each number its unit; return the first places of the units that have a number.

    ``named`` are the places of things, of which none stands between the two.
    """
    words = skeleton.words
    by_start = {start: (stop, name) for start, stop, name in units}
    by_stop = {stop: (start, name) for start, stop, name in units}
    starts = {numeral.start for numeral in numerals}
    used: set[int] = set()
    for numeral in numerals:
        unit, stop = "clock" if numeral.clock else "", numeral.stop
        place = _unit_behind(numeral, by_start.keys() - used, starts | named, words)
        if place is not None and _is_pronoun(numeral, by_start[place][1], words):
            place = None
        if place is not None:
            stop, unit = by_start[place]
            used.add(place)
        elif (before := by_stop.get(numeral.start, (0, "")))[1] in _BEFORE:
            used.add(before[0])
            unit = before[1]
        value = dotted(words[numeral.start], numeral.value) if unit in CLOCKS else numeral.value
        hours = 12 if unit == "pm" and value < 12 else 0
        quantity = Quantity(value + hours, unit)
        skeleton.numbers.append(Number(quantity, numeral.start, stop))
    _join_clocks(skeleton)
    _share_units(skeleton.numbers, words)
    skeleton.loose = [
        Number(Quantity(1, name), start, stop)
        for start, stop, name in units
        if start not in used and start not in starts
    ]
    return used


def _is_pronoun(numeral: Numeral, unit: str, words: list[str]) -> bool:
    """Tell if “one” is no time of day: one tablet in the morning and one in the evening."""
    at = numeral.start
    return unit in _HALVES and words[at] == "one" and words[at - 1 : at] != ["at"]


def _unit_behind(
    numeral: Numeral, places: set[int], starts: set[int], words: list[str]
) -> int | None:
    """Return where the unit of a number stands: behind it, two short words apart at most."""
    for at in (numeral.stop, numeral.stop + 1, numeral.stop + 2):
        between = range(numeral.stop, at)
        if at in places and at != numeral.start and starts.isdisjoint(between):
            apart = any(words[place] in CLAUSE_ENDS for place in between)
            return None if apart else at
    return None


def _may_range(word: str) -> bool:
    """Tell if a word may stand between the two numbers of a range: to, bis, -, 至."""
    if "\u3400" <= word <= "\u9fff":
        return word in _HAN_RANGES
    return len(word) <= 4 and word not in CLAUSE_ENDS


def _share_units(numbers: list[Number], words: list[str]) -> None:
    """Give the first number of a range, “6 to 24 months”, the unit of the second.

    Of money, “$30 to 50”, the second may have that of the first.
    """
    for number, after in pairwise(numbers):
        between = words[number.stop : after.start]
        short = len(between) <= 2 and all(_may_range(word) for word in between)
        in_words = not any(words[one.start][0].isdecimal() for one in (number, after))
        short = short and bool(between or in_words)  # “три–шість тижнів”, not “two 500 mg”
        article = number.quantity.value == 1 and after.quantity.unit != "percent"
        if short and not number.quantity.unit and not article:
            number.quantity = Quantity(number.quantity.value, after.quantity.unit)
        elif short and between and not after.quantity.unit and number.quantity.unit in CURRENCIES:
            after.quantity = Quantity(after.quantity.value, number.quantity.unit)


def _whole_quantities(skeleton: Skeleton, found: list[Found]) -> None:
    """Add the quantities that are one form: half an hour, the dual of “day”."""
    for start, stop, _, entry in found:
        if entry.quantity is not None:
            skeleton.numbers = [n for n in skeleton.numbers if not start <= n.start < stop]
            skeleton.loose = [n for n in skeleton.loose if not start <= n.start < stop]
            skeleton.numbers.append(Number(entry.quantity, start, stop))
