"""“Not” said twice for once, again for each part of a list, or with the opposite word."""

from leaflets.comparing.wording.arabic import NOR
from leaflets.comparing.wording.duals import denies_noun
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match, find
from leaflets.comparing.wording.skeleton import (
    CLAUSE_ENDS,
    SENTENCE_ENDS,
    Item,
    Skeleton,
    item_of,
)
from leaflets.reading.concepts import Concepts


def drop_concord(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> None:
    """Drop negations that only strengthen another: no … ningún, nie … nigdy.

    Of negations that stand together, one of them at least made to strengthen, one always counts.
    """
    for lefts, skeleton, own in (
        (matched.added, target, lexicon),
        (matched.missing, source, english),
    ):
        if not own.concord or all(left.atom != NEGATION for left in lefts):
            continue
        for group in _together(skeleton, own):
            only = sum(1 for item in group if own.is_concord(skeleton.text(item)))
            spare = min(only, len(group) - 1)
            for left in list(lefts):
                if spare and left.atom == NEGATION and any(left.item is item for item in group):
                    lefts.remove(left)
                    spare -= 1


_CLAUSES = frozenset({"if", "because", "but"})

_AND_NOTS = NOR | {"وغير", "وبدون", "ودون", "也"}
"""Words that begin an “and not”, of which English says “nor”."""
_REACH = 9
_ORS = frozenset({("or",)})
_SHARED = _ORS | {("and",)}
_VERBS = frozenset("avoid avoiding refrain".split())
"""English verbs that say “not” of all that follows."""


def _together(skeleton: Skeleton, lexicon: Lexicon) -> list[list[Item]]:
    """Return the groups of near negations of which one at least is made to strengthen."""
    groups: list[list[Item]] = []
    for item in skeleton.items:
        if not any(NEGATION in reading for reading in item.readings):
            continue
        concord = lexicon.is_concord(skeleton.text(item))
        last = groups[-1][-1] if groups else None
        near = last is not None and item.start - last.stop <= _REACH
        if near and (concord or any(lexicon.is_concord(skeleton.text(i)) for i in groups[-1])):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def drop_repeated(matched: Match, source: Skeleton, target: Skeleton) -> None:
    """Drop a “not” said again for each part of a list: “not A or B”, “not A and not B”.

    Both stand in one sentence, and so does the “or” that the other text has instead.
    """
    nots = [(one, two) for atom, one, two in matched.pairs if atom == NEGATION]
    if not nots:
        return
    for lefts, own, other, side in (
        (matched.added, target, source, 1),
        (matched.missing, source, target, 0),
    ):
        shared = any(_avoids(pair[1 - side], other) for pair in nots) or denies_noun(own.words)
        joiners = _SHARED if shared else _ORS
        spare = [item for item in other.items if not joiners.isdisjoint(item.readings)]
        if side == 0 and not shared:  # an “or” that answers one of English has its own “not”
            answered = {id(two) for atom, _, two in matched.pairs if atom == "or"}
            spare = [item for item in spare if id(item) not in answered]
        if not _AND_NOTS.isdisjoint(own.words):
            nors = [at for at, word in enumerate(other.words) if word == "nor"]
            spare += [item_of((), at, at + 1) for at in nors]
        spare += [item for one in spare for item in [one] * _commas(one, other)]
        for left in list(lefts):
            if left.atom != NEGATION or any(
                abs(left.item.start - pair[side].start) <= _NEAR
                and not _parted(left.item, pair[side], own)
                for pair in nots
            ):
                continue
            beside = [
                pair[1 - side]
                for pair in nots
                if own.sentence(pair[side].start) == own.sentence(left.item.start)
            ]
            joining = next((i for i in spare if any(_reaches(no, i, other) for no in beside)), None)
            if joining is not None:
                lefts.remove(left)
                spare.remove(joining)


def _reaches(no: Item, joining: Item, skeleton: Skeleton) -> bool:
    """Tell if a “not” and a joining word stand in one sentence, and no clause begins between.

    In “do not come if you have a cold or a cough” only the first clause is denied.
    """
    if skeleton.sentence(no.start) != skeleton.sentence(joining.start):
        return False
    first, second = sorted((no.start, joining.start))
    return all(
        _CLAUSES.isdisjoint(item.atoms) for item in skeleton.items if first < item.start < second
    )


def _avoids(no: Item, skeleton: Skeleton) -> bool:
    """Tell if a “not” is a verb, which denies all of a list with “and”, too: avoid A, B and C."""
    return skeleton.words[no.start] in _VERBS


def _parted(one: Item, other: Item, skeleton: Skeleton) -> bool:
    """Tell if a comma or a joining word stands between two negations: non fumi e non beva."""
    first, second = sorted((one, other), key=lambda item: item.start)
    if first is not second and skeleton.words[second.start] in _AND_NOTS:
        return True
    return "," in skeleton.words[first.stop : second.start] or any(
        first.stop <= item.start < second.start and {("and",), ("or",)} & {*item.readings}
        for item in skeleton.items
    )


def _commas(joining: Item, skeleton: Skeleton) -> int:
    """Return how many commas stand in the list before an “or”: not A, B or C."""
    start = joining.start
    while start and skeleton.words[start - 1] not in SENTENCE_ENDS:
        start -= 1
    return skeleton.words[start : joining.start].count(",")


def drop_if_not(matched: Match) -> None:
    """Drop “unless” of English where a translation has “if … not” for it.

    The “not” answers the one that is within “unless”. Where it was lost, nothing does, and the lost
    “unless” stays a finding. Not the other way round: “if” made “unless” is a “not” put in.
    """
    for left in [one for one in matched.missing if one.atom == "unless"]:
        condition = find(matched.added, "if")
        if condition is not None and any(
            atom == NEGATION and one is left.item for atom, one, _ in matched.pairs
        ):
            matched.missing.remove(left)
            matched.added.remove(condition)


def near(one: Item, other: Item) -> bool:
    """Tell if two words stand close together, or are one."""
    return one is other or min(abs(one.start - other.stop), abs(other.start - one.stop)) <= _NEAR


_NEAR = 3
_GRADED = frozenset(
    "severity size direction degree general temperature place action duration frequency".split()
)
"""Scales of which “not” turns one end into the other; “not if” is not “unless”."""


_ENDLESS = frozenset("only first too".split())
"""Values that are no “not” of any other: “also without” is not “only with”."""
_LEADS = frozenset({"prevent", "cause"})
"""What does not prevent a thing does not cause it, either."""
_THINGS = frozenset("anatomy product procedure admin activity transport person action".split())
"""Fields of which “not” one is no other: not to run is not to swim."""


def _are_ends(one: str, other: str, concepts: Concepts) -> bool:
    """Tell if “not” the other may say the one."""
    return (
        concepts.opposed(one, other) in _GRADED
        and one not in _ENDLESS
        and {one, other} != _LEADS
        and concepts.kind(one) not in _THINGS
    )


def divided(no: Item, other: Item, skeleton: Skeleton) -> bool:
    """Tell if the end of a clause or a “but” parts a “not” from a word that it would belong to."""
    first, second = sorted((no, other), key=lambda item: item.start)
    between = skeleton.words[first.stop : second.start]
    return not CLAUSE_ENDS.isdisjoint(between) or any(
        first.stop <= item.start < second.start and ("but",) in item.readings
        for item in skeleton.items
    )


def drop_negated_opposites(
    matched: Match, source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> None:
    """Drop “still open” against “not yet closed”: the opposite, with a “not”.

    Not where the two stand apart: “banned, only …” is not “not only”.
    """
    concepts = lexicon.concepts
    for lefts, others, skeleton in (
        (matched.missing, matched.added, target),
        (matched.added, matched.missing, source),
    ):
        if find(others, NEGATION) is None:
            continue
        for left in list(lefts):
            no = find(others, NEGATION)
            if no is None or left.atom == NEGATION:
                continue
            other = next(
                (
                    one
                    for one in others
                    if any(_are_ends(left.atom, atom, concepts) for atom in one.atoms)
                ),
                None,
            )
            if (
                other is not None
                and no.item is not other.item
                and near(no.item, other.item)
                and not divided(no.item, other.item, skeleton)
            ):
                lefts.remove(left)
                others.remove(other)
                others.remove(no)
