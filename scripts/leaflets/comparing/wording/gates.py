"""Which rules an English text gives cause to ask, found once for all its translations.

Most texts are short and give cause for few: no “instead”, nobody who acts on another, no question.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.findings import Severity

Rule = TypeVar("Rule", bound=Callable[..., object])
Gate = Callable[[Skeleton, Lexicon], object]

Gated = frozenset[Callable[..., object]]
"""Rules that have a gate."""

_GATES: dict[Callable[..., object], Gate] = {}


def asked_if(gate: Gate) -> Callable[[Rule], Rule]:
    """Let a rule be asked only of an English text for which ``gate`` returns something."""

    def note(rule: Rule) -> Rule:
        _GATES[rule] = gate
        return rule

    return note


def due(source: Skeleton, english: Lexicon) -> Gated:
    """Return the rules with a gate that an English text gives cause for."""
    return frozenset(rule for rule, gate in _GATES.items() if gate(source, english))


Given = tuple[Match, Skeleton, Skeleton, Lexicon, Lexicon]
Exchange = tuple[Severity, str, str]
Rules = tuple[Callable[[Match, Skeleton, Skeleton, Lexicon, Lexicon], Iterable[Exchange]], ...]


def rows_of(rules: Rules, asked_for: Gated, given: Given) -> list[Exchange]:
    """Return what some rules find, of those that English gives cause for."""
    found: list[Exchange] = []
    for rule in rules:
        if rule in asked_for:
            found += rule(*given)
    return found
