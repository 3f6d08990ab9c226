"""What a longer form holds: parts that the other text says, or that are said with the whole."""

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Left, Match, find
from leaflets.comparing.wording.negation import divided
from leaflets.comparing.wording.reader import assemble
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.comparing.wording.vocabulary import HAN

Told = tuple[Skeleton, Lexicon]
"""A text and its language."""

_WHEN = "scale/time-relation"


def not_within(lefts: list[Left], others: list[Left], own: Told, other: Told) -> list[Left]:
    """Leave out what the other text says within a longer form: “get out of bed” holds “bed”.

    The longer form itself has its own answer. A negation, and a value that stands against the
    longer form, are no part of it: “not unusual”. Nor is what the other text says the opposite of:
    “stop smoking and stop taking” against “deje de fumar y continúe”.
    """
    if not lefts:
        return lefts
    within = other[0].once_in(inner_parts, other[1])
    concepts = other[1].concepts
    return [
        left
        for left in lefts
        if left.atom == NEGATION
        or left.atom not in within
        or any(concepts.opposed(left.atom, whole) for whole in within[left.atom])
        or any(
            concepts.opposed(left.atom, one.atom) and len(one.item.readings) == 1
            for one in others
            if left.again
        )
        or _is_turned(left, lefts, others, own, other)
        or any({left.atom, one.atom} == _AMOUNTS and not one.again for one in others)
    ]


_AMOUNTS = frozenset({"more", "less"})
_LOOSE = frozenset({"logic", "comparator", "certainty", "immediacy", "place"})
"""Scales of which one end is often told as the other, with a word more: not, only, at least."""
_MODALS = frozenset("need can may must should".split())
_SIDE_BY_SIDE = frozenset("product procedure place process".split())
"""Fields of which a text may tell one beside the other: the injection, a tablet."""


def _is_turned(left: Left, lefts: list[Left], others: list[Left], own: Told, other: Told) -> bool:
    """Tell if the other text has the opposite of a word instead, neither of them unclear.

    Not where a “not” is left over, too, which turns one into the other, nor where the opposite is
    told by the same words, or has a “not” within: “not visible”.
    """
    concepts = own[1].concepts
    contrary = concepts.contrary.get(left.atom)
    if not contrary or len(left.item.readings) > 1 or left.again or left.atom in _MODALS:
        return False
    if concepts.kind(left.atom) in _SIDE_BY_SIDE or any(
        one.may_say(NEGATION) for one in (*others, *lefts)
    ):
        return False
    turned = [
        one
        for one in others
        if one.atom in contrary
        and not one.again
        and len(one.item.readings) == 1
        and one.atom not in _MODALS
        and concepts.opposed(left.atom, one.atom) not in _LOOSE
        and not concepts.are_near(left.atom, one.atom)
    ]
    if not turned:
        return False
    parts = _parts(left.item, *own)
    same = {NEGATION, left.atom, *parts}
    return NEGATION not in parts and any(
        same.isdisjoint(_parts(one.item, *other)) for one in turned
    )


def inner_parts(skeleton: Skeleton, lexicon: Lexicon) -> dict[str, set[str]]:
    """Return what the words within longer forms say, with what the longer forms say."""
    within: dict[str, set[str]] = {}
    for item in skeleton.items:
        if item.stop - item.start > 1:
            for part in _parts(item, skeleton, lexicon):
                within.setdefault(part, set()).update(item.atoms)
    return within


def drop_inner(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> None:
    """Take a compound apart where the other text says it with its parts."""
    here, there = (source, english), (target, lexicon)
    for lefts, others, told, other_told in (
        (matched.missing, matched.added, here, there),
        (matched.added, matched.missing, there, here),
    ):
        skeleton, own = told
        for left in list(lefts):
            item = left.item
            if item.stop - item.start < 2 or left not in lefts:
                continue
            parts = _parts(item, skeleton, own)
            if not parts or any(own.concepts.opposed(part, left.atom) for part in parts):
                continue  # “poco frecuente” is not what its “frecuente” says
            if NEGATION not in parts and any(NEGATION in reading for reading in item.readings):
                continue  # nor “advise against” what its “advise” says
            found = [find(others, atom) for atom in parts]
            answered = [one for one in found if one is not None]
            if len(answered) < len(parts) and any(
                own.concepts.opposed(one.atom, atom) for one in answered for atom in item.atoms
            ):
                continue  # nor “auch wenn” what its “wenn” says, unless there is an “also”
            rest = [one for one in others if one not in answered]
            if _is_turned(left, lefts, rest, told, other_told):
                continue  # nor “small varicose veins” against “large veins”
            no = next((one for one in answered if one.atom == NEGATION), None)
            if no and any(divided(no.item, one.item, other_told[0]) for one in answered):
                continue  # “you may walk but not run”: not “not walk”
            if answered and all(
                one is not None or own.concepts.strength(atom) == "free"
                for one, atom in zip(found, parts, strict=True)
            ):
                for other in [one for one in lefts if one.item is item]:
                    lefts.remove(other)
                for one in answered:
                    if one in others:
                        others.remove(one)


def _parts(item: Item, skeleton: Skeleton, lexicon: Lexicon) -> list[str]:
    """Return what the words within a longer form say by themselves; worked out once."""
    words = tuple(skeleton.words[item.start : item.stop])
    known = lexicon.parts.get(words)
    if known is None:
        matches = lexicon.forms.find(words, most=len(words) - 1)
        inner = assemble(list(words), matches, lexicon)
        least = 2 if lexicon.lang in HAN else 1  # a single Han character says too many things
        known = lexicon.parts[words] = [
            atom
            for part in inner.items
            if part.stop - part.start >= least
            for atom in part.readings[0]
        ]
        if inner.loose and all(lexicon.concepts.kind(atom) == _WHEN for atom in known):
            known.clear()  # “during the day” is not what its “during” says
    return known
