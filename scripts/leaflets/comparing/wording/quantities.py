"""Numbers and units by value, however a language writes them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from leaflets.comparing.wording.tokens import Token, variants

_MULTIPLIERS = frozenset({Decimal(100), Decimal(1000), Decimal(1_000_000), Decimal(1_000_000_000)})
_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_HAN_BIG = {"万": 10_000, "亿": 100_000_000}
HAN_NUMERALS = frozenset(_HAN_DIGITS) | frozenset(_HAN_UNITS) | frozenset(_HAN_BIG)

# To one unit of each dimension, so that 2 weeks are 14 days and 60 minutes an hour.
SCALE = {
    "second": ("minute", Decimal(1) / 60),
    "hour": ("minute", Decimal(60)),
    "week": ("day", Decimal(7)),
    "year": ("month", Decimal(12)),
    "cm": ("mm", Decimal(10)),
    "m": ("mm", Decimal(1000)),
    "km": ("mm", Decimal(1_000_000)),
    "g": ("mg", Decimal(1000)),
    "kg": ("mg", Decimal(1_000_000)),
    "l": ("ml", Decimal(1000)),
}


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """A value and its unit; the unit is empty for a bare number."""

    value: Decimal
    unit: str = ""

    def __str__(self) -> str:
        """Return the quantity as a reader would say it."""
        return f"{self.value:f} {self.unit}".strip()

    @property
    def base(self) -> "Quantity":
        """The quantity in the base unit of its dimension."""
        unit, factor = SCALE.get(self.unit, (self.unit, Decimal(1)))
        return Quantity((self.value * factor).normalize(), unit)


def parse_digits(text: str, decimal_comma: bool) -> Decimal | None:
    """Return the value of a number in digits.

    A separator before exactly three digits groups thousands, unless the number begins with 0;
    otherwise it is the decimal sign. Where both fit, the language decides.
    """
    text = re.sub(r"[\s'٬\u00a0\u202f]", "", text).replace("٫", ".")
    if ":" in text:
        return _clock(text)
    marks = re.findall(r"[.,]", text)
    if not marks:
        return _decimal(text)
    if len(set(marks)) == 2:
        group = marks[0]
        return _decimal(text.replace(group, "").replace(",", "."))
    decimal_mark = "," if decimal_comma else "."
    head, *tails = re.split(r"[.,]", text)
    grouped = all(len(tail) == 3 for tail in tails) and head != "0" and len(head) <= 3
    if grouped and (len(tails) > 1 or marks[0] != decimal_mark):
        return _decimal(text.replace(marks[0], ""))
    if len(tails) > 1:
        return None
    return _decimal(text.replace(",", "."))


def _clock(text: str) -> Decimal | None:
    hours, _, minutes = text.partition(":")
    if hours.isdecimal() and minutes.isdecimal():
        return Decimal(hours) + Decimal(minutes) / 60
    return None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def parse_han(text: str) -> Decimal | None:
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
    return Decimal(total + section + digit)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its value and the words that say it."""

    value: Decimal
    first: int
    last: int


def numerals(
    tokens: list[Token], words: Mapping[str, Decimal], decimal_comma: bool, lang: str
) -> list[Numeral]:
    """Find the numbers of a text, in digits, words and Chinese numerals."""
    if lang == "ar":
        tokens = [_bare(token, words) for token in tokens]
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        value, end = _numeral(tokens, at, words, decimal_comma)
        if value is None:
            at += 1
            continue
        while end < len(tokens) and (factor := _multiplier(tokens[end].key, words)):
            value, end = value * factor, end + 1
        found.append(Numeral(value, at, end - 1))
        at = end
    return found


def _bare(token: Token, words: Mapping[str, Decimal]) -> Token:
    """Return a number word without its particles: بأربعة."""
    key = next((key for key in variants(token.key, "ar") if key in words), token.key)
    return Token(key, token.text, token.start)


def _numeral(
    tokens: list[Token], at: int, words: Mapping[str, Decimal], decimal_comma: bool
) -> tuple[Decimal | None, int]:
    token = tokens[at]
    if token.is_number:
        return parse_digits(token.key, decimal_comma), at + 1
    if token.key in words:
        return words[token.key], at + 1
    end = at
    while end < len(tokens) and tokens[end].key in HAN_NUMERALS:
        end += 1
    if end > at:
        return parse_han("".join(token.key for token in tokens[at:end])), end
    return None, at + 1


def _multiplier(key: str, words: Mapping[str, Decimal]) -> Decimal | None:
    if key in _HAN_BIG:
        return Decimal(_HAN_BIG[key])
    value = words.get(key)
    return value if value in _MULTIPLIERS else None
