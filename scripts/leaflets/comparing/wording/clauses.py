"""“If it hurts, call us”: whether what a clause depends on is the same clause in both texts.

Which words open a clause that says when, if or why (or close one, as in Korean and Hindi) is told
by ``clauses`` in ``docs/<lang>/terms.yml``. A translation may put such a clause before or behind
the other. If what stands within it in English stands outside it in the translation, and the other
way round, condition and consequence were exchanged, or cause and effect, or earlier and later.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.spots import Parts, Spot, own_spots

_END = "-end"
"""What the name of a word that closes its clause ends with: Korean 면 (if), Hindi के बाद (after)."""
_TURNED = {"effect": "cause"}
"""Words that open what the other ones leave: “it is thin, so …” is “because it is thin, …”."""
_WITHIN = frozenset({"then"})
"""Words that stand anywhere within the clause that they tell of."""
_PHRASES = frozenset({"before", "after", "until"})
"""Words that mostly open no clause but a few words, which end at an “and”."""
_BREAK, _REST = "break", "rest"
"""Other words that such a phrase ends at: to, which; and what opens the rest: if …, then."""
_NONE = frozenset({_BREAK, _REST})
_BUT_ALONE = ("but",)
_ANDS = ((("and",),), (_BUT_ALONE,))
_FEW = 2
"""How many words may stand before a clause that opens its sentence."""
_PAIR = 2
"""How many words of a kind stand in a text of which one takes up the other."""
_OPENING = frozenset({"first", "cause"})
_VAGUE = frozenset("link scale/logic comparator certainty scale/negation".split())


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
    closed: bool = False
    """A word stands at its end, and none at its beginning."""

    def holds(self, place: int) -> bool:
        """Tell if a place is within the clause."""
        return self.start <= place < self.stop

    def side(self, place: int) -> int:
        """Tell on which side a place is: 1 within the clause, -1 in the rest, 0 elsewhere."""
        if self.start <= place < self.stop:
            return -1 if self.kind in _TURNED else 1
        if self.first <= place < self.last:
            return 1 if self.kind in _TURNED else -1
        return 0


def clauses_of(
    skeleton: Skeleton, cues: list[Cue], *, final: bool, english: bool = False
) -> dict[str, Clause]:
    """Return the clauses of each kind that a text has but once."""
    found: dict[str, Clause] = {}
    names = Counter(_kind(name) for _, _, name in cues)
    words = skeleton.words
    ends, commas = skeleton.ends, skeleton.marks
    ands = [item.start for item in skeleton.items if item.readings in _ANDS]
    cuts = [
        item.stop if final else item.start for item in skeleton.items if _BUT_ALONE in item.readings
    ]
    breaks = ands + [start for start, _, _ in cues]
    rests = [start for start, _, name in cues if name == _REST]
    both = _correlated(cues, names, words)
    for start, stop, name in cues:
        kind = _kind(name)
        if kind in _NONE or (names[kind] != 1 and (start, name) not in both):
            continue
        before, after = bisect_left(ends, start), bisect_left(ends, stop)
        first = ends[before - 1] + 1 if before else 0
        last = ends[after] if after < len(ends) else len(words)
        plain = name.removesuffix(_END)
        if plain in _WITHIN:
            begin, end = _part_of(start, Parts(skeleton, final=final), [] if english else ands)
            own = max(begin, first), min(end, last)
            if own[0] == first:
                own = start, own[1]
            if start == first > 0:  # “Wear it; then walk.”
                first = ends[before - 2] + 1 if before > 1 else 0
        elif name.endswith(_END):
            place = bisect_left(commas, start)
            buts = [at for at in cuts if at < start]
            buts += [end for _, end, one in cues if end <= start and one.endswith(_END)]
            own = max(first, commas[place - 1] + 1 if place else 0, *buts), stop
            first = own[0]
        else:
            place = bisect_left(commas, stop)  # “після того, як …”
            own = start, min(last, commas[place] if place < len(commas) else last)
            if both.get((start, name), -1) > 0:
                own = start, both[start, name]
            own = start, min([own[1], *(at for at in rests if at > start)])
            if plain in _PHRASES:
                own = start, min([own[1], *(at for at in breaks if at > start)])
            if start - first > _FEW:
                last = own[1]
        found[kind] = Clause(plain, *own, first, last, closed=name.endswith(_END))
    return found


def _part_of(start: int, parts: Parts, ands: list[int]) -> tuple[int, int]:
    """Return where the part of a “then” begins and ends: “und ziehen Sie dann” began before."""
    begin, end = parts.around(start)
    before = parts.around(start - 1)[0] if begin == start > 0 else -1
    return (before if before in ands else begin), end


def _correlated(
    cues: list[Cue], names: Counter[str], words: list[str]
) -> dict[tuple[int, str], int]:
    """Return the place and name of each cue that another takes up, and where the clause ends.

    “Vì … nên”, “weil …, deshalb”: the second word opens what the first clause leads to. Of several
    “se” of Portuguese the first says “if”, where it opens the text; the others are pronouns.
    """
    found: dict[tuple[int, str], int] = {}
    ifs = [cue for cue in cues if cue[2] == "if"] if names["if"] > 1 else []
    if ifs and ifs[0][0] == 0 and len({*(words[cue[0]] for cue in ifs)}) == 1:
        found[0, "if"] = -1
    if names["cause"] == _PAIR:
        (start, _, name), (end, _, other) = (cue for cue in cues if _kind(cue[2]) == "cause")
        if (name, other) == ("cause", "effect"):
            found[start, name] = end
    return found


def _kind(name: str) -> str:
    plain = name.removesuffix(_END)
    return _TURNED.get(plain, plain)


def dependent(source: Skeleton, english: Lexicon) -> list[tuple[set[str], set[str]]]:
    """Return what stands within each dependent clause of a text, and what in the rest."""
    found = []
    clauses = source.once_in(english_clauses, english)
    spots = list(filter(is_plain, own_spots(source, english))) if clauses else []
    for clause in clauses.values():
        within, beside = (
            {spot.name for spot in spots if clause.side(spot.here) == side} for side in (1, -1)
        )
        if within and beside:
            found.append((within, beside))
    return found


def english_clauses(source: Skeleton, english: Lexicon) -> dict[str, Clause]:
    """Return the clauses of an English text."""
    return clauses_of(source, source.told("clauses", english), final=False, english=True)


def is_plain(spot: Spot) -> bool:
    """Tell if a thing belongs to one clause, and is no word that opens one."""
    return spot.kind not in _VAGUE and spot.name not in _OPENING
