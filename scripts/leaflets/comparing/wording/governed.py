"""Whether a “not” governs an “or”, so that an “and” says as much: neither bread nor milk."""

from leaflets.comparing.wording.connectives import repeats_or
from leaflets.comparing.wording.focus import SPLIT
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import JOINERS, NEGATION, Left
from leaflets.comparing.wording.skeleton import COMMAS, SENTENCE_ENDS, Item, Skeleton

_CHOICE = "choose"
_OR = ("or",)
_NOT = (NEGATION,)
_OPENING = frozenset({("if",), ("but",)})
"""What opens a clause that the “not” before it says nothing of."""
_ENGLISH = frozenset(
    "who whose which where when while if unless until because although though so but".split()
)
"""English words that do."""
_HEAD = 2
"""How many words tell that two parts begin alike."""
_FINITE = frozenset("who whose are is was were have has had".split())
"""English words behind an “or” that joins another clause: who cannot walk or are bedridden."""
_KEEPING = frozenset({"out", "keep", "away", "off"})
"""Words of a “not” that is no plain one: “keep out of the sun or use …”."""
_USING = frozenset({"use", "apply"})
"""Commands as well, if they stand behind an “or”."""
_TIMES = frozenset({"until", "while"})
"""Words behind an “or” that joins two times at which something must not be."""
_LATER = frozenset({("until",), ("after",), ("unless",)})


def may_be_both(
    one: str,
    lost: Left,
    new: Left,
    texts: tuple[Skeleton, Skeleton],
    english: Lexicon,
    lexicon: Lexicon,
) -> bool:
    """Tell if “and” may stand for “or” here, or “or” for “and”: “one” is what English says."""
    source, target = texts
    if one == "and":
        joined = offers(source) or _or_within_not(target, behind=lexicon.lang == "ko")
    else:
        joined = source.once_in(_governs, english) or _repeats_head(new.item, target)
    joined = joined or repeats_or(new, source, lexicon.lang)
    joined = joined or lexicon.is_concord(target.text(new.item))
    return joined and not (
        one == "or"
        and source.words[lost.item.start] != "and"  # and/or
        and _affirmed(new.item, source, target, english, lexicon)
    )


def _repeats_head(joining: Item, target: Skeleton) -> bool:
    """Tell if both parts begin alike: not for those who A and for those who B (in chi, in chi)."""
    words = target.words
    head = words[joining.stop : joining.stop + _HEAD]
    starts = range(joining.start - _HEAD)
    denied = any(item.start < joining.start and NEGATION in item.atoms for item in target.items)
    if any("if" in item.atoms and item.start == joining.stop for item in target.items):
        return False  # “not if A and if B” is “not if both”
    return denied and any(words[at : at + _HEAD] == head for at in starts)


def are_joiners(one: str, other: str) -> bool:
    """Tell if two words are “and” and “or”."""
    return {one, other} == JOINERS


def offers(source: Skeleton) -> bool:
    """Tell if a text lists what one may choose: “Alternatives include A and B”, “A oder B”."""
    return any(_CHOICE in item.atoms for item in source.items)


def _affirmed(
    joining: Item, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> bool:
    """Tell if “not A or B” has become “not A and B”, its “not” left to the first part alone.

    Only of a plain “not” in both, which stands before what it denies: one may “avoid A and B”.
    """
    if lexicon.terms.postpositions or not _plain_nots(source, english):
        return False
    sentence = target.sentence(joining.start)
    nots = [item for item in target.items if any(NEGATION in one for one in item.readings)]
    nots = [item for item in nots if target.sentence(item.start) == sentence]
    plain = _plain_nots(target, lexicon)
    return len(nots) == 1 and nots[0] in plain and nots[0].start < joining.start


def _plain_nots(skeleton: Skeleton, lexicon: Lexicon) -> list[Item]:
    return [
        item
        for item in skeleton.items
        if (text := skeleton.text(item)) in SPLIT or lexicon.says(text, NEGATION)
    ]


def _governs(source: Skeleton, english: Lexicon) -> bool:
    """Tell if the last “or” of an English text stands behind a “not” that governs it."""
    ors = [item for item in source.items if _OR in item.readings][-1:]
    return any(is_governed(one, source, english) for one in ors)


def is_governed(joining: Item, source: Skeleton, english: Lexicon) -> bool:
    """Tell if an “or” of an English text stands behind a “not” that governs it."""
    nots = [item for item in source.items if _NOT in item.readings]
    return any(_reaches(no, joining, source, english) for no in nots)


def _reaches(no: Item, joining: Item, source: Skeleton, english: Lexicon) -> bool:
    words = source.words
    between = words[no.stop : joining.start]
    behind = words[joining.stop : joining.stop + 1]
    if not _TIMES.isdisjoint(behind):
        return no.start < joining.start and SENTENCE_ENDS.isdisjoint(between)
    if no.start >= joining.start or not (SENTENCE_ENDS | _ENGLISH).isdisjoint(between):
        return False
    if not _FINITE.isdisjoint(behind):
        return False
    commands = not (english.commands | _USING).isdisjoint(behind)
    if commands and (between[-1:] == [","] or not _KEEPING.isdisjoint(words[no.start : no.stop])):
        return False  # “keep out of the sun, or use …”
    return not ("," in between and _is_opened(no, words))


def _is_opened(no: Item, words: list[str]) -> bool:
    """Tell if a “not” stands in a clause that opens before it, as in “if you cannot come”."""
    for at in range(no.start - 1, -1, -1):
        if words[at] in SENTENCE_ENDS or words[at] == ",":
            return False
        if words[at] in _ENGLISH:
            return words[at] != "but"
    return False


def _or_within_not(target: Skeleton, *, behind: bool) -> bool:
    """Tell if the last “or” of a text stands behind a “not”, in its clause; in Korean before it."""
    places = [item.start for item in target.items if _OR in item.readings]
    nots = [item.start for item in target.items if _NOT in item.readings]
    opening = _OPENING | _LATER
    breaks = [item.start for item in target.items if not opening.isdisjoint(item.readings)]
    breaks += [at for at, word in enumerate(target.words) if word in SENTENCE_ENDS]
    breaks += [at - 1 for at in places if at and target.words[at - 1] in COMMAS]
    pairs = [(place, no) if behind else (no, place) for place in places[-1:] for no in nots]
    return any(one < two and not any(one < at < two for at in breaks) for one, two in pairs)
