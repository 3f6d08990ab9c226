"""“If it hurts, call us”: which clause of a text says when, if or why.

Which words open such a clause (or close one, as in Korean and Hindi) is told by ``clauses`` in
``docs/<lang>/terms.yml``; ``rest`` are words that open what it belongs to: Vietnamese thì.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, SENTENCE_ENDS, Skeleton
from leaflets.comparing.wording.spots import Parts

_END = "-end"
"""What the name of a word that closes its clause ends with: Korean 면 (if), Hindi के बाद (after)."""
_TURNED = {"effect": "cause"}
"""Words that open what the other ones leave: “it is thin, so …” is “because it is thin, …”."""
_WITHIN = "then"
"""A word that stands anywhere within the clause that it tells of."""
_FIRST = "first"
PHRASES = frozenset({"before", "after", "until"})
"""Words that mostly open no clause but a few words, which end at an “and”."""
_BREAK = "break"
"""The name of other words that such a phrase ends at: to, which."""
_REST = "rest"
_ANDS = ((("and",),), (("but",),))
_FEW = 2
"""How many words may stand before a clause that opens its sentence."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Places of the first word of a dependent clause and behind its last; likewise of the other.

    What stands on neither side, as behind a clause in the middle, may belong to either.
    """

    kind: str
    start: int
    stop: int
    first: int
    last: int

    def side(self, place: int) -> int:
        """Tell on which side a place is: 1 within the clause, -1 in the rest, 0 elsewhere."""
        if self.start <= place < self.stop:
            return -1 if self.kind in _TURNED else 1
        if self.first <= place < self.last:
            return 1 if self.kind in _TURNED else -1
        return 0


class _Cuts:
    """Where a text is cut: at the ends of sentences, at commas, and where phrases end."""

    def __init__(self, skeleton: Skeleton, cues: list[Cue], *, final: bool, english: bool) -> None:
        words = skeleton.words
        self.skeleton, self.final, self.english = skeleton, final, english
        self.ends = [at for at, word in enumerate(words) if word in SENTENCE_ENDS]
        self.commas = [at for at, word in enumerate(words) if word in CLAUSE_ENDS]
        self.breaks = [item.start for item in skeleton.items if item.readings in _ANDS]
        self.breaks += [start for start, _, _ in cues]
        self.rests = [start for start, _, name in cues if name == _REST]


def clauses_of(
    skeleton: Skeleton, cues: list[Cue], *, final: bool, english: bool = False
) -> dict[str, Clause]:
    """Return the clauses of each kind that a text has but once."""
    cuts = _Cuts(skeleton, cues, final=final, english=english)
    found: dict[str, Clause] = {}
    for cue, limit in _single(cues, skeleton, english=english):
        found[_kind(cue[2])] = _clause(cue, limit, cuts)
    return found


def _single(
    cues: list[Cue], skeleton: Skeleton, *, english: bool
) -> Iterator[tuple[Cue, int | None]]:
    """Yield the only word of each kind that opens a clause, and where it must end, if told.

    “Vì A nên B” has two words for one thing. Of words that are now “if” and now no such thing (fr.
    si, s', pt. se), the one is meant that opens a part.
    """
    kinds = defaultdict[str, list[Cue]](list)
    for cue in cues:
        kinds[_kind(cue[2])].append(cue)
    words = skeleton.words
    for kind, said in kinds.items():
        if kind in {_BREAK, _REST}:
            continue
        if len(said) == 1:
            yield said[0], None
        elif english:
            continue
        elif [name in _TURNED for _, _, name in said] == [False, True]:
            if SENTENCE_ENDS.isdisjoint(words[said[0][0] : said[1][0]]):
                yield said[0], said[1][0]
        elif kind == "if":
            opening = [cue for cue in said if not cue[0] or words[cue[0] - 1] in CLAUSE_ENDS]
            if len(opening) == 1 and not opening[0][2].endswith(_END):
                yield opening[0], None


def _clause(cue: Cue, limit: int | None, cuts: _Cuts) -> Clause:
    """Return the clause of the word that opens or closes it."""
    start, stop, name = cue
    ends, commas = cuts.ends, cuts.commas
    before, after = bisect_left(ends, start), bisect_left(ends, stop)
    first = ends[before - 1] + 1 if before else 0
    last = ends[after] if after < len(ends) else len(cuts.skeleton.words)
    plain = name.removesuffix(_END)
    if plain == _WITHIN:
        own = _part(start, first, last, cuts)
    elif name.endswith(_END):
        place = bisect_left(commas, start)
        own = max(first, commas[place - 1] + 1 if place else 0), stop
        first = own[0]
    else:
        place = bisect_right(commas, start)
        while place < len(commas) and commas[place] < stop:  # після того, як
            place += 1
        own = start, min(last, commas[place] if place < len(commas) else last)
        if limit is not None:
            own = start, limit
        elif plain in PHRASES:
            own = start, min([own[1], *(at for at in cuts.breaks if at >= stop)])
        else:
            own = start, min([own[1], *(at for at in cuts.rests if at >= stop)])
        if start - first > _FEW:
            last = own[1]
    return Clause(plain, *own, first, last)


def _part(start: int, first: int, last: int, cuts: _Cuts) -> tuple[int, int]:
    """Return the part of a “then”; behind a “first” in the same part it begins with the word."""
    parts = Parts(cuts.skeleton, final=cuts.final)
    begin, end = parts.around(start)
    if begin == start > first and not cuts.english:  # “und ziehen Sie dann”: it began before
        begin, _ = parts.around(start - 1)
    own = max(begin, first), min(end, last)
    firsts = [item.start for item in cuts.skeleton.items if _FIRST in item.atoms]
    if own[0] == first or any(own[0] <= at < start for at in firsts):
        return start, own[1]
    return own


def _kind(name: str) -> str:
    plain = name.removesuffix(_END)
    return _TURNED.get(plain, plain)
