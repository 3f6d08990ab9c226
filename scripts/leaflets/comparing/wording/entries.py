"""What the forms of a language say: concepts, numbers, units, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from leaflets.comparing.wording.quantities import HAN_NUMERALS, Quantity, parse_han
from leaflets.reading.concepts import Concepts

COMPARATORS = frozenset({"less-than", "more-than", "at-least", "at-most"})
JOINING = COMPARATORS | {"until", "and", "or", "to", "between"}
INNER = {"both": 2.0, "twice": 2.0, "noon": 12.0}
"""Concepts that another language may say with a number: 12 Uhr mittags."""
COUNTS = frozenset({"half", "once", "twice", "once-daily"})
OFF = ("take-off",)
"""What “take … off” says, unless an amount stands within: “take two days off”."""
_SPECIAL = JOINING | INNER.keys() | COUNTS | {*OFF}
"""What an amount beside it or within may change, or what counts as one."""

IGNORED = "-"
NUMBER = "#"
UNIT = "u:"
QUANTITY = "="
DEPRECATED = "!"
"""What the names of forms begin with that are no concepts; a deprecated one has its row behind."""

Reading = tuple[str, ...]
"""What one reading of a form says: the parts of its concept, or the concept itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the names of a form are: a number, a unit, a quantity, concepts, or nothing.

    ``readings`` are its concepts, each as its parts, ``atoms`` all of these, ``kinds`` the kinds
    of the concepts; ``is_amount`` tells that it may be of a quantity, ``is_special`` that an amount
    beside it may change what it says, ``is_plain`` that it is but concepts of which none may.
    """

    concepts: tuple[str, ...]
    number: float | None
    unit: str
    quantity: Quantity | None
    deprecated: tuple[int, ...]
    ignored: bool
    readings: tuple[Reading, ...]
    atoms: frozenset[str]
    kinds: frozenset[str]
    is_plain: bool
    is_special: bool
    is_amount: bool


def entry(joined: str, known: Concepts) -> Entry:
    """Take the names of a form apart."""
    names = [name for name in joined.split(",") if name]
    numbers = [float(name[1:]) for name in names if name[0] == NUMBER]
    units = [name.removeprefix(UNIT) for name in names if name.startswith(UNIT)]
    whole = [name[1:].partition(" ") for name in names if name[0] == QUANTITY]
    special = (NUMBER, UNIT, QUANTITY, DEPRECATED, IGNORED)
    concepts = tuple(name for name in names if not name.startswith(special))
    readings = tuple(dict.fromkeys(map(known.parts, concepts)))
    is_special = not _SPECIAL.isdisjoint(concepts)
    return Entry(
        concepts=concepts,
        number=numbers[0] if numbers else None,
        unit=units[0] if units else "",
        quantity=Quantity(float(whole[0][0]), whole[0][2]) if whole else None,
        deprecated=tuple(int(name[1:]) for name in names if name[0] == DEPRECATED),
        ignored=IGNORED in names,
        readings=readings,
        atoms=frozenset(atom for reading in readings for atom in reading),
        kinds=frozenset(map(known.kind, concepts)),
        is_plain=len(concepts) == len(names) > 0 and not is_special,
        is_special=is_special,
        is_amount=bool(numbers or units or whole),
    )


class Entries(dict[str, Entry]):
    """Entries by the names of a form, each made once."""

    def __init__(self, concepts: Concepts) -> None:
        super().__init__()
        self._concepts = concepts

    def __missing__(self, names: str) -> Entry:
        return self.setdefault(names, entry(names, self._concepts))


class Numbers(dict[str, float | None]):
    """The number that a word is by itself, within a longer form; each looked up once."""

    def __init__(self, names_of: Callable[[str], str], entries: dict[str, Entry]) -> None:
        super().__init__()
        self._names_of, self._entries = names_of, entries
        self.none: set[str] = set()
        """The words looked up so far that are no number."""

    def __missing__(self, word: str) -> float | None:
        value = self._entries[self._names_of(word)].number
        value = parse_han(word) if value is None and word in HAN_NUMERALS else value
        if value is None:
            self.none.add(word)
        return self.setdefault(word, value)
