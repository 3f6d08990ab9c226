"""Numbers and units by value, however a language writes them."""

import re
from dataclasses import dataclass

_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_BIG = {"万": 10_000, "亿": 100_000_000}
HAN_NUMERALS = frozenset(_HAN_DIGITS) | frozenset(_HAN_UNITS) | frozenset(_HAN_BIG)

# Each unit in the base unit of its dimension, so that 2 weeks are 14 days and 60 minutes an hour.
_SCALE = {
    "minute": ("second", 60),
    "hour": ("second", 3600),
    "day": ("second", 86_400),
    "week": ("second", 604_800),
    "year": ("month", 12),
    "cm": ("mm", 10),
    "m": ("mm", 1000),
    "km": ("mm", 1_000_000),
    "g": ("mg", 1000),
    "kg": ("mg", 1_000_000),
    "l": ("ml", 1000),
}
UNITS = frozenset(_SCALE) | frozenset(
    "second month mm mg ml percent degree-celsius degree-fahrenheit mmhg mm2 times clock "
    "am pm inch mile pound dollar euro yuan zloty".split()
)
"""Every unit that a terms file may give forms for; “pound” is that of weight and of money."""
Value = tuple[float, str]
"""An amount in the base unit of its dimension, and that unit."""
CLOCKS = frozenset({"clock", "am", "pm"})
"""Units of times of day."""
CURRENCIES = frozenset({"pound", "dollar", "euro", "yuan", "zloty"})
"""Units that may stand before their number: £150."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value and its unit; the unit is empty for a bare number."""

    value: float
    unit: str = ""

    def __str__(self) -> str:
        """Return the quantity as a reader would say it."""
        return f"{self.value:,.10g} {self.unit}".strip()

    @property
    def base(self) -> tuple[float, str]:
        """The value in the base unit of its dimension, and that unit."""
        unit, value = self.unit, self.value
        if not unit:
            return value, ""
        if unit in _SCALE:
            name, factor = _SCALE[unit]
            return round(value * factor, 6), name
        if unit in {"am", "pm", "clock"}:
            return value % 12, "clock"
        if unit == "degree-fahrenheit":
            return round((value - 32) / 1.8, 1), "degree-celsius"
        return value, "" if unit == "times" else unit


def parse_digits(text: str, *, decimal_comma: bool) -> float | None:
    """Return the value of a number in digits; None for what is none, such as a date.

    A separator before exactly three digits groups thousands, unless the number begins with 0;
    otherwise it is the decimal sign. Where both fit, the language decides.
    """
    if text.isdecimal():
        return float(text)
    text = re.sub(r"[\s'٬\u00a0\u202f]", "", text).replace("٫", ".")
    if ":" in text:
        return _clock(text)
    marks = re.findall(r"[.,]", text)
    if len(set(marks)) == 2:
        return _number(text.replace(marks[0], "").replace(",", "."))
    head, *tails = re.split(r"[.,]", text)
    grouped = all(len(tail) == 3 for tail in tails) and head != "0" and len(head) <= 3
    decimal_mark = "," if decimal_comma else "."
    if marks and grouped and (len(tails) > 1 or marks[0] != decimal_mark):
        return _number(text.replace(marks[0], ""))
    return None if len(tails) > 1 else _number(text.replace(",", "."))


def dotted(text: str, value: float) -> float:
    """Return the hours of a time of day that is written with a dot, 8.15; else ``value``."""
    found = re.fullmatch(r"(\d{1,2})[.,]([0-5]\d)", text)
    return int(found[1]) + int(found[2]) / 60 if found else value


def is_clock(text: str) -> bool:
    """Tell if digits are a time of day: 21:30."""
    return ":" in text and _clock(text) is not None


def _clock(text: str) -> float | None:
    hours, _, minutes = text.partition(":")
    if hours.isdecimal() and minutes.isdecimal():
        return int(hours) + int(minutes) / 60
    return None


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def parse_han(text: str) -> float:
    """Return the value of a Chinese numeral: 一万, 二十四, 三百."""
    total, section, digit = 0, 0, 0
    for character in text:
        if character in _HAN_DIGITS:
            digit = digit * 10 + _HAN_DIGITS[character]
        elif character in _HAN_UNITS:
            section += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        else:
            total += (section + digit or 1) * _HAN_BIG[character]
            section = digit = 0
    return float(total + section + digit)


def is_han_range(text: str) -> bool:
    """Tell if two Chinese digits mean “one or two”, “three or four”."""
    values = [_HAN_DIGITS.get(character, 0) for character in text]
    return len(values) == 2 and values[0] > 0 and values[1] == values[0] + 1


def joined(first: float, second: float, lang: str) -> float | None:
    """Return the value of two number words that make one number; None where they make none.

    “twenty five” is 25, “three hundred” 300, “two thousand five” 2005; in Arabic “five and twenty”
    is 25.
    """
    if second in {100, 1000, 1_000_000} and 0 < first < second:
        return first * second
    if first >= 20 and first % 10 == 0 and second < 10 and second == int(second):
        return first + second
    if first >= 100 and first % 100 == 0 and second < 100:
        return first + second
    if lang == "ar" and first < 10 and second in {20, 30, 40, 50, 60, 70, 80, 90}:
        return first + second
    return None
