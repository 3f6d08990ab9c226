"""Mutants of a translated statement: one fault each, of a kind that translators make.

Every form that the check has recognised is exchanged, dropped or doubled, so that a fault is
made for each thing the check claims to see (DeMillo, Lipton, Sayward: Hints on Test Data
Selection, 1978: a test is as good as the faults that it kills).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION
from leaflets.comparing.wording.skeleton import Item, Number, Skeleton
from leaflets.comparing.wording.weighing import THINGS

CONFUSABLE = 3
"""How many other concepts of its kind a concept is exchanged with."""

_UNIT_STEPS = {
    "minute": "hour", "hour": "day", "day": "week", "week": "month", "month": "year",
    "year": "month", "mg": "g", "ml": "l", "cm": "mm", "mm": "cm", "second": "minute",
}  # fmt: skip
_TELLING = ("scale/frequency", "scale/severity", "effect", "product")

_HAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]")


@dataclass(frozen=True, slots=True)
class Fault:
    """A mutant: its class, its text, and what was done: ``concept`` is what it is about."""

    kind: str
    text: str
    concept: str
    done: str


def faults(source: str, says: Skeleton, lexicon: Lexicon) -> Iterator[Fault]:
    """Yield the mutants of one translated statement, which reads as ``says``."""
    for item in says.items:
        yield from _exchanged(item, says, lexicon)
        yield from _dropped(item, says, lexicon)
    for number in says.numbers:
        yield from _renumbered(number, says, lexicon)
    yield from _negated(says, lexicon)
    yield from _added(says, lexicon)
    if says.items:
        yield Fault("untranslated", source, "", "left in English")
        yield from _half_translated(source, says)


def _sole(item: Item) -> str:
    """Return the concept of an item that has one reading of one part, or ""."""
    readings = item.readings
    return readings[0][0] if len(readings) == 1 and len(readings[0]) == 1 else ""


def _exchanged(item: Item, says: Skeleton, lexicon: Lexicon) -> Iterator[Fault]:
    concept = _sole(item)
    concepts = lexicon.concepts
    if not concept or concept == NEGATION:
        return
    opposites = sorted(
        name for pair in concepts.opposed_pairs if concept in pair for name in pair - {concept}
    )
    for name in opposites:
        yield from _with(item, says, lexicon, name, "opposite")
    kind = concepts.kind(concept)
    if kind in THINGS and concepts.strength(concept) != "free":
        alike = [
            name
            for name, other in concepts.concepts.items()
            if other.kind == kind
            and not other.parts
            and other.strength == "closed"
            and name != concept
            and not concepts.are_near(name, concept)
            and name not in opposites
        ]
        start = sum(map(ord, concept)) % max(1, len(alike))
        for name in (alike[start:] + alike[:start])[:CONFUSABLE]:
            yield from _with(item, says, lexicon, name, "confusable")


def _with(item: Item, says: Skeleton, lexicon: Lexicon, name: str, kind: str) -> Iterator[Fault]:
    form = next(iter(lexicon.preferred(name)), "")
    if form and "…" not in form:
        text = spelled([*says.words[: item.start], form, *says.words[item.stop :]])
        yield Fault(kind, text, _sole(item), f"{says.text(item)} → {form} ({name})")


def _dropped(item: Item, says: Skeleton, lexicon: Lexicon) -> Iterator[Fault]:
    concept = _sole(item)
    if not concept or lexicon.concepts.strength(concept) == "free":
        return
    text = spelled([*says.words[: item.start], *says.words[item.stop :]])
    if text.strip():
        kind = "negation lost" if concept == NEGATION else "omission"
        yield Fault(kind, text, concept, f"{says.text(item)} left out")


def _renumbered(number: Number, says: Skeleton, lexicon: Lexicon) -> Iterator[Fault]:
    value, unit = number.quantity.value, number.quantity.unit
    shown = lexicon.preferred_unit(unit)
    for other in (value + 1, value * 10):
        words = [f"{other:.6g}".replace(".", "," if lexicon.decimal_comma else "."), *shown]
        text = spelled([*says.words[: number.start], *words, *says.words[number.stop :]])
        yield Fault("number", text, str(number.quantity), f"{says.text(number)} → {other:g}")
    step = _UNIT_STEPS.get(unit)
    if step and value != 1:
        words = [f"{value:.6g}", *lexicon.preferred_unit(step)]
        text = spelled([*says.words[: number.start], *words, *says.words[number.stop :]])
        yield Fault("unit", text, str(number.quantity), f"{unit} → {step}")


def _negated(says: Skeleton, lexicon: Lexicon) -> Iterator[Fault]:
    form = next(iter(lexicon.preferred(NEGATION)), "")
    places = [item.start for item in says.items if _sole(item) not in {"", NEGATION}]
    if form and places:
        at = places[0]
        text = spelled([*says.words[:at], form, *says.words[at:]])
        yield Fault("negation added", text, NEGATION, f"{form} added")


def _added(says: Skeleton, lexicon: Lexicon) -> Iterator[Fault]:
    said = {atom for item in says.items for reading in item.readings for atom in reading}
    concepts = lexicon.concepts
    for kind in _TELLING:
        name = next(
            (
                name
                for name, concept in concepts.concepts.items()
                if concept.kind == kind
                and concepts.strength_added(name) == "closed"
                and not concept.parts
                and name not in said
                and not any(concepts.are_near(name, other) for other in said)
            ),
            "",
        )
        form = next(iter(lexicon.preferred(name)), "")
        if form:
            text = spelled([*says.words, ",", form])
            yield Fault("addition", text, name, f"{form} added")


def _half_translated(source: str, says: Skeleton) -> Iterator[Fault]:
    english = source.split()
    if len(english) > 5 and len(says.words) > 5:
        half = says.words[: len(says.words) // 2]
        text = spelled([*half, *english[len(english) // 2 :]])
        yield Fault("half translated", text, "", "second half left in English")


def swapped(statements: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield id, and the text of the next statement in its place: two statements exchanged."""
    for (name, text), (_, following) in pairwise(statements):
        if text != following:
            yield name, text, following


def spelled(words: Iterable[str]) -> str:
    """Return words as a text; Han characters stand side by side, Hangul words do not."""
    text = ""
    for word in words:
        near = bool(_HAN.match(text[-1:]) and _HAN.match(word[:1]))
        text += word if not text or near else f" {word}"
    return text
