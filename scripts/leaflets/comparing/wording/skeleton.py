"""What a text says, as far as listed forms tell: concepts, scale values and quantities."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, TypeVar

from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.entries import Reading
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.quantities import Quantity
from leaflets.findings import Severity
from leaflets.reading.concepts import Concepts

T = TypeVar("T")
_NOTHING: Any = object()
NONE: frozenset[str] = frozenset()
"""No concepts; to be united with others."""

SENTENCE_ENDS = frozenset(".!?。！？؟।;；؛:：")
COMMAS = frozenset(",،、，")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(",，、،()（）–—")
_CAPITAL = re.compile(r"(?<![.!?:\s])\s+([A-Z][A-Za-z]+)|\b([A-Z]{2,})\b")

Row = tuple[str, Severity, str, str, str, str]
"""Rule, severity, what is lost, what is new, and the words that say them in either text."""


@dataclass(slots=True)
class Item:
    """A concept in a text; ``readings`` are all that an ambiguous form may say.

    ``start`` and ``stop`` are the places of its first word and behind its last.
    """

    readings: tuple[Reading, ...]
    start: int
    stop: int
    atoms: frozenset[str] = field(compare=False, repr=False)
    """All that it may say, whichever reading is meant."""

    def say(self, readings: tuple[Reading, ...]) -> None:
        """Let it say something else."""
        self.readings, self.atoms = readings, _atoms_of(readings)


def _atoms_of(readings: tuple[Reading, ...]) -> frozenset[str]:
    return frozenset(atom for reading in readings for atom in reading)


def item_of(readings: tuple[Reading, ...], start: int, stop: int) -> Item:
    """Return a concept of which no list tells all that it may say."""
    return Item(readings, start, stop, _atoms_of(readings))


@dataclass(slots=True)
class Number:
    """A quantity in a text and its place."""

    quantity: Quantity
    start: int
    stop: int


@dataclass(slots=True)
class Skeleton:
    """What one text says.

    ``loose`` are units without a number; ``inner`` numbers within a form that is more than a
    number (“one or two”, “the two”), which may count; ``unknown`` the places of words that no form
    explains; ``written`` the text itself; ``deprecated`` the rows of words to avoid that it has,
    with their places; ``command`` the verb of the first command, in English, and the number of its
    sentence; ``cues`` the words that tell tenses, clauses and roles, as far as they were looked
    for; ``worked_out`` what was worked out of all this, which for English serves every language;
    ``atoms`` all that the items may say; ``marks`` the places of the marks that end a clause, and
    ``ends`` of those that end a sentence.
    """

    words: list[str]
    items: list[Item] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    loose: list[Number] = field(default_factory=list)
    inner: list[float] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    written: str = ""
    deprecated: list[tuple[int, int, int]] = field(default_factory=list)
    command: tuple[str, int] = ("", 0)
    cues: dict[str, list[Cue]] = field(default_factory=dict)
    worked_out: dict[Any, Any] = field(default_factory=dict)
    atoms: frozenset[str] = frozenset()
    marks: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    @property
    def unexplained(self) -> int:
        """How many words no form explains; two Han characters count as one word."""
        han = sum(1 for at in self.unknown if "\u3400" <= self.words[at] <= "\u9fff")
        return len(self.unknown) - han + (han + 1) // 2

    def text(self, item: Item | Number) -> str:
        """Return the words of an item, as normalised."""
        return self.words_at(item.start, item.stop)

    def words_at(self, start: int, stop: int) -> str:
        """Return the words between two places, as normalised."""
        words = self.words[start:stop]
        return ("" if all("\u3400" <= word <= "\u9fff" for word in words) else " ").join(words)

    def told(self, kind: str, lexicon: Lexicon) -> list[Cue]:
        """Return the words that tell tenses, clauses or roles; looked for once."""
        known = self.cues.get(kind)
        if known is None:
            known = self.cues[kind] = lexicon.cues[kind].find(self.words)
        return known

    @property
    def amounts(self) -> tuple[Number, ...]:
        """The numbers, and the units without one: “a day”."""
        return (*self.numbers, *self.loose)

    def once(self, make: Callable[..., T], *given: bool) -> T:
        """Return what a function makes of this text; it is asked once."""
        key = (make, *given) if given else make
        made: T = self.worked_out.get(key, _NOTHING)
        if made is _NOTHING:
            made = self.worked_out[key] = make(self, *given)
        return made

    def once_in(self, make: Callable[["Skeleton", Lexicon], T], lexicon: Lexicon) -> T:
        """Return what a function makes of this text and its language; it is asked once."""
        made: T = self.worked_out.get(make, _NOTHING)
        if made is _NOTHING:
            made = self.worked_out[make] = make(self, lexicon)
        return made

    @property
    def capitals(self) -> frozenset[str]:
        """The words that are written with a capital within a sentence: names."""
        return self.once(_capitals)

    @property
    def repeated(self) -> frozenset[str]:
        """What more than one of the items may say."""
        return self.once(_repeated)

    def saying(self, atoms: frozenset[str]) -> list[Item]:
        """Return the items that may say one of some concepts; mostly there is none."""
        if atoms.isdisjoint(self.atoms):
            return []
        return [item for item in self.items if not atoms.isdisjoint(item.atoms)]

    def close(self) -> None:
        """Note what many rules ask for, as all that the text says is known now."""
        words = self.words
        self.atoms = NONE.union(*[item.atoms for item in self.items])
        if not CLAUSE_ENDS.isdisjoint(words):
            self.marks = [at for at, word in enumerate(words) if word in CLAUSE_ENDS]
            self.ends = [at for at in self.marks if words[at] in SENTENCE_ENDS]

    def are_close(self, one: Item, other: Item, most: int) -> bool:
        """Tell if two things stand in one clause, with so many words between them at most."""
        first, second = sorted((one, other), key=lambda item: item.start)
        between = self.words[first.stop : second.start]
        return one is not other and len(between) <= most and CLAUSE_ENDS.isdisjoint(between)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that a place belongs to."""
        return sentence_at(self.words, at)

    def says(self, concepts: Concepts) -> str:
        """Return what the text says as a line to read aloud, in its order.

        The values of scales are in capitals: RARE · MAY · blood-clot OR allergy.
        """
        named = [(item.start, _said(item, concepts)) for item in self.items]
        named += [(number.start, str(number.quantity)) for number in self.numbers]
        named += [(number.start, number.quantity.unit) for number in self.loose]
        return " · ".join(dict.fromkeys(text for _, text in sorted(named, key=itemgetter(0))))


