"""The numbers of a text as they stand, in digits, words or Han numerals, before they have units."""

from typing import NamedTuple

from leaflets.comparing.wording.entries import Entry
from leaflets.comparing.wording.korean import thousands
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.quantities import (
    HAN_NUMERALS,
    is_clock,
    is_han_range,
    joined,
    parse_digits,
    parse_han,
)

Found = tuple[int, int, tuple[int, ...], Entry]
"""A form in a text: first place, place behind the last, the places behind a gap, what it is."""


_COUNTED = ("명", "명에", "명의", "명당", "번에")
"""Endings of a Korean number that counts something: 천 명에 두 명."""


class Numeral(NamedTuple):
    """A number as it stands, before it has a unit; ``clock`` is a time of day (18:00)."""

    start: int
    stop: int
    value: float
    clock: bool = False


def numerals_of(
    words: list[str], found: list[Found], covered: bytearray, lexicon: Lexicon
) -> list[Numeral]:
    """Find the numbers that are forms, digits or Han numerals."""
    numbers = {
        start: Numeral(start, stop, entry.number)
        for start, stop, _, entry in found
        if entry.number is not None
    }
    for at, word in enumerate(words):
        if covered[at]:
            continue
        if word[0].isdecimal():
            value = parse_digits(word, decimal_comma=lexicon.decimal_comma)
            stop = at + 1
            if value is not None:
                if lexicon.lang == "ko":
                    value, stop = thousands(words, at, value)
                numbers[at] = Numeral(at, stop, value, is_clock(word))
            covered[at:stop] = b"\1" * (stop - at)
            for within in range(at + 1, stop):
                numbers.pop(within, None)
        elif word in HAN_NUMERALS:
            end = at
            while end < len(words) and words[end] in HAN_NUMERALS and not covered[end]:
                covered[end] = 1
                end += 1
            for numeral in _han("".join(words[at:end]), at):
                numbers[numeral.start] = numeral
    return _combined([numbers[at] for at in sorted(numbers)], words, lexicon)


def _han(run: str, at: int) -> list[Numeral]:
    """Read Han numerals in a row; 二三 is “two or three”."""
    if is_han_range(run):
        return [Numeral(at + n, at + n + 1, parse_han(digit)) for n, digit in enumerate(run)]
    return [Numeral(at, at + len(run), parse_han(run))]


def inner_numbers(words: list[str], found: list[Found], lexicon: Lexicon) -> list[float]:
    """Return the numbers within forms of several words that are more than a number."""
    numbers = lexicon.numbers
    if numbers.none.issuperset(words):
        return []
    places = {at for at, word in enumerate(words) if numbers[word] is not None}
    values: list[float] = []
    for start, stop, behind, entry in found if places else ():
        if (stop - start < 2 and not behind) or entry.number is not None:
            continue
        within = (*range(start, stop), *behind)
        if not places.isdisjoint(within):
            values += [value for at in within if (value := numbers[words[at]]) is not None]
    return values


def _combined(found: list[Numeral], words: list[str], lexicon: Lexicon) -> list[Numeral]:
    """Join what is one number in several words: twenty-one, ein und zwanzig, 3万."""
    numbers: list[Numeral] = []
    for numeral in found:
        start, word = numeral.start, words[numeral.start]
        if numbers and not numeral.clock and not word[0].isdecimal():
            last = numbers[-1]
            apart = start == last.stop + 1 and words[last.stop] in lexicon.joiners
            near = (start == last.stop or apart) and not words[last.stop - 1].endswith(_COUNTED)
            whole = joined(last.value, numeral.value, lexicon.lang) if near else None
            if whole is None and start == last.stop and word in {"万", "亿"}:
                whole = last.value * numeral.value
            if whole is not None:
                numbers[-1] = Numeral(last.start, numeral.stop, whole)
                continue
        numbers.append(numeral)
    return numbers
