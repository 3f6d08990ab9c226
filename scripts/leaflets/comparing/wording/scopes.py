"""What “not” and “only” belong to: “not all”, “only after meals”, “the doctor, not the nurse”."""

from collections.abc import Iterator
from itertools import takewhile

from leaflets.comparing.wording.contrasts import CHOOSING
from leaflets.comparing.wording.focus import SPLIT, stands_behind
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Skeleton
from leaflets.comparing.wording.weighing import THINGS
from leaflets.comparing.wording.wholes import takes_part, whole
from leaflets.findings import Severity

_ONLY = "only"
_FOCUS = frozenset("if before after during until day-time night morning evening".split())
"""Words that “only” may belong to, and that are no things."""
_WHEN = "scale/immediacy"
_ACTION = "scale/action"
_TIMES = frozenset({_WHEN, "scale/place", "scale/proportion"})
_OR = (("or",),)
_LISTED = 6
"""How many words may stand between a “not” and the “or” of what it denies."""
_BESIDE = 2
"""How many words may stand between a word and what it belongs to: articles, “your”."""
_APART = 2
"""How far apart two things stand at least, in words, of which “only” belongs to but one."""

_MORE = frozenset("scale/size scale/place scale/severity quality process thing quantity".split())
_ARTICLES = frozenset({"the", "a", "an", "your", "our", "one"})

Moved = Iterator[tuple[Severity, str, str]]


class _Twins:
    """What each item of one text is in the other, where it stands once."""

    def __init__(self, matched: Match, source: Skeleton, target: Skeleton) -> None:
        self.source, self.target = source, target
        self._names: dict[int, str] = {}
        self._there: dict[int, Item] = {}
        self._here: dict[int, Item] = {}
        for atom, one, other in matched.pairs:
            self._names.setdefault(id(one), atom)
            self._there.setdefault(id(one), other)
            self._here.setdefault(id(other), one)

    def name(self, item: Item) -> str:
        """Return the concept of an English item, "" for one that has no twin."""
        return self._names.get(id(item), "")

    def there(self, item: Item) -> Item | None:
        """Return the translation of an English item."""
        return self._there.get(id(item))

    def here(self, item: Item) -> Item | None:
        """Return the English of a translated item."""
        return self._here.get(id(item))


def rescoped(matched: Match, source: Skeleton, target: Skeleton, lexicon: Lexicon) -> Moved:
    """Yield a “not” or “only” that belongs to something else, and what it belongs to now."""
    names = source.once(scoped)
    if names.isdisjoint(matched.names):
        return
    marks = {atom: (one, other) for atom, one, other in matched.pairs if atom in names}
    twins = _Twins(matched, source, target)
    if NEGATION in marks and _once(NEGATION, source, target):
        yield from whole(*marks[NEGATION], matched, source, target, lexicon)
        yield from _refused(*marks[NEGATION], twins, lexicon)
        yield from _spared(*marks[NEGATION], twins, lexicon)
    if _ONLY in marks and _once(_ONLY, source, target):
        yield from _focused(*marks[_ONLY], twins, lexicon)


def scoped(source: Skeleton) -> frozenset[str]:
    """Return the “not” and the “only” of a text that stand where they may be moved."""
    found = {_ONLY} if any(_ONLY in item.atoms for item in source.items) else set()
    for no in source.items:
        if NEGATION in no.atoms and (
            source.words[no.start - 1] in CHOOSING
            or any(takes_part(no, item, source) for item in source.items)
            or any(item.start >= no.stop and item.readings == _OR for item in source.items)
        ):
            found.add(NEGATION)
    return frozenset(found)


def _once(name: str, source: Skeleton, target: Skeleton) -> bool:
    """Tell if both texts say something but once."""
    return all(
        sum(any(name in reading for reading in item.readings) for item in skeleton.items) == 1
        for skeleton in (source, target)
    )


def _refused(no: Item, there: Item, twins: _Twins, lexicon: Lexicon) -> Moved:
    """Yield the two things of “A, not B” that have become “B, not A”."""
    refused = _beside(twins.source, no, 1, lexicon)
    if refused is None or twins.source.words[no.start - 1] not in CHOOSING:
        return
    behind = lexicon.marks_behind
    now = _beside(twins.target, there, -1 if behind else 1, lexicon)
    right = twins.there(refused)
    if now is None or right is None or right is now:
        return
    chosen = twins.here(now)
    if chosen is None or chosen.start > no.start:
        return
    one, other = twins.name(chosen), twins.name(refused)
    kind = lexicon.concepts.kind
    if kind(one) in THINGS and kind(other) in THINGS:
        yield Severity.ERROR, one, other


