"""“If it hurts, call us”: whether what a clause depends on is the same clause in both texts.

Which words open a clause that says when, if or why (or close one, as in Korean and Hindi) is told
by ``clauses`` in ``docs/<lang>/terms.yml``. A translation may put such a clause before or behind
the other. If what stands within it in English stands outside it in the translation, and the other
way round, condition and consequence were exchanged, or cause and effect, or earlier and later.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, SENTENCE_ENDS, Skeleton
from leaflets.comparing.wording.spots import Parts, Spot, own_spots
from leaflets.findings import Severity

_END = "-end"
"""What the name of a word that closes its clause ends with: Korean 면 (if), Hindi के बाद (after)."""
_TURNED = {"effect": "cause"}
"""Words that open what the other ones leave: “it is thin, so …” is “because it is thin, …”."""
_WITHIN = frozenset({"then"})
"""Words that stand anywhere within the clause that they tell of."""
_PHRASES = frozenset({"before", "after", "until"})
"""Words that mostly open no clause but a few words, which end at an “and”."""
_BREAK = "break"
"""The name of other words that such a phrase ends at: to, which."""
_ANDS = ((("and",),), (("but",),))
_FEW = 2
"""How many words may stand before a clause that opens its sentence."""
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
    ends = [at for at, word in enumerate(words) if word in SENTENCE_ENDS]
    commas = [at for at, word in enumerate(words) if word in CLAUSE_ENDS]
    breaks = [item.start for item in skeleton.items if item.readings in _ANDS]
    breaks += [start for start, _, _ in cues]
    for start, stop, name in cues:
        kind = _kind(name)
        if names[kind] != 1 or kind == _BREAK:
            continue
        before, after = bisect_left(ends, start), bisect_left(ends, stop)
        first = ends[before - 1] + 1 if before else 0
        last = ends[after] if after < len(ends) else len(words)
        plain = name.removesuffix(_END)
        if plain in _WITHIN:
            parts = Parts(skeleton, final=final)
            begin, end = parts.around(start)
            if begin == start > first and not english:  # “und ziehen Sie dann”: it began before
                begin, _ = parts.around(start - 1)
            own = max(begin, first), min(end, last)
            if own[0] == first:
                own = start, own[1]
        elif name.endswith(_END):
            place = bisect_left(commas, start)
            own = max(first, commas[place - 1] + 1 if place else 0), stop
            first = own[0]
        else:
            place = bisect_right(commas, start)
            own = start, min(last, commas[place] if place < len(commas) else last)
            if plain in _PHRASES:
                own = start, min([own[1], *(at for at in breaks if at > start)])
            if start - first > _FEW:
                last = own[1]
        found[kind] = Clause(plain, *own, first, last)
    return found


def _kind(name: str) -> str:
    plain = name.removesuffix(_END)
    return _TURNED.get(plain, plain)


def dependent(source: Skeleton, english: Lexicon) -> list[tuple[set[str], set[str]]]:
    """Return what stands within each dependent clause of a text, and what in the rest."""
    found = []
    clauses = source.once_in(_english_clauses, english)
    spots = list(filter(_is_plain, own_spots(source, english))) if clauses else []
    for clause in clauses.values():
        within, beside = (
            {spot.name for spot in spots if clause.side(spot.here) == side} for side in (1, -1)
        )
        if within and beside:
            found.append((within, beside))
    return found


def _english_clauses(source: Skeleton, english: Lexicon) -> dict[str, Clause]:
    return clauses_of(source, source.told("clauses", english), final=False, english=True)


def _is_plain(spot: Spot) -> bool:
    return spot.kind not in _VAGUE and spot.name != "first"


def exchanged_clauses(
    found: list[Spot], source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield a thing of the one clause and one of the other that changed places."""
    here = source.once_in(_english_clauses, english)
    says = target.told("clauses", lexicon) if here else []
    if not says:
        return
    there = clauses_of(target, says, final=lexicon.lang == "ko")
    kinds = here.keys() & there.keys()
    spots = list(filter(_is_plain, found))
    for kind in sorted(kinds):
        if pair := _swapped(spots, here[kind], there[kind]):
            yield Severity.ERROR, pair[0].name, pair[1].name
            return


def _swapped(spots: list[Spot], here: Clause, there: Clause) -> tuple[Spot, Spot] | None:
    """Return two things that changed sides, if all did, or if the two are of one kind."""
    inwards: list[Spot] = []
    outwards: list[Spot] = []
    stayed = 0
    for spot in spots:
        one, other = here.side(spot.here), there.side(spot.there)
        if one * other < 0:
            (outwards if one > 0 else inwards).append(spot)
        elif one * other:
            stayed += 1
    if not inwards or not outwards:
        return None
    if not stayed:
        return outwards[0], inwards[0]
    pairs = ((one, other) for one in outwards for other in inwards)
    return next((pair for pair in pairs if pair[0].role == pair[1].role), None)
