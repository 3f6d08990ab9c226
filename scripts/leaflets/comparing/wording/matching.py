"""Which concepts of a text have their counterpart in the other: one word answers one word."""

from dataclasses import dataclass, field

from leaflets.comparing.wording.entries import Reading
from leaflets.comparing.wording.skeleton import NONE, Item, Skeleton

NEGATION = "not"
JOINERS = frozenset({"and", "or"})
MODALS = frozenset({"may", "can", "allow"})
"""Words of which languages use now the one, now the other."""


@dataclass(slots=True)
class Left:
    """A concept without counterpart, and the item that says it.

    ``again`` tells that the other text does say it, only less often. ``item`` is None for a
    negation, which is counted over the whole text.
    """

    atom: str
    item: Item
    again: bool = False

    @property
    def atoms(self) -> frozenset[str]:
        """What the words may say by themselves: the atom, and other readings of one part."""
        if len(self.item.readings) == 1:
            return frozenset((self.atom,))
        single = {reading[0] for reading in self.item.readings if len(reading) == 1}
        return frozenset((self.atom, *single))

    def may_say(self, atom: str) -> bool:
        """Tell if an atom is among ``atoms``."""
        if atom == self.atom:
            return True
        readings = self.item.readings
        return len(readings) > 1 and (atom,) in readings

    @property
    def others(self) -> tuple[Reading, ...]:
        """All readings of the item."""
        return self.item.readings


