"""Whether the words of a translation belong together as in English: which thing is rare, and when.

Both texts have the same concepts here; only their places differ. A translation may move a clause as
a whole. It may not give the number, the frequency or the “not” of one thing to another. So for two
values of one scale (or two things of one kind) it is asked which of them each other thing is nearer
to, in both texts: if things change sides together, the two were exchanged. And for a word that
stands alone (“not”, “only”, “if”) it is asked whether it has kept any of its companions.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import combinations

from leaflets.comparing.wording.comparisons import (
    COMPARED,
    compared,
    role_of,
    sided,
    turning_words,
)
from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import MODALS, NEGATION, Match
from leaflets.comparing.wording.places import (
    CLAUSE,
    LONERS,
    Pair,
    Places,
    is_told,
    numbers_of,
    pairs_of,
)
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.vocabulary import HAN
from leaflets.findings import Severity

_BESIDE = 1.5
_AFTER = frozenset({"before", "after", "less", "more"})
"""What Chinese sets behind a thing; the other words stand between two."""
_AMOUNTS = {"comparator", "number"}
_APART = 3
"""How far two words stand apart, in words, that can be exchanged with their companions."""
_TOGETHER = 3
"""How far apart, in words, two things stand that are joined by a word, an article between."""
_CLAUSES = 2
"""How many clauses a text must have for a word to have gone from the one to the other."""


@asked_if(
    lambda source, english: source.once(Places, False).several or source.once_in(sided, english)
)
def exchanged(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield what changed places, as English names it: two values, or a value and its companion."""
    final = lexicon.lang == "ko"
    here = source.once(Places, False)
    several = here.several and target.once(Places, final).several
    if not any(map(matched.names.issuperset, source.once_in(sided, english))) and not (
        several and _may_part(matched, source, target, final)
    ):
        return
    turning = source.once(turning_words)
    there = target.once(Places, final)
    pairs = pairs_of(matched, source, target, lexicon, here, there)
    if not several:
        yield from _in_one_clause(pairs, turning, source, target, lexicon)
        return
    final = lexicon.marks_behind
    for place, one in enumerate(pairs):
        for other in pairs[place + 1 :]:
            if one.name == other.name or (one.here < other.here) == (one.there < other.there):
                continue
            if severity := _verdict(one, other, pairs, final=final):
                yield severity, one.name, other.name
    yield from _strayed(pairs)
    yield from _in_one_clause(pairs, turning, source, target, lexicon)


def _may_part(matched: Match, source: Skeleton, target: Skeleton, final: bool) -> bool:
    """Tell if two words stand the other way round in clauses of their own, or one left others."""
    here, there = source.once(Places, False), target.once(Places, final)
    starts, others = here.ends, there.ends
    rows = [
        (bisect_right(starts, one.start - 1), bisect_right(others, other.start - 1), atom)
        for atom, one, other in matched.pairs
    ]
    numbers = numbers_of(source, target, here, there)
    rows += [(pair.here_clause, pair.there_clause, pair.name) for pair in numbers]
    cells = sorted({(part, piece) for part, piece, _ in rows})
    pieces = [piece for _, piece in cells]
    if len({part for part, _ in cells}) < _CLAUSES or len({*pieces}) < _CLAUSES:
        return False
    # Words of two clauses change their order only with the clauses.
    if pieces != sorted(pieces) and _have_crossed(matched, here, there, numbers):
        return True
    if LONERS.isdisjoint(matched.names):
        return False
    repeated = source.repeated | target.repeated
    return any(
        lone[2] in LONERS
        and not any(
            lone[2] != row[2] and lone[:2] == row[:2] and is_told(row[2], repeated) for row in rows
        )
        for lone in rows
    )


def _have_crossed(matched: Match, here: Places, there: Places, numbers: list[Pair]) -> bool:
    """Tell if two words of different clauses, which stand apart, have changed their order."""
    rows = [
        (*here.of(one.start, one.stop), *there.of(other.start, other.stop))
        for _, one, other in matched.pairs
    ]
    rows += [pair[3:] for pair in numbers]
    return any(
        part != other_part
        and piece != other_piece
        and (x < other_x) != (y < other_y)
        and min(abs(x - other_x), abs(y - other_y)) >= _APART
        for (x, part, y, piece), (other_x, other_part, other_y, other_piece) in combinations(
            rows, 2
        )
    )