def capitals(text: str) -> frozenset[str]:
    """Return the words that are written with a capital within a sentence, in small letters."""
    return frozenset((one or two).casefold() for one, two in _CAPITAL.findall(text))


def _capitals(skeleton: Skeleton) -> frozenset[str]:
    return capitals(skeleton.written)


def _repeated(skeleton: Skeleton) -> frozenset[str]:
    if sum([len(item.atoms) for item in skeleton.items]) == len(skeleton.atoms):
        return NONE
    seen: set[str] = set()
    twice: set[str] = set()
    for item in skeleton.items:
        atoms = item.atoms
        if not seen.isdisjoint(atoms):
            twice |= seen & atoms
        seen |= atoms
    return frozenset(twice)


def sentence_at(words: list[str], at: int) -> int:
    """Return the number of the sentence that a place among words belongs to."""
    return sum(word in SENTENCE_ENDS for word in words[:at])


def _said(item: Item, concepts: Concepts) -> str:
    rows = (" · ".join(shown(atom, concepts) for atom in reading) for reading in item.readings)
    return " OR ".join(dict.fromkeys(rows))


def shown(name: str, concepts: Concepts) -> str:
    """Return a concept as the ledger writes it: the values of scales in capitals."""
    if concepts.kind(name).startswith("scale"):
        return name.replace("-", " ").upper()
    return name
