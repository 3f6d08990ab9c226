"""“Showers instead of baths”: whether the translation turns down the same thing as English.

Also “the doctor, not you, decides”: “you” and “we” are no concepts, and stand among the words.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.roles import PERSON, PRONOUNS, TO, class_of
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, Item, Skeleton
from leaflets.comparing.wording.weighing import THINGS
from leaflets.findings import Severity

_INSTEAD = "instead"
CHOOSING = frozenset({",", "and", "but"})
"""What stands before the “not” of “A, not B”."""
_BESIDE = 2
"""How many words may stand between what is turned down and the word that says so."""

Thing = tuple[int, int, str]
"""Places of a thing's first word and behind its last, and its name."""


@asked_if(lambda source, _: source.once(_instead))
def turned_down(
    matched: Match, source: Skeleton, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield the two things of an “instead of” that were exchanged, as English names them.

    To be asked before “instead of B” is excused by “not B”, which says the same.
    """
    mark = source.once(_instead)
    if mark is None:
        return
    sign, behind = _sign(matched, mark, lexicon)
    if sign is None:
        return
    names = {id(one): (atom, other) for atom, one, other in matched.pairs if one is not mark}
    chosen = [item for item in source.items if id(item) in names and item.stop <= mark.start]
    refused = [item for item in source.items if id(item) in names and item.start >= mark.stop]
    if not chosen or not refused:
        return
    here, there = chosen[-1], refused[0]
    if not SENTENCE_ENDS.isdisjoint(source.words[here.stop : there.start]):
        return
    (one, first), (other, second) = names[id(here)], names[id(there)]
    if first is not second and _is_nearer(first, second, sign, behind):
        yield Severity.ERROR, one, other


def _instead(source: Skeleton) -> Item | None:
    """Return the “instead” of a text."""
    return next((item for item in source.items if (_INSTEAD,) in item.readings), None)


def _sign(matched: Match, mark: Item, lexicon: Lexicon) -> tuple[Item | None, bool]:
    """Return the “instead” or the “not” of the translation, and if it stands behind its thing."""
    for atom, one, other in matched.pairs:
        if atom == _INSTEAD and one is mark:
            return other, lexicon.marks_behind
    if any(left.item is mark for left in matched.missing):
        nots = [left.item for left in matched.added if left.atom == NEGATION]
        if len(nots) == 1:
            return nots[0], False
    return None, False


def _is_nearer(first: Item, second: Item, sign: Item, behind: bool) -> bool:
    """Tell if the sign belongs to the first of two words: the one that stands right beside it."""
    if behind:
        return first.start < sign.start and not first.start < second.start < sign.start
    return first.start > sign.start and not sign.start < second.start < first.start


@asked_if(lambda source, _: source.once(_refusing))
def refused(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield what English chooses and what it turns down, if the translation turns down the one.

    “A, not B”, “A and not you”. Where the language says “instead” in one word, whatever its order.
    """
    mark = source.once(_refusing)
    if mark is None:
        return
    here = _things(source, [(name, one) for name, one, _ in matched.pairs], english)
    right = next((thing for thing in here if 0 <= thing[0] - mark.stop <= _BESIDE), None)
    if right is None:
        return
    before = [one for one in here if one[1] <= mark.start <= one[1] + _BESIDE + 1]
    sign = _refusal(matched, mark, target, lexicon)
    if not before or before[-1][2] == right[2] or sign is None:
        return
    there = _things(target, [(name, two) for name, _, two in matched.pairs], lexicon)
    if lexicon.marks_behind:
        beside = [one for one in there if one[1] <= sign.start + 1 <= one[1] + _BESIDE + 1][-1:]
    else:
        beside = [one for one in there if 0 <= one[0] - sign.stop <= _BESIDE][:1]
    chosen = before[-1][2]
    if [one[2] for one in beside] == [chosen] and any(one[2] == right[2] for one in there):
        yield Severity.ERROR, chosen, right[2]


def _refusing(source: Skeleton) -> Item | None:
    """Return the “not” of “A, not B”, or an “instead”; not the one of a verb: and don't."""
    for item in source.items:
        if (_INSTEAD,) in item.readings:
            return item
        choosing = item.start > 0 and source.words[item.start - 1] in CHOOSING
        if choosing and (NEGATION,) in item.readings and source.words[item.start] == "not":
            return item
    return None


def _refusal(matched: Match, mark: Item, target: Skeleton, lexicon: Lexicon) -> Item | None:
    """Return the only “instead” of a translation, or else its only “not”, if it stands before."""
    signs = [item for item in target.items if _INSTEAD in item.atoms]
    behind = lexicon.marks_behind
    if not signs and not behind and (NEGATION,) in mark.readings:
        signs = [item for item in target.items if NEGATION in item.atoms]
        if not any(other is sign for _, _, other in matched.pairs for sign in signs):
            return None
    return signs[0] if len(signs) == 1 else None


def _things(skeleton: Skeleton, items: list[tuple[str, Item]], lexicon: Lexicon) -> list[Thing]:
    """Return the things of a text in order, and “you” and “we” among them."""
    found = [(item.start, item.stop, name) for name, item in items if _kind(name, lexicon)]
    for start, stop, name in skeleton.told("roles", lexicon):
        if (plain := name.removesuffix(TO)) in PRONOUNS:
            found.append((start, stop, plain))
    return sorted(found)


def _kind(name: str, lexicon: Lexicon) -> str:
    """Return the kind of a thing, one for all who do as persons do; "" for what is no thing."""
    if class_of(name, lexicon) == PERSON:
        return PERSON
    kind = lexicon.concepts.kind(name)
    return kind if kind in THINGS else ""
