"""“The nurse wraps, the doctor checks”: things that stand the other way round, with no reason.

A hint for what no rule tells for sure. Most languages keep the order of two things of a kind, if
what stands between them stays there; and the sides of a word that joins two statements.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.roles import PERSON, class_of
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, SENTENCE_ENDS, Item, Skeleton
from leaflets.comparing.wording.spots import scale_of
from leaflets.findings import Severity

_DEED, _SIDE = "deed", "side"
_KINDS = {"anatomy": "anatomy", "time": "time", "scale/place": _SIDE} | dict.fromkeys(
    "activity scale/action movement care process procedure admin".split(), _DEED
)
"""Kinds, beside those that act, of which two in two parts may be exchanged."""
_ACTING = frozenset({PERSON, "product", "effect"})
_LINK, _INSTEAD = "link", "instead"
_JOINING = frozenset({"and", "but", "then"})
"""Words that stay between two deeds that were exchanged."""
_LISTING = frozenset({"and", "or"})
_BREAKING = _LISTING | {"but"}
_ASIDE = {"clinic": "at in", "doctors-office": "at in"}
"""Things that may stand anywhere in a sentence, with the English words before them."""
_TOOLS = frozenset({"needle", "syringe"})
"""Likewise, whatever stands before them."""
_LIKE = "like"
_BESIDE = 4
_APART = 1
"""How many words stand at least between two things that are not in a list."""
_VERB_FIRST = "verb-first"
"""The role of a language in which both stand behind the verb, side by side."""
_SURE = 2
"""How many things stay between two others that were surely exchanged."""
_CAUSING = frozenset("because cause then but sign than".split())
_TIMING = frozenset("if before after during".split())
"""Words between two statements: which is which would be told by their order."""
_FRONTED = _TIMING | {"because", "unless", "until"}
"""Words whose clause may come first."""
_TURNING = _FRONTED | {"instead", "than", "example", "except", "consist"}
_OWNING = frozenset("of with by under beneath wrapped for".split())
"""Words, and concepts, whose sides are turned where they stand behind what belongs to them."""
_BEHIND = frozenset("before after until".split())
"""Words that stand behind their clause in some languages, so that the order is turned."""
_VAGUE = frozenset(
    "link time comparator number certainty frequency proportion negation logic".split()
)
"""Kinds whose concepts belong to the whole sentence."""

Found = tuple[Severity, str, str]
Pairs = dict[str, tuple[Item, Item]]
"""What both texts say once: its places in either."""


class Couple(NamedTuple):
    """Two things of a kind in a sentence.

    ``broken`` tells that a comma or “and” parts them, ``loose`` that besides no word stands between
    them for which another language turns them round: A of B, A rather than B, A if B.
    """

    one: str
    other: str
    kind: str
    broken: bool
    loose: bool


def crosswise(
    asked: tuple[list[Couple], frozenset[str]],
    pairs: Pairs,
    source: Skeleton,
    target: Skeleton,
    lexicon: Lexicon,
) -> Found | None:
    """Return two things of a kind that changed their order, or a word whose sides did."""
    couples, pivots = asked
    found = next(_turned(couples, pairs, target, lexicon), None) if couples else None
    if found is None and pivots:
        found = next(_pivoted(pivots, pairs, source, target, lexicon), None)
    return found


def couples_of(source: Skeleton, english: Lexicon) -> list[Couple]:
    """Return each two things of a kind in a sentence of English, in their order."""
    words, things = source.words, list[tuple[str, str, Item]]()
    for item in source.items:
        for atom in sorted(item.atoms):  # in any order, but the same in each run
            kind = class_of(atom, english) or _KINDS.get(english.concepts.kind(atom), "")
            if kind and not _is_aside(atom, item, words):
                things.append((atom, kind, item))
    found = []
    for (one, kind, first), (other, alike, second) in combinations(things, 2):
        if kind != alike or one == other or second.start < first.stop:
            continue
        if SENTENCE_ENDS.isdisjoint(words[first.stop : second.start]):
            broken = _is_broken(first, second, source)
            if kind not in _ACTING and not broken and not _is_joined(first, second, source):
                continue
            loose = not broken and _is_loose(first, second, source)
            found.append(Couple(one, other, kind, broken, loose))
    return found


def _is_joined(first: Item, second: Item, source: Skeleton) -> bool:
    """Tell if a word such as “then” stands between two things."""
    return any(
        first.stop <= item.start < second.start and not _JOINING.isdisjoint(item.atoms)
        for item in source.items
    )


def _is_loose(first: Item, second: Item, source: Skeleton) -> bool:
    """Tell if nothing stands between two things for which another language turns them round."""
    return _OWNING.isdisjoint(source.words[first.stop : second.start]) and not any(
        first.stop <= item.start < second.start and not _TURNING.isdisjoint(item.atoms)
        for item in source.items
    )


def _is_aside(atom: str, item: Item, words: list[str]) -> bool:
    """Tell if a thing may stand anywhere, or is but like another: in our clinic, with a needle."""
    if atom in _TOOLS or _LIKE in words[item.stop : item.stop + 1]:
        return True
    before = words[max(0, item.start - _BESIDE) : item.start]
    return atom in _ASIDE and not set(_ASIDE[atom].split()).isdisjoint(before)


def _is_broken(first: Item, second: Item, skeleton: Skeleton) -> bool:
    """Tell if a comma, an “and” or their like parts two things."""
    inner = skeleton.words[first.stop : second.start]
    return not CLAUSE_ENDS.isdisjoint(inner) or any(
        first.stop <= item.start < second.start and not _BREAKING.isdisjoint(item.atoms)
        for item in skeleton.items
    )


def _turned(
    couples: list[Couple], pairs: Pairs, target: Skeleton, lexicon: Lexicon
) -> Iterator[Found]:
    """Yield two things of a kind in the other order, where what stood between them stayed."""
    for couple in couples:
        one_pair, other_pair = pairs.get(couple.one), pairs.get(couple.other)
        if one_pair is None or other_pair is None:
            continue
        (first, last), (second, here) = one_pair, other_pair
        if here.stop > last.start or first.start > second.start:
            continue
        within = target.words[here.stop : last.start]
        if not SENTENCE_ENDS.isdisjoint(within):
            continue
        between = [
            name
            for name, (one, two) in pairs.items()
            if first.stop <= one.start < second.start and here.stop <= two.start < last.start
        ]
        if couple.kind == _DEED and _JOINING.isdisjoint(between):
            continue
        if any(
            first.stop <= pairs[name][0].start < second.start and pairs[name][1].start < here.start
            for name in _FRONTED & pairs.keys()
        ):
            continue  # “A if B” is “if B, A”
        stayed = [name for name in between if _stays(name, lexicon)]
        broken = couple.broken and _is_broken(here, last, target)
        severity = _judged(couple, stayed, broken, second.start - first.stop, len(within), lexicon)
        if severity:
            yield severity, couple.one, couple.other


def _stays(name: str, lexicon: Lexicon) -> bool:
    """Tell if something has a place of its own between two things."""
    return name not in _BREAKING and name != _INSTEAD and lexicon.concepts.kind(name) != _LINK


def _judged(
    couple: Couple, stayed: list[str], broken: bool, here: int, there: int, lexicon: Lexicon
) -> Severity | None:
    """Tell how sure it is that two things were exchanged."""
    final = lexicon.lang == "ko"
    if couple.kind in _ACTING:
        if broken and len(stayed) >= _SURE and not lexicon.marks_behind:
            return Severity.ERROR
        if stayed and (broken or not final or couple.kind == PERSON):
            return Severity.REVIEW
        behind = lexicon.terms.postpositions
        apart = couple.loose if behind else not (couple.broken or broken)
        if apart and here >= _APART:
            adjacent = _VERB_FIRST in lexicon.terms.roles and couple.loose
            return Severity.REVIEW if there >= _APART or adjacent else None
        return None
    if couple.kind == _SIDE and final and couple.broken:
        return Severity.REVIEW  # “the left leg first, and the right one later”
    deeds = couple.kind == _DEED
    fixed = not (lexicon.terms.postpositions if deeds else lexicon.marks_behind)
    return Severity.REVIEW if stayed and (broken or deeds) and fixed else None


def pivots_of(source: Skeleton) -> frozenset[str]:
    """Return the words of an English text whose sides tell something."""
    return frozenset(
        name for item in source.items for name in item.atoms & (_CAUSING | _TIMING | _BEHIND)
    )


def _pivoted(
    pivots: frozenset[str], pairs: Pairs, source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> Iterator[Found]:
    """Yield a word each of whose sides has something of the other; or none, if it stands behind."""
    names = _BEHIND if lexicon.marks_behind else _CAUSING
    names = names if lexicon.terms.postpositions else names | _TIMING
    for name in sorted(pivots & names & pairs.keys()):
        here, there = pairs[name]
        ways = {
            (one.start < here.start) == (two.start < there.start) for one, two in pairs.values()
        }
        if lexicon.marks_behind == (False in ways):
            continue
        ends = _sentence(source, here), _sentence(target, there)
        sides = {
            (one.start < here.start, two.start < there.start): other
            for other, (one, two) in pairs.items()
            if one.start in ends[0] and two.start in ends[1] and other != name
            if scale_of(other, lexicon).removeprefix("scale/") not in _VAGUE
        }
        crossed = sides.keys() >= {(True, False), (False, True)}
        kept = sides.keys() == {(True, True), (False, False)}
        if kept if lexicon.marks_behind else crossed:
            side = not lexicon.marks_behind
            yield Severity.REVIEW, sides[True, not side], sides[False, side]


def _sentence(skeleton: Skeleton, item: Item) -> range:
    """Return the places of the sentence of an item."""
    words = skeleton.words
    first = item.start
    while first and words[first - 1] not in SENTENCE_ENDS:
        first -= 1
    last = item.stop
    while last < len(words) and words[last] not in SENTENCE_ENDS:
        last += 1
    return range(first, last)
