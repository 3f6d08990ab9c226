"""Other ways to say the same: compounds, equivalents, near words."""

from leaflets.comparing.wording.duals import drop_dual
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import JOINERS, NEGATION, Left, Match, find
from leaflets.comparing.wording.negation import (
    divided,
    drop_concord,
    drop_if_not,
    drop_negated_opposites,
    drop_repeated,
    near,
)
from leaflets.comparing.wording.reader import assemble
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.comparing.wording.vocabulary import HAN
from leaflets.reading.concepts import Concepts

_WHEN = "scale/time-relation"
_TWO_NOTS = (NEGATION, NEGATION)


def excuse(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> None:
    """Take out of what is left what the other text says in another way."""
    if not (matched.missing or matched.added):
        return
    taken = _equivalents(matched, lexicon, before_concord=True)
    if taken or any(left.may_say(NEGATION) for left in (*matched.missing, *matched.added)):
        drop_concord(matched, source, target, english, lexicon)
        drop_repeated(matched, source, target)
        _equivalents(matched, lexicon)
    drop_negated_opposites(matched, source, target, lexicon)
    drop_if_not(matched)
    if lexicon.lang == "ar":
        drop_dual(matched, target)
    if matched.missing or matched.added:
        _inner(matched, source, target, english, lexicon)
        _near(matched, lexicon)
        missing, added = matched.missing, matched.added
        matched.missing = _not_within(missing, added, target, lexicon)
        matched.added = _not_within(added, missing, source, english)


def _equivalents(matched: Match, lexicon: Lexicon, *, before_concord: bool = False) -> bool:
    """Drop what is said in another way: “up to” against “not more than”.

    Two “not” count as two only where it is known which ones strengthen another: no … ni siquiera.

    What both ways have (“not until”, “not before”) may be matched already, if it stands beside.
    Tells if anything was.
    """
    taken = False
    atoms, news = _atoms(matched.missing), _atoms(matched.added)
    concepts = lexicon.concepts
    losing, adding = concepts.ways_by_atom
    places = [place for atom in atoms if atom in losing for place in losing[atom]]
    places += [place for atom in news if atom in adding for place in adding[atom]]
    ways = concepts.ways
    for place in sorted(places):
        lost, new, given = ways[place]
        if not (atoms.issuperset(lost) and news.issuperset(new)):
            continue
        if before_concord and _TWO_NOTS in {lost, new}:
            continue
        beside = given and not _turned(lost, new, given, concepts)
        while (
            atoms.issuperset(given)
            and news.issuperset(given)
            and _take(matched, (*lost, *given), (*new, *given))
        ) or (beside and _take(matched, lost, new, given)):
            taken = True
            atoms, news = _atoms(matched.missing), _atoms(matched.added)
    return taken


def _atoms(lefts: list[Left]) -> set[str]:
    found: set[str] = set()
    for left in lefts:
        found.add(left.atom)
        readings = left.item.readings
        if len(readings) > 1:
            found.update([reading[0] for reading in readings if len(reading) == 1])
    return found


def _turned(
    lost: tuple[str, ...], new: tuple[str, ...], given: frozenset[str], concepts: Concepts
) -> bool:
    """Tell if one way has a “must” that the other lacks or turns: “must not”, “may avoid”."""
    if not lost or not new:
        return NEGATION in given and any(
            concepts.kind(atom) == "scale/certainty" for atom in (*lost, *new)
        )
    return any(concepts.opposed(one, other) for one in lost for other in new)


def _take(
    matched: Match,
    here: tuple[str, ...],
    there: tuple[str, ...],
    given: frozenset[str] = frozenset(),
) -> bool:
    lost, new = _each(matched.missing, here), _each(matched.added, there)
    if len(lost) < len(here) or len(new) < len(there) or not (lost or new):
        return False
    if any(not _is_beside(atom, matched, lost, new) for atom in given):
        return False
    for left in lost:
        matched.missing.remove(left)
    for left in new:
        matched.added.remove(left)
    return True


def _is_beside(atom: str, matched: Match, lost: list[Left], new: list[Left]) -> bool:
    """Tell if a concept that both texts have stands beside what is lost, and what is new."""
    return any(
        atom == name
        and all(near(one, left.item) for left in lost)
        and all(near(other, left.item) for left in new)
        for name, one, other in matched.pairs
    )


def _each(lefts: list[Left], atoms: tuple[str, ...]) -> list[Left]:
    """Return one of the concepts for each atom, none of them twice; nothing if one has none."""
    found: list[Left] = []
    for atom in atoms:
        for left in lefts:
            if left.may_say(atom) and not any(left is other for other in found):
                found.append(left)
                break
        else:
            return []
    return found


def _near(matched: Match, lexicon: Lexicon) -> None:
    concepts = lexicon.concepts
    for lost in list(matched.missing):
        for new in list(matched.added):
            if not concepts.are_near(lost.atom, new.atom):
                continue
            if concepts.is_weakened(lost.atom, new.atom):
                continue
            if any({left.atom, new.atom} == JOINERS for left in matched.missing):
                continue  # “e se” for “or if”: the “and” is no “if”, as the “or” is lost
            matched.missing.remove(lost)
            matched.added.remove(new)
            break


def _not_within(
    lefts: list[Left], others: list[Left], other: Skeleton, lexicon: Lexicon
) -> list[Left]:
    """Leave out what the other text says within a longer form: “get out of bed” holds “bed”.

    The longer form itself has its own answer. A negation, and a value that stands against the
    longer form, are no part of it: “not unusual”. Nor is what the other text says the opposite of:
    “stop smoking and stop taking” against “deje de fumar y continúe”.
    """
    if not lefts:
        return lefts
    within = other.once_in(_within, lexicon)
    concepts = lexicon.concepts
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
    ]


def _within(skeleton: Skeleton, lexicon: Lexicon) -> dict[str, set[str]]:
    """Return what the words within longer forms say, with what the longer forms say."""
    within: dict[str, set[str]] = {}
    for item in skeleton.items:
        if item.stop - item.start > 1:
            for part in _parts(item, skeleton, lexicon):
                within.setdefault(part, set()).update(item.atoms)
    return within


def _inner(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> None:
    """Take a compound apart where the other text says it with its parts."""
    for lefts, others, skeleton, own, other_text in (
        (matched.missing, matched.added, source, english, target),
        (matched.added, matched.missing, target, lexicon, source),
    ):
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
            no = next((one for one in answered if one.atom == NEGATION), None)
            if no and any(divided(no.item, one.item, other_text) for one in answered):
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
