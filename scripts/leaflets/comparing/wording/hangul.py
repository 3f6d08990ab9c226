"""Reads Korean words by those beside them: units behind digits, and what one must do."""

from bisect import insort

from leaflets.comparing.wording.entries import UNIT, Reading
from leaflets.comparing.wording.forms import Match
from leaflets.comparing.wording.korean import endings, obliges, unit_in
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.quantities import Quantity
from leaflets.comparing.wording.skeleton import Item, Skeleton, item_of
from leaflets.comparing.wording.written import GOING, Word

_OF_AMOUNTS = frozenset(
    "less-than more-than at-least at-most about all until since after before within only session "
    "per-each".split()
)
"""What a form that ends a unit may say besides it: 14세부터, 1회당."""
_DUTY = ("must", "should", "need")
_MAY = ("may",)
_AFTER = ("after",)
_NOUNS = tuple("산 임신 분만 입원 퇴원 내원 운전 시간 년 분 기간 진단 검진 수면 훈련 면담".split())
_EVEN = ("셔도", "해도", "아도", "어도", "여도", "워도", "와도", "가도", "마셔도")
_CHANCE = ("may", "can", "sometimes")
_DOING = frozenset("하합한해")
_CELSIUS, _FAHRENHEIT = "degree-celsius", ("degree-fahrenheit", "화씨")
_HALF = "반"
_LENGTHS = frozenset("hour day week month year minute".split())
_AFTER_HALF = frozenset("이 을 은 의 에 간 동안 쯤 정도 씩".split())
_WON = "원"
"""The money, which is “circle” elsewhere: 25만 원."""


Told = list[tuple[int, Word]]
"""The words of a text that may say something by what is written onto them, with their places."""


def add_written(skeleton: Skeleton, told: Told, lexicon: Lexicon) -> None:
    """Add what words say with those beside them; ``told`` are those that may say something."""
    if told:
        add_duties(skeleton, told, lexicon)
        add_seconds(skeleton, told, lexicon)
        add_sequences(skeleton, told, lexicon)


def behind_digits(
    words: list[str], matches: list[Match], told: Told, lexicon: Lexicon
) -> list[Match]:
    """Read the unit behind digits that no form has with its ending: 8일입니다, 24시간이 지나면."""
    figures = [at + 1 for at, word in told if word.figure]
    if not figures:
        return matches
    kept: dict[int, list[Match]] = {match[0]: [match] for match in matches}
    for at in figures:
        if at == len(words):
            break
        word = words[at]
        match = next(iter(kept.get(at, ())), None)
        entry = lexicon.entry(match[2]) if match else None
        if match and entry and entry.unit:
            if "".join(words[at + 1 : at + 2]).startswith(_HALF):
                kept.pop(at + 1, None)
            if entry.unit == _CELSIUS and words[at - 2 : at - 1] == [_FAHRENHEIT[1]]:
                kept[at] = [(*match[:2], UNIT + _FAHRENHEIT[0], match[3])]
            continue
        said = [name for name in (entry.concepts if entry else ()) if name in _OF_AMOUNTS]
        unit = unit_in(word, lexicon.unit_of) if words[at - 1].isascii() else ""
        alone = said and match and match[1] == at + 1 and not endings(word)
        if (unit and not alone) or word[0] == _WON:
            rest = lexicon.forms.find(words, at + 1, match[1]) if match else []
            if said and rest:  # kg보다 무거운
                rest[0] = (*rest[0][:2], ",".join([*said, rest[0][2]]), rest[0][3])
            kept[at] = [*([(at, at + 1, UNIT + unit, ())] if unit else []), *rest]
    return [match for at in sorted(kept) for match in kept[at]]


def add_duties(skeleton: Skeleton, told: Told, lexicon: Lexicon) -> None:
    """Let 신어야 하며 say “must”; 됩니다 says no “may” behind it."""
    for at, word in told:
        if not (word.obliges and obliges(skeleton.words, at)):
            continue
        behind = [item for item in skeleton.items if item.start == at + 1]
        if any((_DUTY[0],) in item.readings for item in skeleton.items if item.stop == at + 1):
            continue
        if not any((_DUTY[0],) in item.readings for item in behind):
            free = [item for item in behind if _MAY in item.readings and item.stop == at + 2]
            skeleton.items = [item for item in skeleton.items if item not in free]
            add_item(skeleton, lexicon.readings(_DUTY), at + 1)
    _add_chances(skeleton, told, lexicon)
    if any(word.permits for _, word in told):
        _only_permit(skeleton)


def add_item(skeleton: Skeleton, readings: tuple[Reading, ...], at: int) -> None:
    """Add what one word says, in its place."""
    insort(skeleton.items, item_of(readings, at, at + 1), key=_start)


def _start(item: Item) -> int:
    return item.start


def add_halves(skeleton: Skeleton) -> None:
    """Read the half behind an amount in digits: 1시간 반."""
    for number in skeleton.numbers:
        word = "".join(skeleton.words[number.stop : number.stop + 1])
        stem = word[:1] == _HALF and (len(word) == 1 or word[1:] in _AFTER_HALF)
        if stem and number.quantity.unit in _LENGTHS:
            number.quantity = Quantity(number.quantity.value + 0.5, number.quantity.unit)
            number.stop += 1


def add_seconds(skeleton: Skeleton, told: Told, lexicon: Lexicon) -> None:
    """Let a form that says two things say both: 직후 is “immediately after”."""
    double = {at: word.both for at, word in told if word.both}
    for item in list(skeleton.items) if double else ():
        text = skeleton.text(item) if item.start in double else ""
        for form, first, second in double.get(item.start, ()):
            if text.startswith(form) and not item.atoms.isdisjoint((*first, *second)):
                item.say(lexicon.readings(first))
                skeleton.items.append(item_of(lexicon.readings(second), item.start, item.stop))
    if double:
        skeleton.items.sort(key=_start)


def _add_chances(skeleton: Skeleton, told: Told, lexicon: Lexicon) -> None:
    """Let 치료하기도 합니다 say “may”, and no “must”."""
    words = skeleton.words
    for at, word in told:
        if word.chances and at + 1 < len(words) and words[at + 1][0] in _DOING:
            if any(item.start <= at and item.stop > at + 1 for item in skeleton.items):
                continue
            skeleton.items = [item for item in skeleton.items if item.start != at + 1]
            add_item(skeleton, lexicon.readings(_CHANCE), at + 1)


def add_sequences(skeleton: Skeleton, told: Told, lexicon: Lexicon) -> None:
    """Let “after” behind a verb be a mere “then”: 바늘을 뺀 뒤 누릅니다."""
    following = {at for at, word in told if word.follows}
    for item in skeleton.items if following else ():
        before = skeleton.words[item.start - 1] if item.start else ""
        if item.start in following and _AFTER in item.readings and _is_adnominal(before):
            item.say((*item.readings, *lexicon.readings(("then",))))


def _is_adnominal(word: str) -> bool:
    """Tell if the last letter of a word is a final n: 뺀, 씻은; not of a noun such as 출산."""
    return (
        not word.endswith(_NOUNS)
        and "가" <= word[-1:] <= "힣"
        and (ord(word[-1]) - ord("가")) % 28 == 4
    )


def _only_permit(skeleton: Skeleton) -> None:
    """Let 신으셔도 됩니다 say that one may, not just that it can be."""
    for item in skeleton.items:
        before = skeleton.words[item.start - 1] if item.start else ""
        permitted = before.endswith(_EVEN) and not before.startswith("않")
        if permitted and _MAY in item.readings and skeleton.words[item.start][0] in GOING:
            item.say((_MAY,))
