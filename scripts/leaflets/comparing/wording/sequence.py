"""“A before B” told as “after A, B”, or “B only after A”: the same order of two steps.

Where what English puts into its “before” stands outside the “after” of the translation, and the
other way round, nothing is lost. If not all of it does, the words stay what they are: opposites.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.clauses import Clause, clauses_of, english_clauses, is_plain
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Left, Match
from leaflets.comparing.wording.skeleton import Row, Skeleton
from leaflets.comparing.wording.spots import Spot, spots_of
from leaflets.findings import Severity

_BEFORE, _AFTER, _UNTIL, _ONLY = "before", "after", "until", "only"
_TURNS = {_BEFORE: (_AFTER, _UNTIL), _AFTER: (_BEFORE,)}
"""What each may be told as; “not until after A” is “only after A”."""
_STEPS = frozenset({_BEFORE, _AFTER, _UNTIL})
_WITH = {_AFTER: frozenset({_AFTER, _ONLY}), _UNTIL: frozenset({_UNTIL, NEGATION})}
"""What else is new with it."""
_TWO = 2
_TIMELESS = frozenset({"time", "number"})


_WITHOUT = "without"


def reordered(
    matched: Match, source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield “not A without B first” that is “A before B”: stop before you speak to your doctor.

    To be asked before the “before” is taken for what the two “not” say: “B before A”.
    """
    new = next((left for left in matched.added if left.atom == _BEFORE), None)
    if new is None or sum(left.atom == NEGATION for left in matched.missing) < _TWO:
        return
    withouts = [item for item in source.items if source.words[item.start] == _WITHOUT]
    clause = clauses_of(target, target.told("clauses", lexicon), final=lexicon.lang == "ko")
    before = clause.get(_BEFORE)
    nots = [item for item in source.items if NEGATION in item.atoms and item not in withouts]
    for one in withouts if before else ():
        start = max((no.stop for no in nots if no.start < one.start), default=None)
        ends = [at for at in source.marks if at > one.start]
        stop = min(ends, default=len(source.words))
        if start is None or before is None:
            continue
        act = [two for _, item, two in matched.pairs if start <= item.start < one.start]
        first = [two for _, item, two in matched.pairs if one.stop <= item.start < stop]
        if (
            act
            and first
            and all(before.holds(two.start) for two in first)
            and not any(before.holds(two.start) for two in act)
        ):
            words = source.text(one), target.text(new.item)
            yield "time", Severity.ERROR, _AFTER, _BEFORE, *words
            return


def resequence(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> None:
    """Take out of what is left a “before” and an “after” that say the same."""
    if all(_STEPS.isdisjoint(left.item.atoms) for left in matched.added):
        return
    for kind, turns in _TURNS.items():
        lost = next((left for left in matched.missing if left.atom == kind), None)
        if lost is None and not (kind == _BEFORE and _is_unclear(matched)):
            continue
        for turn in turns:
            new = next((left for left in matched.added if left.may_say(turn)), None)
            if new is None or not _keeps_order(
                kind, turn, matched, source, target, english, lexicon
            ):
                continue
            _drop(matched, lost, new, _WITH.get(turn, frozenset({turn})))
            return


def _is_unclear(matched: Match) -> bool:
    """Tell if what answers a “before” may be a mere “then”: 同意后才能开始."""
    return any(name == _BEFORE and len(two.readings) > 1 for name, _, two in matched.pairs)


def _keeps_order(
    kind: str,
    turn: str,
    matched: Match,
    source: Skeleton,
    target: Skeleton,
    english: Lexicon,
    lexicon: Lexicon,
) -> bool:
    """Tell if all that stands on one side of the one word stands on the other side of the other."""
    if any(NEGATION in item.atoms for item in source.items):
        return False
    here = source.once_in(english_clauses, english).get(kind)
    cues = target.told("clauses", lexicon)
    there = clauses_of(target, cues, final=lexicon.lang == "ko")
    clause = there.get(turn) or (there.get(_AFTER) if turn == _UNTIL else None)
    if here is None or clause is None:
        return False
    spots = [spot for spot in spots_of(matched, source, target, lexicon) if is_plain(spot)]
    sides = {_sides(spot, here, clause) for spot in spots if spot.kind not in _TIMELESS}
    return sides - {(0, 0)} >= {(1, -1), (-1, 1)} and not sides & {(1, 1), (-1, -1)}


def _sides(spot: Spot, here: Clause, there: Clause) -> tuple[int, int]:
    one, other = here.side(spot.here), there.side(spot.there)
    return (one, other) if one and other else (0, 0)


def _drop(matched: Match, lost: Left | None, new: Left, also: frozenset[str]) -> None:
    """Take out the two words, and what belongs to the second: only after, not until."""
    if lost is not None:
        matched.missing.remove(lost)
    matched.added.remove(new)
    for name in also:
        extra = next((left for left in matched.added if left.atom == name), None)
        if extra is not None:
            matched.added.remove(extra)
