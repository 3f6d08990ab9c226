"""``docs/concepts.yml``: what can be said, in what scales, and what stands against what."""

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from leaflets.findings import Finding
from leaflets.reading.yaml_files import load_model

CONCEPTS_FILE = "docs/concepts.yml"

Strength = Literal["closed", "open", "free"]
"""How much it means that a concept is lost or added: see ``Concept``."""


_WEIGHTS: dict[Strength, float] = {"closed": 1.0, "open": 0.5, "free": 0.0}


class Concept(BaseModel):
    """What can be said: a medical term, or a value of a closed scale.

    ``strength`` tells how much it means that a translation lacks it.
    ``closed``: all ways to say it are listed, so that losing it is an ERROR.
    ``open``: it can be said in words that no list has: alone a REVIEW item, two together an ERROR.
    ``free``: translators leave it out; only its opposite in its place is a finding.
    ``added`` tells the same of a translation that has it and English has not; if it is empty, it
    is as ``strength``.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    kind: str
    means: str
    strength: Strength = "closed"
    added: Strength | Literal[""] = ""
    parts: tuple[str, ...] = Field(default=(), alias="is")
    codes: dict[str, str] = Field(default_factory=dict)


class Way(NamedTuple):
    """What one text may say with ``lost`` and the other with ``new``, where both say ``given``."""

    lost: tuple[str, ...]
    new: tuple[str, ...]
    given: frozenset[str]


class Weights(dict[tuple[tuple[str, ...], ...], float]):
    """How much it means that words are left, by their readings, each of them its parts.

    A reading weighs as its heaviest part, and words as the lightest of their readings.
    """

    def __init__(self, strength: Callable[[str], Strength]) -> None:
        super().__init__()
        self._strength = strength

    def __missing__(self, readings: tuple[tuple[str, ...], ...]) -> float:
        weights = [max(_WEIGHTS[self._strength(name)] for name in parts) for parts in readings]
        return self.setdefault(readings, min(weights))


class Concepts(BaseModel):
    """The whole of concepts.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    opposites: dict[str, list[list[str]]] = Field(default_factory=dict)
    weakened: dict[str, list[tuple[str, str]]] = Field(default_factory=dict)
    families: dict[str, list[str]] = Field(default_factory=dict)
    near: list[list[str]] = Field(default_factory=list)
    equivalents: list[tuple[list[str], list[str]]] = Field(default_factory=list)
    medical_names: tuple[str, ...] = ()
    concepts: dict[str, Concept]

    def parts(self, name: str) -> tuple[str, ...]:
        """Return the parts that a concept is compared as; the concept itself if it has none."""
        concept = self.concepts.get(name)
        return concept.parts if concept and concept.parts else (name,)

    def strength(self, name: str) -> Strength:
        """Return the strength of a concept."""
        concept = self.concepts.get(name)
        return concept.strength if concept else "closed"

    def strength_added(self, name: str) -> Strength:
        """Return how much it means that a translation adds a concept."""
        concept = self.concepts.get(name)
        return (concept.added or concept.strength) if concept else "closed"

    @cached_property
    def weights(self) -> "Weights":
        """How much it means that words are lost, by all that they may say; 1 is a fault."""
        return Weights(self.strength)

    @cached_property
    def weights_added(self) -> "Weights":
        """How much it means that a translation adds words, by all that they may say."""
        return Weights(self.strength_added)

    def kind(self, name: str) -> str:
        """Return the kind of a concept, empty for one that is not there."""
        return self.kinds.get(name, "")

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each concept."""
        return {name: concept.kind for name, concept in self.concepts.items()}

    def opposed(self, one: str, other: str) -> str:
        """Return the name of the group in which two concepts stand against each other, or ""."""
        return self.opposed_pairs.get(frozenset({one, other}), "")

    def is_weakened(self, one: str, other: str) -> str:
        """Return the name of the group in which a translation may not say ``other`` for ``one``."""
        return self.weakened_pairs.get((one, other), "")

    def exclusive(self, one: str, other: str) -> str:
        """Return the family of which two concepts are different values, or "" if they are near."""
        family = self.family_of_kind.get(self.kind(one), "")
        if not family or family != self.family_of_kind.get(self.kind(other)):
            return ""
        return "" if one == other or self.are_near(one, other) else family

    @cached_property
    def family_of_kind(self) -> dict[str, str]:
        """The family of each kind of concepts, of which one value excludes the others."""
        return {kind: name for name, kinds in self.families.items() for kind in kinds}

    @cached_property
    def scales(self) -> dict[str, str]:
        """The family of the kind of each concept, or its kind."""
        return {name: self.family_of_kind.get(kind, kind) for name, kind in self.kinds.items()}

    def are_near(self, one: str, other: str) -> bool:
        """Tell if translators use two concepts for one another."""
        return frozenset({one, other}) in self.near_pairs

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Each pair of groups of concepts that say the same, in both directions.

        A concept may stand twice: “not … unless” has a second “not” within its “unless”.
        """
        pairs = [(Counter(one), Counter(other)) for one, other in self.equivalents]
        return tuple(
            Way(_names(one - other), _names(other - one), frozenset(one & other))
            for here, there in pairs
            for one, other in ((here, there), (there, here))
        )

    @cached_property
    def ways_by_atom(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """The places in ``ways`` of those that lose a concept, and of those that add one.

        Each way stands but once, by that of its concepts which the fewest ways have.
        """
        often = Counter(name for way in self.ways for name in {*way.lost, *way.new})
        losing: dict[str, list[int]] = {}
        adding: dict[str, list[int]] = {}
        for place, way in enumerate(self.ways):
            names = (*way.lost, *way.new)
            if names:
                rarest = min(names, key=lambda name: often[name])
                side = losing if rarest in way.lost else adding
                side.setdefault(rarest, []).append(place)
        return losing, adding

    @cached_property
    def opposed_pairs(self) -> dict[frozenset[str], str]:
        """Each pair of opposites, with the name of its group."""
        return {
            frozenset(pair): name
            for name, groups in self.opposites.items()
            for group in groups
            for pair in combinations(group, 2)
        }

    @cached_property
    def contrary(self) -> dict[str, set[str]]:
        """To each concept all that stand against it, or are too weak for it in a translation."""
        pairs = [*self.weakened_pairs]
        pairs += [
            pair for one, other in self.opposed_pairs for pair in ((one, other), (other, one))
        ]
        found: dict[str, set[str]] = {}
        for one, other in pairs:
            found.setdefault(one, set()).add(other)
        return found

    @cached_property
    def weakened_pairs(self) -> dict[tuple[str, str], str]:
        """Each value of English with one that is too weak for it, and the name of its group."""
        return {pair: name for name, pairs in self.weakened.items() for pair in pairs}

    @cached_property
    def near_pairs(self) -> frozenset[frozenset[str]]:
        """Each pair of near concepts."""
        return frozenset(frozenset(pair) for group in self.near for pair in combinations(group, 2))


def _names(counted: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counted.elements()))


def read_concepts(root: Path) -> tuple[Concepts | None, list[Finding]]:
    """Read concepts.yml; None where it cannot be used."""
    return load_model(Concepts, root / CONCEPTS_FILE, root)
