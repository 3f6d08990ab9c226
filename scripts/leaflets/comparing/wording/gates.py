"""Which rules an English text gives cause to ask, found once for all its translations.

Most texts are short and give cause for few: no “instead”, nobody who acts on another, no question.
"""

from collections.abc import Callable
from typing import TypeVar

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Skeleton

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
