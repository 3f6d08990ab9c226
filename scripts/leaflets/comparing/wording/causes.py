"""“A leads to B”, “B is due to A”: whether the same thing is the cause in both texts.

``leads`` and ``due`` in the ``roles`` of ``docs/<lang>/terms.yml`` are words between a cause and
its effect: the cause stands before the first kind and behind the second, to which belong “means”
and “a sign of”, too. In languages with postpositions one looks at what stands right before the
word, which is the effect for ``leads`` and the cause for ``due``. A translation may take either
kind. Asked only where both texts have one such word, and no clause with “because” or “so”.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.clauses import Clause, clauses_of, english_clauses
from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.comparing.wording.spots import scale_of
from leaflets.findings import Severity

_LEADS, _DUE = "leads", "due"
_ORDER, _VERB_FIRST = "order", "verb-first"
_CLAUSES = frozenset({"cause", "effect"})
_BUT = (("but",),)
_BECAUSE = "because"
_VAGUE = frozenset(
    "link care time comparator certainty scale/logic scale/negation proportion frequency".split()
)
"""Kinds whose concepts are neither cause nor effect."""
_WORD = "cause"
_BESIDE = 2
"""How many words may stand between such a word and its thing."""

Sides = tuple[set[str], set[str]]
"""What may be the cause, and what the effect."""


@asked_if(lambda source, english: all(source.once_in(_sides, english)[:2]))
def caused(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield a cause of English and an effect, if they are the other way round."""
    *sides, of_clause = source.once_in(_sides, english)
    if not all(sides):
        return
    causes, effects = (side & matched.names for side in sides)
    if not (causes and effects):
        return
    if of_clause and _has_clause(target, lexicon):
        return
    mark = _mark(target, lexicon)
    things = [item for item in target.items if not item.atoms.isdisjoint(causes | effects)]
    things.sort(key=lambda item: item.start)
    if mark is None:
        says = None
    elif lexicon.marks_behind:
        says = _before(mark, things, causes, effects)
    else:
        says = _around(mark, things, target, lexicon, effects)
    if says is None and not of_clause:
        says = _by_clause(target, things, lexicon)
    if says is None:
        if mark is None and not of_clause and lexicon.lang != "ko":
            yield from _reversed(matched, source, english, causes, effects)
        return
    wrong, right = says[0] & effects, says[1] & causes
    if wrong and right and not (says[0] & causes or says[1] & effects):
        # Where no place tells who acts, what stands first may be the effect.
        roles = lexicon.terms.roles
        fixed = mark is None or mark[2] == _DUE or lexicon.terms.postpositions
        fixed = fixed or not {_ORDER, _VERB_FIRST}.isdisjoint(roles)
        yield Severity.ERROR if fixed else Severity.REVIEW, min(right), min(wrong)


def _reversed(
    matched: Match, source: Skeleton, english: Lexicon, causes: set[str], effects: set[str]
) -> Iterator[tuple[Severity, str, str]]:
    """Yield a cause and an effect of which all of the one stands on the other side of the other.

    A hint, as no listed word tells which is which: “führt zu”, “skutkiem”. What is “because of”
    something may stand anywhere.
    """
    mark = _mark(source, english)
    if mark is None or source.words[mark[0]] == _BECAUSE:
        return
    ones, others = (
        [(one.start, two.start) for name, one, two in matched.pairs if name in side]
        for side in (causes, effects)
    )
    if ones > others:
        ones, others = others, ones
    if max(here for here, _ in ones) < min(here for here, _ in others) and (
        max(there for _, there in others) < min(there for _, there in ones)
    ):
        yield Severity.REVIEW, min(causes), min(effects)


def _sides(source: Skeleton, english: Lexicon) -> tuple[set[str], set[str], bool]:
    """Return what English tells as the cause and as the effect; nothing if it tells neither.

    The last tells that it does so by a clause: “because”, “so”.
    """
    mark = _mark(source, english)
    opens = mark is not None and mark[2] == _DUE and mark[0] == 0
    says = None if mark is None or opens else _around(mark, source.items, source, english, set())
    clause = english_clauses(source, english).get("cause") if says is None else None
    if clause is not None:
        says = _parted(clause, source.items)
    if not says:
        return set(), set(), False
    causes, effects = (
        {atom for atom in side if atom != _WORD and scale_of(atom, english) not in _VAGUE}
        for side in says
    )
    return causes - effects, effects - causes, clause is not None


def _by_clause(target: Skeleton, things: list[Item], lexicon: Lexicon) -> Sides | None:
    """Return what a translation tells by a clause, “because” or “so”, that English has not."""
    if not _has_clause(target, lexicon):
        return None
    cues = target.told("clauses", lexicon)
    clause = clauses_of(target, cues, final=lexicon.lang == "ko").get("cause")
    return _parted(clause, things) if clause else None


def _has_clause(skeleton: Skeleton, lexicon: Lexicon) -> bool:
    """Tell if a text has a clause with “because” or “so”."""
    cues = skeleton.told("clauses", lexicon)
    return any(name.removesuffix("-end") in _CLAUSES for _, _, name in cues)


def _parted(clause: Clause, items: list[Item]) -> Sides:
    """Return what stands in the clause that tells the cause, and what in the rest."""
    sides = [(clause.side(item.start), item) for item in items]
    return _said([one for side, one in sides if side > 0]), _said(
        [one for side, one in sides if side < 0]
    )


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
    cuts = skeleton.marks.copy()
    cuts += [item.start for item in skeleton.items if item.readings == _BUT]
    cuts += [at for at, _, kind in skeleton.told("clauses", lexicon) if "-" not in kind]
    # “Oznacza, że …”, “führt dazu, dass …”: what follows belongs to it.
    first = max((at for at in cuts if at < start - 1), default=0)
    last = min((at for at in cuts if at > stop + 1), default=len(skeleton.words))
    before = [item for item in things if first <= item.start < start]
    behind = [item for item in things if stop <= item.start < last]
    if not before and _VERB_FIRST in lexicon.terms.roles:
        before = [item for item in things if start <= item.start < stop]
        return _led_by_verb(name, before, behind, effects)
    if name == _LEADS:
        return _said(before), _said(behind)
    mixed = {item.atoms.isdisjoint(effects) for item in behind} == {True, False}
    if before and not mixed:
        return _said(behind), _said(before)
    if not behind or behind[0].start - stop > _BESIDE:
        return None
    return set(behind[0].atoms), _said(behind[1:]) - effects


def _led_by_verb(
    name: str, within: list[Item], behind: list[Item], effects: set[str]
) -> Sides | None:
    """Return cause and effect behind a verb that stands first: the one that acts comes before.

    ``within`` is what stands between the verb and its “to” or “from”, if it has one.
    """
    if within:
        sides = _said(within), _said(behind)
        return sides if name == _LEADS else (sides[1], sides[0])
    if name == _DUE:
        return None
    kinds = [not item.atoms.isdisjoint(effects) for item in behind]
    count = kinds.index(False) if False in kinds else len(kinds)
    return _said(behind[:count]), _said(behind[count:])


def _before(mark: Cue, things: list[Item], causes: set[str], effects: set[str]) -> Sides | None:
    """Return what stands right before such a word, and what of the other side does elsewhere."""
    near = [item for item in things if item.start < mark[0] <= item.stop + _BESIDE][-1:]
    if not near:
        return None
    beside, others = set(near[0].atoms), _said([item for item in things if item is not near[0]])
    return (beside, others & causes) if mark[2] == _DUE else (others & effects, beside)


def _said(items: list[Item]) -> set[str]:
    return set().union(*[item.atoms for item in items])