@dataclass(slots=True)
class Match:
    """What two texts have in common, and what only one of them says.

    ``names`` are the concepts of ``pairs``.
    """

    missing: list[Left] = field(default_factory=list)
    added: list[Left] = field(default_factory=list)
    pairs: list[tuple[str, Item, Item]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def match(source: Skeleton, target: Skeleton) -> Match:
    """Match the concepts of a text with those of its translation, each word used once.

    Words with one reading come first. A word with several takes the reading that the other text
    lacks an answer to: the expected concept wins.
    """
    said, unclear, sayable = source.once(_split)
    says, says_unclear, says_sayable = _split(target)
    result = Match()
    lacking, spare = _pair_clear(said, says, result)
    if unclear or says_unclear:
        said_unclear = unclear.copy()  # of which each is used once; English serves every language
        answers, others = (says_unclear, says_sayable), (said_unclear, sayable)
        if lacking:
            lacking = _from_unclear(lacking, answers, spare, result, swapped=False)
        if spare:
            spare = _from_unclear(spare, others, lacking, result, swapped=True)
        # “Stop taking” for “take” leaves “stop” over, which an unclear word of the other may say.
        if lacking:
            lacking = _from_unclear(lacking, answers, spare, result, swapped=False)
        _unclear_both(said_unclear, says_unclear, lacking, spare, result)
    result.names = matched = {atom for atom, _, _ in result.pairs}
    for left in lacking:
        left.again = left.atom in matched
    for left in spare:
        left.again = left.atom in matched
    result.missing, result.added = lacking, spare
    return result


_Clear = dict[str, list[Item]]


def _split(skeleton: Skeleton) -> tuple[_Clear, list[Item], frozenset[str]]:
    """Return the items of one reading, by what they say, the others, and all that these may say."""
    clear: _Clear = {}
    unclear = []
    for item in skeleton.items:
        readings = item.readings
        if len(readings) > 1:
            unclear.append(item)
            continue
        for atom in readings[0]:
            if atom in clear:
                clear[atom].append(item)
            else:
                clear[atom] = [item]
    return clear, unclear, NONE.union(*[item.atoms for item in unclear])


def _pair_clear(said: _Clear, says: _Clear, result: Match) -> tuple[list[Left], list[Left]]:
    """Pair the words of one reading in their order; return what is left of either text."""
    lacking, spare = [], []
    pairs = result.pairs
    for atom, items in said.items():
        answers = says.get(atom)
        if answers is None:
            lacking += [Left(atom, item) for item in items]
        elif len(items) == len(answers) == 1:
            pairs.append((atom, items[0], answers[0]))
        else:
            pairs += [(atom, one, other) for one, other in zip(items, answers, strict=False)]
            lacking += [Left(atom, item) for item in items[len(answers) :]]
    for atom, items in says.items():
        answered = said.get(atom)
        if answered is None:
            spare += [Left(atom, item) for item in items]
        elif len(answered) < len(items):
            spare += [Left(atom, item) for item in items[len(answered) :]]
    return _nots_last(lacking), _nots_last(spare)


def _from_unclear(
    lefts: list[Left],
    answers: tuple[list[Item], frozenset[str]],
    spare: list[Left],
    result: Match,
    *,
    swapped: bool,
) -> list[Left]:
    """Answer what is left with a reading of an unclear word; returns what remains.

    ``answers`` are these words and all that they may say. Negations come last: “يمنع” is “prevents”
    and “must not”. Where English has both and this is all there is, it is the “not” that was lost.
    """
    alive, at = _nots_last(lefts), 0
    unclear, sayable = answers
    if not unclear or sayable.isdisjoint([left.atom for left in alive]):
        return alive
    while at < len(alive) and unclear:
        atom = alive[at].atom
        answer = _best(atom, unclear, alive) if atom in sayable else None
        if answer is None:
            at += 1
            continue
        item, reading = answer
        unclear.remove(item)
        for part in reading:
            place = _place(part, alive)
            if place is None:
                spare.append(Left(part, item))
                continue
            one = alive.pop(place).item
            at -= place < at
            result.pairs.append((part, item, one) if swapped else (part, one, item))
    return alive


def _nots_last(lefts: list[Left]) -> list[Left]:
    """Return what is left with its negations at the end."""
    for left in lefts[:-1]:
        if left.atom == NEGATION:
            return sorted(lefts, key=_is_not)
    return lefts


def _is_not(left: Left) -> bool:
    return left.atom == NEGATION


def _place(atom: str, lefts: list[Left]) -> int | None:
    for place, left in enumerate(lefts):
        if left.atom == atom:
            return place
    return None


def _best(atom: str, unclear: list[Item], lefts: list[Left]) -> tuple[Item, Reading] | None:
    """Return the unclear word that says ``atom``, by the reading that answers most."""
    found = []
    longest = 0
    for item in unclear:
        if atom in item.atoms:
            for reading in item.readings:
                if atom in reading:
                    found.append((item, reading))
                    longest = max(longest, len(reading))
    if not found or longest == 1:  # one of a single part answers no more than any other
        return found[0] if found else None
    wanted = {left.atom for left in lefts}
    return max(found, key=lambda pair: sum(1 if part in wanted else -1 for part in pair[1]))


def _unclear_both(
    said: list[Item],
    says: list[Item],
    lacking: list[Left],
    spare: list[Left],
    result: Match,
) -> None:
    """Pair unclear words that share a reading; the rest is left, by its first reading."""
    for item in said:
        answer = _shared(item, says)
        if answer:
            other, reading = answer
            says.remove(other)
            result.pairs += [(atom, item, other) for atom in reading]
        else:
            lacking += [Left(atom, item) for atom in item.readings[0]]
    for item in says:
        spare += [Left(atom, item) for atom in item.readings[0]]


def _shared(item: Item, others: list[Item]) -> tuple[Item, Reading] | None:
    """Return the first word that shares a reading with an unclear word, and which."""
    for other in others:
        if not item.atoms.isdisjoint(other.atoms):
            for reading in item.readings:
                if reading in other.readings:
                    return other, reading
    return None


def find(lefts: list[Left], atom: str) -> Left | None:
    """Return the first of some concepts that may say ``atom``, or None."""
    for left in lefts:
        if left.may_say(atom):
            return left
    return None
