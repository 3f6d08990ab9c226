"""Months that a language names by their number: 3월, 3月, tháng 3 is March."""

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.quantities import Quantity
from leaflets.comparing.wording.skeleton import Number, Skeleton, item_of

_NAMES = (
    "january february march april may-month june july august september october november december"
).split()
_MARKS = {"ko": "월", "zh": "月", "vi": "tháng"}
"""What stands behind such a number, or in Vietnamese before it."""
_MONDAY, _DAY = "월요", "ngày"


def name_months(skeleton: Skeleton, lexicon: Lexicon) -> None:
    """Let the number of a month be its name."""
    mark = _MARKS.get(lexicon.lang)
    if mark is None:
        return
    for number in list(skeleton.numbers):
        value, word = number.quantity.value, skeleton.words[number.start]
        if word.isdecimal() and value in range(1, 13):
            span = (_before if lexicon.lang == "vi" else _behind)(number, mark, skeleton)
            if span:
                _name(skeleton, number, span, lexicon)


def _behind(number: Number, mark: str, skeleton: Skeleton) -> tuple[int, int] | None:
    """Return the places of a month whose mark stands right behind its number: 3월에, 3月."""
    at = number.start + 1
    word = skeleton.words[at] if at < len(skeleton.words) else ""
    return (number.start, at + 1) if word.startswith(mark) and _MONDAY not in word else None


def _before(number: Number, mark: str, skeleton: Skeleton) -> tuple[int, int] | None:
    """Return the places of a month whose mark stands right before: tháng 3; not 3 tháng 2 tuần."""
    at = number.start - 1
    if number.quantity.unit or at < 0 or skeleton.words[at] != mark:
        return None
    day = next((one for one in skeleton.numbers if one.start == at - 1), None)
    if day is not None:  # “ngày 3 tháng 5”
        if skeleton.words[day.start - 1 : day.start] != [_DAY]:
            return None
        day.quantity, day.stop = Quantity(day.quantity.value), day.start + 1
    return at, number.stop


def _name(skeleton: Skeleton, number: Number, span: tuple[int, int], lexicon: Lexicon) -> None:
    """Put the name of a month in place of its number, and of what else was read there."""
    start, stop = span
    skeleton.numbers.remove(number)
    skeleton.loose = [one for one in skeleton.loose if not start <= one.start < stop]
    skeleton.unknown = [at for at in skeleton.unknown if not start <= at < stop]
    items = [item for item in skeleton.items if not start <= item.start < stop]
    readings = lexicon.readings((_NAMES[int(number.quantity.value) - 1],))
    items.append(item_of(readings, start, stop))
    skeleton.items = sorted(items, key=lambda item: item.start)