def _spared(no: Item, there: Item, twins: _Twins, lexicon: Lexicon) -> Moved:
    """Yield the first of “not A or B” that has come before the “not”: “A, but not B”."""
    if lexicon.marks_behind:
        return
    behind = [item for item in twins.source.items if item.start >= no.stop]
    at = next((n for n, item in enumerate(behind) if item.readings == _OR), 0)
    if not 0 < at < len(behind) - 1 or behind[at].start - no.stop > _LISTED:
        return
    second = behind[at + 1]
    for first in dict.fromkeys((at - 1, 0)):
        now, other = twins.there(behind[first]), twins.there(second)
        one, two = twins.name(behind[first]), twins.name(second)
        same = lexicon.concepts.kind(one) == lexicon.concepts.kind(two)
        verbs = behind[first].start == no.stop and lexicon.concepts.kind(two) == _ACTION
        if now is None or other is None or not (same or verbs):
            continue
        if now.stop <= there.start and there.stop <= other.start:
            yield Severity.ERROR, one, two
            return


def _focused(only: Item, there: Item, twins: _Twins, lexicon: Lexicon) -> Moved:
    """Yield an “only” that has gone to a thing before it: “only ibuprofen after meals”."""
    focus = _beside(twins.source, only, 1, lexicon) or _beside(twins.source, only, -1, lexicon)
    if only.start == 0 or twins.source.words[only.start - 1] in CLAUSE_ENDS:
        yield from _left_alone(only, there, twins, lexicon)
    if focus is None:
        return
    final = lexicon.lang == "ko"
    way = 0 if final else -1 if stands_behind(there, twins.target, lexicon) else 1
    now = _beside(twins.target, there, way, lexicon)
    right, chosen = twins.there(focus), now and twins.here(now)
    if twins.target.words[there.start] in SPLIT:
        return
    if now is not None and twins.name(focus) in _FOCUS and now.start > there.stop:
        return  # nur dann …, wenn
    if now is None or chosen is None or chosen is focus or right is None or right is now:
        return
    if twins.name(focus) in _FOCUS and 0 <= right.start - now.stop <= _BESIDE:
        return  # “for the first two nights only”, “only during the first two nights”
    name = twins.name(chosen)
    apart = abs(focus.start - chosen.start) > _APART or twins.name(focus) in _FOCUS
    before = chosen.start < only.start or lexicon.concepts.kind(name) == _WHEN
    if apart and (before or final):
        yield Severity.ERROR, _ONLY, name


def _left_alone(only: Item, there: Item, twins: _Twins, lexicon: Lexicon) -> Moved:
    """Yield an “only” that opens its clause and has left its noun: “the doctor only decides”.

    Its noun are the words up to the next verb. In the translation none of them stands beside it.
    """
    source, target = twins.source, twins.target
    behind = [item for item in source.items if item.start >= only.stop]
    noun = list(takewhile(lambda item: _is_named(item, lexicon), behind))
    at = only.stop + (source.words[only.stop] in _ARTICLES)
    if not noun or noun[0].start != at or not any(map(twins.there, noun)):
        return
    first = target.words[there.start]
    plain = there.readings[0] == (_ONLY,) and first not in SPLIT
    plain = plain and not stands_behind(there, target, lexicon)
    if not plain or lexicon.says(first, NEGATION):
        return
    others = [item for item in target.items if item is not there]
    if lexicon.lang == "ko":
        single = there.stop - there.start == 1
        near = [item for item in others if single and item.start <= there.start < item.stop]
    else:
        near = [item for item in others if 0 <= item.start - there.stop < _BESIDE][:1]
        if lexicon.terms.postpositions and any(item.stop == there.start for item in others):
            return
    chosen = [twins.here(item) for item in near]
    names = {atom for item in noun for atom in item.atoms}
    if chosen and all(item is not None and names.isdisjoint(item.atoms) for item in chosen):
        yield Severity.ERROR, _ONLY, twins.name(chosen[0]) if chosen[0] else ""


def _is_named(item: Item, lexicon: Lexicon) -> bool:
    """Tell if a word is a thing, or an adjective before it."""
    kinds = map(lexicon.concepts.kind, item.atoms)
    return any(kind in THINGS or kind in _MORE for kind in kinds)


def _beside(skeleton: Skeleton, mark: Item, way: int, lexicon: Lexicon) -> Item | None:
    """Return the thing right behind (1) a word, before it (-1), or in the same word (0)."""
    best = None
    for item in skeleton.items:
        if item is mark:
            continue
        if way == 0 and item.start <= mark.start < item.stop and _may_be_meant(item, lexicon):
            return item
        near = item.start - mark.stop if way > 0 else mark.start - item.stop
        if 0 <= near <= _BESIDE and (best is None or way < 0):
            best = item
    if best is None or way == 0 or not _may_be_meant(best, lexicon):
        return None
    between = skeleton.words[min(mark.stop, best.stop) : max(mark.start, best.start)]
    return best if CLAUSE_ENDS.isdisjoint(between) else None


def _may_be_meant(item: Item, lexicon: Lexicon) -> bool:
    """Tell if a word is a thing or one of the links that “only” may belong to."""
    concepts = lexicon.concepts
    return any(
        atom in _FOCUS or concepts.kind(atom) in THINGS or concepts.kind(atom) in _TIMES
        for reading in item.readings
        for atom in reading
    )
