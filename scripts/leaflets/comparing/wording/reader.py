"""Reads a text: finds the listed forms and makes its skeleton."""

from leaflets.comparing.wording.arabic import conjunction
from leaflets.comparing.wording.commands import commanded
from leaflets.comparing.wording.entries import (
    COMPARATORS,
    COUNTS,
    INNER,
    JOINING,
    OFF,
    Entry,
)
from leaflets.comparing.wording.forms import Match
from leaflets.comparing.wording.halves import add_pieces
from leaflets.comparing.wording.hangul import (
    Told,
    add_halves,
    add_item,
    add_written,
    behind_digits,
)
from leaflets.comparing.wording.korean import is_list, permits
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.measures import Place, measure
from leaflets.comparing.wording.months import name_months
from leaflets.comparing.wording.numerals import Found, inner_numbers
from leaflets.comparing.wording.quantities import HAN_NUMERALS
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Number, Skeleton, item_of
from leaflets.comparing.wording.tokens import tokenize

_RANGING = {"until", "to", "at-most"}
_BOUNDS = frozenset({"at-least", "at-most"})
_ONE = frozenset("ein eine einen einem einer un una uno une um uma एक 한쪽".split())
"""Words that may be an article or a number: al menos un adulto."""
_TO_ONE = frozenset("a à de d con".split())
"""Words that may stand before them: al menos a un adulto."""
_PLAIN = {"less-than": "less", "more-than": "more"}
_AMOUNTS = {("about",), ("all",)}
"""What an ending says only of an amount: 15분마다; 출처마다 is no “every”."""
_WITH = ("같", "함께", "다른", "달리", "관련")
"""What makes “and” before it “such as”, “with” and their like: 반응과 같은."""
_UNTIL = ("until",)
_UP_TO = ("until", "at-most")
"""What “until” may say beside a quantity: 두 달까지, até 2 meses."""
_EVERY = frozenset("하루 하루에 매일 일 주 일주일에 월 달에 매주 매달".split())
_SITTING = ("회", "차례")
_IN = (("within",), ("after",), ("in-relation",))
_TIMES = frozenset({"second", "month"})
"""The base units of lengths of time."""
_NO_COMPARATORS = frozenset({"in-relation", "under", "lower", "upper"})
"""What a comparator does not say right before a number: “dưới bốn giờ” is less than four hours."""
# How many words may stand between a comparator and the number it compares with.
_AHEAD, _BEHIND = 7, 5


def read(text: str, lexicon: Lexicon) -> Skeleton:
    """Read a text."""
    words = tokenize(text, lexicon.lang)
    matches = lexicon.forms.find(words)
    skeleton = assemble(words, matches, lexicon)
    if lexicon.commands:
        skeleton.command = commanded(words, lexicon.commands)
    skeleton.written = text
    return skeleton


def assemble(words: list[str], matches: list[Match], lexicon: Lexicon) -> Skeleton:
    """Make a skeleton of the matches of a text."""
    told: Told = []
    if lexicon.lang == "ko":
        told = lexicon.written.places(words)
        matches = behind_digits(words, matches, told, lexicon)
    skeleton = Skeleton(words)
    covered = bytearray(len(words))
    found: list[Found] = []
    special: list[Entry] = []
    is_measured = False
    entries = lexicon.entries
    for start, stop, names, behind in matches:
        entry = entries[names]
        found.append((start, stop, behind, entry))
        if entry.is_amount:
            is_measured = True
        if entry.is_special:
            special.append(entry)
        covered[start] = 1
        if behind or stop - start > 1:
            covered[start:stop] = b"\1" * (stop - start)
            for at in behind:
                covered[at] = 1
    bare = [at for at, taken in enumerate(covered) if not taken]
    numerals = [at for at in bare if words[at] in HAN_NUMERALS or words[at][0].isdecimal()]
    places: list[Place] = []
    items = found
    if is_measured or numerals:
        used, places = measure(skeleton, found, covered, lexicon)
        items = [row for row in found if row[0] not in used]
        if lexicon.lang == "ko":
            add_halves(skeleton)
    skeleton.inner = inner_numbers(words, found, lexicon)
    for entry in special:
        skeleton.inner += [value for name, value in INNER.items() if name in entry.concepts]
    if special:
        places += [row[:2] for row in found if not COUNTS.isdisjoint(row[3].concepts)]
    _add_items(skeleton, items, places, told, lexicon)
    skeleton.unknown = [at for at in bare if words[at][0].isalpha() and at not in numerals]
    if numerals:
        name_months(skeleton, lexicon)
    if skeleton.numbers or skeleton.loose:
        add_pieces(skeleton, special and any("half" in entry.concepts for entry in special))
    skeleton.close()
    return skeleton


def _add_items(
    skeleton: Skeleton, found: list[Found], places: list[Place], told: Told, lexicon: Lexicon
) -> None:
    items = skeleton.items
    for start, stop, behind, entry in found:
        if entry.is_plain:
            items.append(Item(entry.readings, start, stop, entry.atoms))
        elif not entry.ignored:
            skeleton.deprecated += [(row, start, stop) for row in entry.deprecated]
            said = _meant(skeleton, (start, stop, behind, entry), places, lexicon)
            if said and said is entry.concepts:
                items.append(Item(entry.readings, start, stop, entry.atoms))
            elif said:
                items.append(item_of(lexicon.readings(said), start, stop))
    if lexicon.lang == "en" and lexicon.concepts.kind(_IN[0][0]):
        _add_ins(skeleton, found)
    if lexicon.lang == "ko":
        _add_endings(skeleton, told, places, lexicon)
        add_written(skeleton, told, lexicon)
        _add_times(skeleton, lexicon)
    if lexicon.lang == "ar":
        skeleton.items += [
            item_of((("and",),), at, at + 1)
            for at, word in enumerate(skeleton.words)
            if conjunction(word) and not lexicon.forms.is_word(word)
        ]


