"""“A leads to B”, “B is due to A”: whether the same thing is the cause in both texts.

``leads`` and ``due`` in the ``roles`` of ``docs/<lang>/terms.yml`` are words between a cause and
its effect: the cause stands before the first kind and behind the second, to which belong “means”
and “a sign of”, too. In languages with postpositions one looks at what stands right before the
word, which is the effect for ``leads`` and the cause for ``due``. A translation may take either
kind. Asked only where both texts have one such word, and no clause with “because” or “so”.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Skeleton
from leaflets.comparing.wording.spots import scale_of
from leaflets.findings import Severity

_LEADS, _DUE = "leads", "due"
_CLAUSES = frozenset({"cause", "effect"})
_BUT = (("but",),)
_VAGUE = frozenset(
    "link care time comparator certainty scale/logic scale/certainty scale/negation "
    "scale/proportion scale/frequency".split()
)
"""Kinds whose concepts are neither cause nor effect."""
_WORD = "cause"
_BESIDE = 2
"""How many words may stand between such a word and its thing."""

Sides = tuple[set[str], set[str]]
"""What may be the cause, and what the effect."""


def caused(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield a cause of English and an effect, if they are the other way round."""
    sides = source.once_in(_sides, english)
    if not all(sides):
        return
    causes, effects = (side & matched.names for side in sides)
    mark = _mark(target, lexicon) if causes and effects else None
    if mark is None:
        return
    things = [item for item in target.items if not item.atoms.isdisjoint(causes | effects)]
    things.sort(key=lambda item: item.start)
    if lexicon.marks_behind:
        says = _before(mark, things, causes, effects)
    else:
        says = _around(mark, things, target, lexicon, effects)
    if says is None:
        return
    wrong, right = says[0] & effects, says[1] & causes
    if wrong and right and not (says[0] & causes or says[1] & effects):
        # Where no place tells who acts, what stands first may be the effect.
        fixed = "order" in lexicon.terms.roles or mark[2] == _DUE or lexicon.terms.postpositions
        yield Severity.ERROR if fixed else Severity.REVIEW, min(right), min(wrong)


def _sides(source: Skeleton, english: Lexicon) -> Sides:
    """Return what English tells as the cause and as the effect; nothing if it tells neither."""
    mark = _mark(source, english)
    opens = mark is not None and mark[2] == _DUE and mark[0] == 0
    says = None if mark is None or opens else _around(mark, source.items, source, english, set())
    if mark is None or not says:
        return set(), set()
    causes, effects = (
        {atom for atom in side if atom != _WORD and scale_of(atom, english) not in _VAGUE}
        for side in says
    )
    return causes - effects, effects - causes


def _mark(skeleton: Skeleton, lexicon: Lexicon) -> Cue | None:
    """Return the only word of a text between a cause and its effect."""
    cues = skeleton.told("roles", lexicon)
    marks = [cue for cue in cues if cue[2] == _DUE] or [cue for cue in cues if cue[2] == _LEADS]
    if len(marks) != 1:
        return None
    start, stop, _ = marks[0]
    told = skeleton.told("clauses", lexicon)
    if any(name in _CLAUSES and not start <= at < stop for at, _, name in told):
        return None
    return marks[0]


def _around(
    mark: Cue, things: list[Item], skeleton: Skeleton, lexicon: Lexicon, effects: set[str]
) -> Sides | None:
    """Return what stands on the two sides of such a word within its clause, the cause first.

    Where it opens its clause, or effects of English stand behind it with what is none, the cause is
    what stands right behind it.
    """
    start, stop, name = mark
    cuts = [at for at, word in enumerate(skeleton.words) if word in CLAUSE_ENDS]
    cuts += [item.start for item in skeleton.items if item.readings == _BUT]
    cuts += [at for at, _, kind in skeleton.told("clauses", lexicon) if "-" not in kind]
    # A comma right beside such a word cuts nothing off: “the fact that it hurts, means that …”.
    first = max((at for at in cuts if at < start - 1), default=0)
    last = min((at for at in cuts if at > stop), default=len(skeleton.words))
    before = [item for item in things if first <= item.start < start]
    before = before or [item for item in things if start < item.start and item.stop < stop]
    behind = [item for item in things if stop <= item.start < last]
    if name == _LEADS:
        if not before and len(behind) > 1:  # the verb comes first, as in Arabic
            before, behind = behind[:1], behind[-1:]
        return _said(before), _said(behind)
    mixed = {item.atoms.isdisjoint(effects) for item in behind} == {True, False}
    if before and not mixed:
        return _said(behind), _said(before)
    if not behind or behind[0].start - stop > _BESIDE:
        return None
    return set(behind[0].atoms), _said(behind[1:]) - effects


def _before(mark: Cue, things: list[Item], causes: set[str], effects: set[str]) -> Sides | None:
    """Return what stands right before such a word, and what of the other side does elsewhere."""
    near = [item for item in things if item.start < mark[0] <= item.stop + _BESIDE][-1:]
    if not near:
        return None
    beside, others = set(near[0].atoms), _said([item for item in things if item is not near[0]])
    return (beside, others & causes) if mark[2] == _DUE else (others & effects, beside)


def _said(items: list[Item]) -> set[str]:
    return set[str]().union(*(item.atoms for item in items))
