"""Other ways to say the same: compounds, equivalents, near words."""

from leaflets.comparing.wording.duals import drop_dual
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import JOINERS, NEGATION, Left, Match, find
from leaflets.comparing.wording.negation import (
    drop_concord,
    drop_if_not,
    drop_negated_opposites,
    drop_repeated,
    near,
)
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.within import drop_inner, not_within
from leaflets.reading.concepts import Concepts

_TWO_NOTS = (NEGATION, NEGATION)
_WILL = frozenset({"zh"})
"""Languages that say “will” with a word that is listed as “can”: 会."""
_AFTER = ("after",)


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
        drop_inner(matched, source, target, english, lexicon)
        _near(matched, lexicon)
        missing, added = matched.missing, matched.added
        here, there = (source, english), (target, lexicon)
        matched.missing = not_within(missing, added, here, there)
        matched.added = not_within(added, missing, there, here)


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
        if lost == _AFTER and not new:
            continue  # “within two weeks of” is “after”, too, but “within two weeks before” is not
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


def _is_plain(new: Left, matched: Match) -> bool:
    """Tell if a “must” is new beside a word that only says “can”, neither of them unclear."""
    must = find(matched.added, "must")
    return must is not None and len(must.item.readings) == len(new.item.readings) == 1


def _near(matched: Match, lexicon: Lexicon) -> None:
    concepts = lexicon.concepts
    for lost in list(matched.missing):
        for new in list(matched.added):
            if not concepts.are_near(lost.atom, new.atom):
                continue
            if concepts.is_weakened(lost.atom, new.atom):
                continue
            if lexicon.lang in _WILL and lost.atom == "may" and _is_plain(new, matched):
                continue  # “may” told as “must”, and a “will” of something else that may say “can”
            if any({left.atom, new.atom} == JOINERS for left in matched.missing):
                continue  # “e se” for “or if”: the “and” is no “if”, as the “or” is lost
            matched.missing.remove(lost)
            matched.added.remove(new)
            break
