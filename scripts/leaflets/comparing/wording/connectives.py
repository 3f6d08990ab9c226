"""Whether “and” and “or” stand between the same two things as in English.

Counted over the whole text, an “or” for an “and” hides where the text has both: “hot and painful …
do not wait or call” against “hot or painful … do not wait and call”.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Left, Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Row, Skeleton
from leaflets.findings import Severity

_OTHER = {"and": "or", "or": "and"}
_NEAR = 2
"""How many words may stand between a connective and what it joins, in English."""
_LIST = 5
"""How far before an “or” the comma of its list may stand."""
_APART = 6
"""How many words may stand between the two in the translation."""


@asked_if(lambda source, _: source.once(_joinings))
def turned(
    matched: Match, source: Skeleton, target: Skeleton, _english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield each “and” that is an “or” between the same two things, and each “or” likewise."""
    joinings = source.once(_joinings)
    if not joinings:
        return
    twins = {id(one): other for _, one, other in matched.pairs}
    for joining, name, before, behind in joinings:
        left, right = twins.get(id(before)), twins.get(id(behind))
        if left is None or right is None or left is right:
            continue
        first, second = sorted((left, right), key=lambda item: item.start)
        if second.start - first.stop > _APART:
            continue
        between = [i for i in target.items if first.stop <= i.start and i.stop <= second.start]
        joining_too = [item for item in between if _connectives(item)]
        if joining_too:
            words = target.text(joining_too[0])
            turned_all = all(_connective(item) == _OTHER[name] for item in joining_too)
            if (
                turned_all
                and not _has_its_own(joining_too[0], matched, source, twins)
                and not _negated(joining_too[0], target)
                and not lexicon.is_concord(words)
            ):
                yield "logic", Severity.ERROR, name, _OTHER[name], source.text(joining), words
        elif (
            name == "or"
            and _has_fewer_ors(target, source)
            and _is_one_thing(first, second, between, target, lexicon)
        ):
            words = target.words_at(first.stop, second.start)
            yield "logic", Severity.ERROR, name, "", source.text(joining), words


def repeats_or(new: Left, source: Skeleton, lang: str) -> bool:
    """Tell if an “or” is said again for a comma of an English list: A거나 B거나 C, A, B or C."""
    return (
        lang == "ko"
        and new.again
        and any(
            _is_or(item) and "," in source.words[max(0, item.start - _LIST) : item.start]
            for item in source.items
        )
    )


def _has_its_own(joining: Item, matched: Match, source: Skeleton, twins: dict[int, Item]) -> bool:
    """Tell if a connective stands between what the same one of English stands between.

    “Enter an artery and damage skin or muscle”, where the verb comes last.
    """
    own = next((one for _, one, other in matched.pairs if other is joining), None)
    if own is None:
        return False
    sides = [twins.get(id(_side(own, source, way))) for way in (-1, 1)]
    places = [side.start for side in sides if side is not None]
    return len(places) > 1 and min(places) <= joining.start <= max(places)


def _joinings(source: Skeleton) -> list[tuple[Item, str, Item, Item]]:
    """Return each “and” and “or” that no “not” stands before, and what it stands between."""
    found = []
    for item in source.items:
        name = _connective(item)
        if name and not _negated(item, source):
            before, behind = _side(item, source, -1), _side(item, source, 1)
            if before is not None and behind is not None:
                found.append((item, name, before, behind))
    return found


def _has_fewer_ors(target: Skeleton, source: Skeleton) -> bool:
    return sum(map(_is_or, target.items)) < sum(map(_is_or, source.items))


def _is_one_thing(
    first: Item, second: Item, between: list[Item], target: Skeleton, lexicon: Lexicon
) -> bool:
    """Tell if a word such as “with” has made one thing of two: “chest pain with cough”."""
    words = target.words[first.stop : second.start]
    return (
        0 < len(words) <= _NEAR
        and CLAUSE_ENDS.isdisjoint(words)
        and not any(NEGATION in reading for item in between for reading in item.readings)
        and not any(lexicon.says(word, name) for word in words for name in _OTHER)
    )


def _negated(joining: Item, skeleton: Skeleton) -> bool:
    """Tell if a “not” stands before a connective: “no bread or milk” is “no bread and no milk”."""
    return any(
        item.start < joining.start
        and any(NEGATION in reading for reading in item.readings)
        and CLAUSE_ENDS.isdisjoint(skeleton.words[item.start : joining.start])
        for item in skeleton.items
    )


def _is_or(item: Item) -> bool:
    return ("or",) in item.readings


def _connective(item: Item) -> str:
    """Return “and” or “or” where it is all that an item says, else nothing."""
    if len(item.readings) > 1 or len(item.readings[0]) > 1:
        return ""
    name = item.readings[0][0]
    return name if name in _OTHER else ""


def _connectives(item: Item) -> set[str]:
    return {name for name in _OTHER if (name,) in item.readings}


def _side(joining: Item, skeleton: Skeleton, way: int) -> Item | None:
    """Return what stands right before (-1) or behind (1) a connective, in its clause."""
    beside = None
    for item in skeleton.items:
        if way < 0 and item.stop <= joining.start:
            if beside is None or item.stop > beside.stop:
                beside = item
        elif way > 0 and item.start >= joining.stop and beside is None:
            beside = item
    if beside is None:
        return None
    start, stop = (beside.stop, joining.start) if way < 0 else (joining.stop, beside.start)
    between = skeleton.words[start:stop]
    return beside if len(between) <= _NEAR and CLAUSE_ENDS.isdisjoint(between) else None
