"""Commands of English that a translation only permits: “you may call us” for “call us”."""

from collections.abc import Iterator

from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import (
    CLAUSE_ENDS,
    SENTENCE_ENDS,
    Item,
    Row,
    Skeleton,
    sentence_at,
)
from leaflets.findings import Severity

_PERMITTING = frozenset({"may", "can", "allow"})
_CLEARLY = frozenset({"may", "allow"})
"""What a word that permits may say; Chinese 会 is only “can”, and mostly “will”."""
_SOFTER = _PERMITTING | {"likely", "choose", "want", "preferably"}
_BEFORE_COMMANDS = frozenset("please always then and so just never".split())
_BEFORE_CLAUSES = frozenset("if when unless once after before for during until in on at".split())
_BEHIND_NOUNS = frozenset(
    "is are was were can may will must should has have does helps that which of and or you".split()
)
"""Words behind a noun, where “exercise”, “rest” or “walk” is no command."""
_FRONT = 2
"""How many words may stand before a word that permits the clause."""


def commanded(words: list[str], verbs: frozenset[str]) -> tuple[str, int]:
    """Return the first command of an English text and the number of its sentence.

    A command is a listed verb that opens a clause; ("", 0) if there is none.
    """
    opener = ""
    start = True
    for at, word in enumerate(words):
        if word in SENTENCE_ENDS:
            start, opener = True, ""
        elif start and word not in _BEFORE_COMMANDS:
            behind = words[at + 1] if at + 1 < len(words) else ""
            if word in verbs and behind not in _BEHIND_NOUNS:
                return word, sentence_at(words, at)
            opener, start = opener or word, False
        elif word == "," and opener in _BEFORE_CLAUSES:
            start = True
    return "", 0


def permitted(matched: Match, source: Skeleton, target: Skeleton) -> Iterator[Row]:
    """Yield a word that permits at the front of a clause, where English only commands."""
    command, sentence = source.command
    if not command or not matched.added or source.once(_permits):
        return
    for left in matched.added:
        item = left.item
        if (
            all(set(reading) <= _PERMITTING for reading in item.readings)
            and _may_say(item, _CLEARLY)
            and _at_front(item, target)
            and target.sentence(item.start) == sentence
        ):
            yield "certainty", Severity.ERROR, "", left.atom, command, target.text(item)
            break


def _permits(source: Skeleton) -> bool:
    """Tell if English itself permits or advises."""
    return any(_may_say(item, _SOFTER) for item in source.items)


_NOT_REACH = 2
"""How many words may stand between a “not” and the “may” or “need” that belongs to it."""
_DUTY = frozenset({"must", "should"})
_NEED = (("need",),)
_NEEDS = frozenset({_NEED, ((NEGATION, "need"),)})
"""What says “need” and no “must”: no need, is not needed."""
_FORBIDDING = ("must", "should")
"""English words that forbid with a “not”; “do not have to” does not."""
_MODAL = _PERMITTING | {"likely", "unlikely", "uncertain", "certain"}


def doubted(matched: Match, source: Skeleton, target: Skeleton) -> Iterator[Row]:
    """Yield a “not” that a translation makes a “may not”.

    The “not” itself is in both texts; what stands beside it in the translation is not in English.
    """
    if NEGATION not in matched.names:
        return
    nots = [(one, other) for atom, one, other in matched.pairs if atom == NEGATION]
    for left in matched.added:
        item = left.item
        if "may" not in item.atoms or not all(set(r) <= _PERMITTING for r in item.readings):
            continue
        near = next((pair for pair in nots if _beside(item, pair[1])), None)
        if near is None:
            continue
        modals = [other for other in source.items if _may_say(other, _MODAL)]
        words = source.text(near[0]), target.text(item)
        before = item.start < near[1].start  # “puede no ser”; “no puede” is “cannot”
        if before and not any(_beside(other, near[0]) for other in modals):
            yield "certainty", Severity.ERROR, "", "may", *words


_FORBIDS = frozenset({"must", "should", "can"})
_CANNOT = frozenset({"cannot", "can't"})
_CANNOT_FOLLOWS = frozenset({"de"})
"""Languages in which “may” before a “not” is “cannot”: kann nicht."""


def unforbidden(matched: Match, source: Skeleton, target: Skeleton, lang: str) -> Iterator[Row]:
    """Yield “must not” that is “may not be” by the order of the words: pode não, può non.

    To be asked before a “may” beside the “not” is taken for what the “must” says: não pode.
    """
    if NEGATION not in matched.names or lang in _CANNOT_FOLLOWS:
        return
    nots = [(one, no) for name, one, no in matched.pairs if name == NEGATION]
    items = [left.item for left in matched.added if left.item.atoms & _CLEARLY]
    items += [no for name, _, no in matched.pairs if name in _PERMITTING]
    for one, no in nots:
        words = source.words[max(0, one.start - 1) : one.stop]
        if _CANNOT.isdisjoint(words) and (_FORBIDS.isdisjoint(words[:1]) or "to" in words):
            continue
        may = next((item for item in items if item.stop == no.start and item is not no), None)
        if may is not None and "may" in may.atoms and set().union(*may.readings) <= _PERMITTING:
            said = " ".join(words), target.words_at(may.start, no.stop)
            yield "certainty", Severity.ERROR, "must", "may", *said
            return


def unneeded(matched: Match, source: Skeleton, target: Skeleton) -> Iterator[Row]:
    """Yield “should not” that a translation makes “need not”: who need not have the treatment.

    To be asked before “need” is excused by “should”, which is near.
    """
    if NEGATION not in matched.names:
        return
    for left in matched.added:
        if left.item.readings not in _NEEDS:
            continue
        nots = [
            one for name, one, no in matched.pairs if name == NEGATION and _beside(left.item, no)
        ]
        for lost in matched.missing:
            words = source.text(lost.item), target.text(left.item)
            forbids = lost.atom in _DUTY and words[0].endswith(_FORBIDDING)
            if forbids and any(_beside(lost.item, no) for no in nots):
                yield "certainty", Severity.ERROR, lost.atom, "need", *words
                return


def _beside(one: Item, other: Item) -> bool:
    return max(one.start - other.stop, other.start - one.stop) <= _NOT_REACH


def _may_say(item: Item, atoms: frozenset[str]) -> bool:
    return any(not atoms.isdisjoint(reading) for reading in item.readings)


def _at_front(item: Item, skeleton: Skeleton) -> bool:
    before = skeleton.words[max(0, item.start - _FRONT - 1) : item.start]
    return item.start <= _FRONT or not CLAUSE_ENDS.isdisjoint(before)
