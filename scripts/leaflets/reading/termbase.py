"""The termbase: ``docs/concepts.yml`` and ``docs/<lang>/terms.yml``.

A form may hold alternatives, ``ven(a|as)`` or ``casa(|s)``; they are written out when it is read,
so that every admitted form is listed and none is guessed (a native clinician can audit it).
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import combinations, product
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from leaflets.findings import Finding
from leaflets.reading.yaml_files import load_model

CONCEPTS_FILE = "docs/concepts.yml"
TERMS_FILE = "terms.yml"

_GROUP = re.compile(r"\(([^()]*)\)")
MOST_FORMS = 4000
"""How many forms one pattern may stand for; more is a slip of the pen."""


class Concept(BaseModel):
    """What can be said: a medical term, or a value of a closed scale.

    ``soft`` concepts may be added by a translator, or both added and left out, with a REVIEW item.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    kind: str
    means: str
    soft: Literal["", "added", "both"] = ""
    parts: tuple[str, ...] = Field(default=(), alias="is")
    codes: dict[str, str] = Field(default_factory=dict)


class Concepts(BaseModel):
    """The whole of concepts.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    opposites: dict[str, list[list[str]]] = Field(default_factory=dict)
    equivalents: dict[str, list[list[str]]] = Field(default_factory=dict)
    concepts: dict[str, Concept]

    def readings(self, name: str) -> list[tuple[str, ...]]:
        """Return the ways to say a concept: its parts or itself, and its equivalents."""
        concept = self.concepts.get(name)
        own = concept.parts if concept and concept.parts else (name,)
        return [own, *(tuple(way) for way in self.equivalents.get(name, []))]

    def opposed(self, one: str, other: str) -> str:
        """Return the name of the group in which two concepts stand against each other, or ""."""
        return self._pairs.get(frozenset({one, other}), "")

    @cached_property
    def _pairs(self) -> dict[frozenset[str], str]:
        return {
            frozenset(pair): name
            for name, groups in self.opposites.items()
            for group in groups
            for pair in combinations(group, 2)
        }


class Terms(BaseModel):
    """The whole of a language's terms.yml, as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    concepts: dict[str, list[str]]
    numbers: dict[int | float, list[str]] = Field(default_factory=dict)
    units: dict[str, list[str]] = Field(default_factory=dict)
    duals: dict[str, list[str]] = Field(default_factory=dict, alias="units-dual")
    ignore: list[str] = Field(default_factory=list)
    homographs: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _can_be_written_out(self) -> Self:
        for patterns in (*self.concepts.values(), *self.numbers.values(), *self.units.values()):
            expand_all(patterns)
        expand_all([*self.ignore, *self.homographs])
        return self

    @cached_property
    def forms(self) -> dict[str, list[str]]:
        """Every form of every concept, written out."""
        return {name: expand_all(patterns) for name, patterns in self.concepts.items()}


def expand_all(patterns: list[str]) -> list[str]:
    """Write out all patterns, the first form first, each form once."""
    return list(dict.fromkeys(form for pattern in patterns for form in expand(pattern)))


def expand(pattern: str) -> list[str]:
    """Write out the alternatives of a pattern; ValueError where its brackets do not match."""
    groups: list[list[str]] = []

    def keep(match: re.Match[str]) -> str:
        options = [form for option in match[1].split("|") for form in _fill(option, groups)]
        groups.append(options)
        return f"\0{len(groups) - 1}\0"

    previous = None
    text = pattern
    while previous != text:
        previous, text = text, _GROUP.sub(keep, text)
    if re.search(r"[()|]", text):
        raise ValueError(f"a pattern whose brackets match: {pattern}")
    forms = list(dict.fromkeys(" ".join(form.split()) for form in _fill(text, groups)))
    if len(forms) > MOST_FORMS:
        raise ValueError(f"a pattern of at most {MOST_FORMS} forms: {pattern}")
    return [form for form in forms if form]


def _fill(text: str, groups: list[list[str]]) -> list[str]:
    pieces = re.split(r"\0(\d+)\0", text)
    options = [groups[int(piece)] if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return ["".join(choice) for choice in product(*options)]


def read_concepts(root: Path) -> tuple[Concepts | None, list[Finding]]:
    """Read concepts.yml; None where it cannot be used."""
    return load_model(Concepts, root / CONCEPTS_FILE, root)


def read_terms(root: Path, lang: str, concepts: Concepts) -> tuple[Terms | None, list[Finding]]:
    """Read the terms of a language; None where the file cannot be used."""
    path = root / "docs" / lang / TERMS_FILE
    terms, findings = load_model(Terms, path, root)
    if terms is None:
        return None, findings
    return terms, [*findings, *_unsound(terms, concepts, path.relative_to(root).as_posix(), lang)]


def _unsound(terms: Terms, concepts: Concepts, file: str, lang: str) -> Iterator[Finding]:
    """Report concepts that are unknown or have no form, and homographs that are not marked."""

    def finding(name: str, expected: str, found: str, action: str) -> Finding:
        return Finding(
            rule="terms",
            file=file,
            lang=lang,
            statement=name,
            expected=expected,
            found=found,
            action=action,
        )

    for name in terms.concepts.keys() - concepts.concepts.keys():
        yield finding(name, f"a concept of {CONCEPTS_FILE}", name, "Correct its name.")
    for name in concepts.concepts.keys() - {name for name, rows in terms.forms.items() if rows}:
        yield finding(name, "at least one form", "none", "Add how the language says it.")
    users: dict[str, list[str]] = {}
    for name, forms in terms.forms.items():
        for form in forms:
            users.setdefault(form, []).append(name)
    marked = set(expand_all(terms.homographs))
    for form, names in users.items():
        if len(names) > 1 and form not in marked:
            action = "Take it out of all but one, or list it under homographs."
            yield finding(
                names[0], "a form of one concept", f"{form} in {', '.join(names)}", action
            )