def _verdict(one: Pair, other: Pair, pairs: list[Pair], *, final: bool) -> Severity | None:
    """Tell if two words, which stand the other way round now, were exchanged.

    Then all that was near the one is now near the other.
    """
    if {one.name, other.name} <= MODALS:
        return None
    if abs(one.here - other.here) < _APART or abs(one.there - other.there) < _APART:
        return None  # “mild discomfort”, “une gêne légère”
    if one.here_clause == other.here_clause or one.there_clause == other.there_clause:
        return None  # a phrase that was put to the front
    if _paired(one, other, pairs):
        return None
    stayed = changed = 0
    alike = one.kind == other.kind or {one.kind, other.kind} == _AMOUNTS
    for thing in pairs:
        if thing is one or thing is other or thing.kind in {one.kind, other.kind}:
            continue
        here = abs(thing.here - other.here) - abs(thing.here - one.here)
        there = abs(thing.there - other.there) - abs(thing.there - one.there)
        if abs(here) < 1 or abs(there) < 1:
            continue
        if (here > 0) != (there > 0):
            changed += 1
        elif not _glued(thing, one if here > 0 else other):
            stayed += 1
    crossed = _crossed(one, other, pairs)
    if not alike and any(pair.kind == "number" and " " in pair.name for pair in (one, other)):
        crossed = False  # “for two weeks” stands before a list in some languages
    if stayed == 0 and changed >= (3 - alike - (alike and one.scale) - crossed):
        # Where the verb stands last, the things of a list change clauses with it.
        sure = alike or (crossed and not final)
        return Severity.ERROR if sure else Severity.REVIEW
    return Severity.REVIEW if alike and changed > stayed else None


def _paired(one: Pair, other: Pair, pairs: list[Pair]) -> bool:
    """Tell if two things are a list of their own in both texts: soap and water, água e sabão."""
    here = abs(one.here - other.here) - CLAUSE * abs(one.here_clause - other.here_clause)
    there = abs(one.there - other.there) - CLAUSE * abs(one.there_clause - other.there_clause)
    return max(here, there) <= _TOGETHER and not any(
        (one.here < pair.here) == (pair.here < other.here)
        or (one.there < pair.there) == (pair.there < other.there)
        for pair in pairs
        if pair is not one and pair is not other
    )


def _crossed(one: Pair, other: Pair, pairs: list[Pair]) -> bool:
    """Tell if each of two words stands with what was the other one's company."""
    ones = {p.there_clause for p in pairs if p is not one and p.here_clause == one.here_clause}
    others = {
        p.there_clause for p in pairs if p is not other and p.here_clause == other.here_clause
    }
    return one.there_clause in others and other.there_clause in ones


def _glued(thing: Pair, other: Pair) -> bool:
    """Tell if a word stands right beside another in both texts: its adjective, moved with it."""
    return abs(thing.here - other.here) <= _BESIDE and abs(thing.there - other.there) <= _BESIDE


def _in_one_clause(
    pairs: list[Pair], turning: frozenset[str], source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    yield from _turned(pairs, turning, lexicon)
    yield from compared(pairs, source, target, lexicon)


def _turned(
    pairs: list[Pair], turning: frozenset[str], lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield things that changed sides of a word between them: “walk before you drive”.

    Where the language puts such a word behind what it belongs to, they must change sides.
    """
    for mark in pairs:
        if mark.name not in turning:
            continue
        behind = lexicon.terms.postpositions
        if behind and lexicon.lang in HAN and mark.name not in _AFTER:
            behind = False  # A 比 B 更…, A 而非 B, A 引起 B
        elif behind and mark.name in COMPARED:
            continue  # “better” stands behind both
        if lexicon.lang in HAN and mark.name in {"less", "more"}:
            continue  # Chinese says both “A 不如 B” and “B 比 A 更…”
        for one in pairs:
            for other in pairs:
                if not one.here < mark.here < other.here or role_of(one) != role_of(other):
                    continue
                kept = one.there < mark.there < other.there
                turned = other.there < mark.there < one.there
                if mark.name == "instead":  # “statt Strümpfen einen Verband”
                    turned |= mark.there < one.there < other.there
                if (kept if behind else turned) and (
                    mark.name in COMPARED or _same_clauses(one, mark, other)
                ):
                    yield Severity.ERROR, one.name, other.name


def _same_clauses(one: Pair, mark: Pair, other: Pair) -> bool:
    here = {one.here_clause, mark.here_clause, other.here_clause}
    there = {one.there_clause, mark.there_clause, other.there_clause}
    return len(here) == len(there) == 1


def _strayed(pairs: list[Pair]) -> Iterator[tuple[Severity, str, str]]:
    """Yield words that stand alone and have none of their companions left in their clause."""
    clauses = {p.here_clause for p in pairs}, {p.there_clause for p in pairs}
    if any(len(side) != _CLAUSES for side in clauses):
        return  # where there are more, most are no clauses but the parts of a list
    for lone in pairs:
        if lone.name not in LONERS:
            continue
        before = {p.name for p in pairs if p.here_clause == lone.here_clause and p is not lone}
        after = {p.name for p in pairs if p.there_clause == lone.there_clause and p is not lone}
        least = 2 if lone.name in {NEGATION, "only"} else 3
        if before and after and len(before) + len(after) >= least and not before & after:
            # “so” and “because” turn a sentence round: “it is thin, so …”, “because it is thin, …”
            severity = Severity.REVIEW if lone.name == "because" else Severity.ERROR
            yield severity, lone.name, " ".join(sorted(after))