def _meant(
    skeleton: Skeleton, row: Found, places: list[Place], lexicon: Lexicon
) -> tuple[str, ...]:
    """Return what a form says among the numbers that stand beside it or within."""
    start, stop, behind, entry = row
    said = entry.concepts
    if said == OFF and behind and lexicon.lang == "en":
        within = range(start, behind[-1])
        said = ("time-off",) if any(n.start in within for n in skeleton.numbers) else said
    if not JOINING.isdisjoint(said):
        end = behind[-1] + 1 if behind else stop
        said = _in_context(said, (start, end), places, skeleton.numbers, skeleton.words)
    return said


def _add_ins(skeleton: Skeleton, found: list[Found]) -> None:
    """Let the “in” of “in six weeks” be “within” and “after”; nothing is lost if it is neither."""
    covered = {start for start, _, _, entry in found if not entry.ignored}
    for number in skeleton.amounts:
        at = number.start - 1
        is_time = number.quantity.base[1] in _TIMES
        if is_time and at >= 0 and skeleton.words[at] == "in" and at not in covered:
            skeleton.items.append(item_of(_IN, at, at + 1))
    skeleton.items.sort(key=lambda item: item.start)


def _add_times(skeleton: Skeleton, lexicon: Lexicon) -> None:
    """Let “2회” answer “twice” and “1회” “once”; nothing is added where English counts, too.

    “3회를 예약” answers “three sessions”.
    """
    for number in skeleton.numbers:
        counted = skeleton.words[number.stop - 1]
        if number.quantity.unit == "times" and counted.startswith(_SITTING):
            readings = lexicon.readings(("session", "time-general"))
            skeleton.items.append(item_of(readings, number.start, number.stop))
        name = {1.0: "once", 2.0: "twice"}.get(number.quantity.value)
        often = number.start and skeleton.words[number.start - 1] in _EVERY
        if name and number.quantity.unit == "times" and (name == "twice" or often):
            readings = lexicon.readings((name, "time-general"))
            skeleton.items.append(item_of(readings, number.start, number.stop))


def _add_endings(skeleton: Skeleton, told: Told, places: list[Place], lexicon: Lexicon) -> None:
    """Add what Korean endings say, unless a listed form that holds the word says it already."""
    items = skeleton.items.copy()
    words = skeleton.words
    for at, word in told:
        said = () if word.ending and permits(words, at) else word.ending
        if said in _AMOUNTS and not any(first <= at < last for first, last in places):
            said = ()
        if not said and word.joins:
            behind = words[at + 1 : at + 2]
            said = () if behind and behind[0].startswith(_WITH) else (word.joins,)
        if said == ("or",) and is_list(words, at):
            said = ("or", "and")
        if said and all(one.atoms.isdisjoint(said) for one in items if one.start <= at < one.stop):
            said = _in_context(said, (at, at + 1), places, skeleton.numbers, words)
            if said:
                add_item(skeleton, lexicon.readings(said), at)


def _in_context(
    said: tuple[str, ...],
    place: Place,
    places: list[Place],
    numbers: list[Number],
    words: list[str],
) -> tuple[str, ...]:
    """Return what a match may say where it stands.

    A comparator says “more” or “less” where it stands beside no number or unit: “hurts less than
    surgery”. Between two numbers it joins them to a range: “2 bis 3”.
    """
    start, stop = place
    if not places and not numbers and COMPARATORS.isdisjoint(said):
        return said
    before = next((number for number in numbers if number.stop == start), None)
    after = next((number for number in numbers if number.start == stop), None)
    ranges = not COMPARATORS.issuperset(said)  # “bis” is “to” and “up to”; “at least” is no range
    if ranges and before and after and before.quantity.unit in {"", after.quantity.unit}:
        said = tuple(name for name in said if name not in JOINING)
    beside = any(last == start for _, last in places), any(first == stop for first, _ in places)
    if ranges and not (before or after) and all(beside):  # “Wochen bis Monate”
        said = tuple(name for name in said if name not in _RANGING)
    if said == _UNTIL and any(first == stop or last in {start, stop} for first, last in places):
        return _UP_TO
    behind = stop + (words[stop : stop + 1] == [","])  # “no mínimo, quatro semanas”
    if COMPARATORS.isdisjoint(said) or any(
        (0 <= first - stop < _AHEAD and CLAUSE_ENDS.isdisjoint(words[behind:first]))
        or (first < stop and start - last < _BEHIND)
        for first, last in places
    ):
        clear = tuple(name for name in said if name not in _NO_COMPARATORS)
        return clear if beside[1] and COMPARATORS.issuperset(clear) else said
    if _BOUNDS.issuperset(said) and _bounds_one(place, words):
        return said
    others = tuple(name for name in said if name not in COMPARATORS)
    return others or tuple(_PLAIN[name] for name in said if name in _PLAIN)


def _bounds_one(place: Place, words: list[str]) -> bool:
    """Tell if “at least” or “at most” stands right beside an article: una pierna como máximo."""
    start, stop = place
    if words[stop - 1] == "a" or words[stop : stop + 1] == ["an"]:  # “at least a”
        return True
    behind = stop + (not _TO_ONE.isdisjoint(words[stop : stop + 1]))
    return not _ONE.isdisjoint((*words[behind : behind + 1], *words[max(0, start - 2) : start - 1]))
