"""“Do not shave or wax” told as “shave and do not wax”: a “not” that has left one of two verbs.

Counted over the whole text nothing is lost, as a translation may say the “not” once or for each.
"""

from collections.abc import Iterator
from typing import NamedTuple

from leaflets.comparing.wording.arabic import NOR
from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.governed import is_governed
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, Item, Row, Skeleton
from leaflets.comparing.wording.unable import denies
from leaflets.findings import Severity

_PLAIN = frozenset({"not", "never", "don't"})
_OR = (("or",),)
_ASIDE = frozenset("on in for before after within during until at while to since".split())
"""Words that open what is said of all parts: when, and where."""
_JOINING = frozenset({("and",), ("or",), ("but",)})
_COMMAND = "command"
_VAGUE = frozenset("link scale/logic comparator scale/negation scale/certainty certainty".split())
_REFUSING = frozenset(
    "avoid stop refuse prevent without never advised-against instead except only wait".split()
)


class _List(NamedTuple):
    """A “not” of English, what stands in the first and the last part it denies, and behind."""

    no: Item
    first: list[Item]
    last: list[Item]
    aside: list[Item]


def _lists(source: Skeleton, english: Lexicon) -> list[_List]:
    """Return each “not A or B” of an English text that has no other “not” before it."""
    found = []
    nots = [item for item in source.items if NEGATION in item.atoms]
    for joining in source.items:
        if joining.readings != _OR or not is_governed(joining, source, english):
            continue
        sentence = source.sentence(joining.start)
        own = [no for no in nots if no.start < joining.start]
        own = [no for no in own if source.sentence(no.start) == sentence]
        if len(own) != 1 or _PLAIN.isdisjoint(source.words[own[0].start : own[0].stop]):
            continue
        no = own[0]
        commas = [at for at in source.marks if no.stop <= at < joining.start]
        cut = min([*commas, joining.start])
        end = min([at for at in source.marks if at > joining.start], default=len(source.words))
        kind = english.concepts.kind
        told = [i for i in source.items if any(kind(atom) not in _VAGUE for atom in i.atoms)]
        first = [item for item in told if no.stop <= item.start < cut]
        last = [item for item in told if joining.stop <= item.start < end]
        aside = range(last[0].stop, end) if last else ()
        end = next((at for at in aside if source.words[at] in _ASIDE), end)
        behind = [item for item in last if item.start >= end]
        last = [item for item in last if item.start < end]
        if first and last:
            found.append(_List(no, first, last, behind))
    return found


@asked_if(lambda source, english: source.once_in(_lists, english))
def halved(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield the verb of a “not A or B” that a translation commands."""
    twins = {id(one): other for _, one, other in matched.pairs}
    for no, *parts in source.once_in(_lists, english):
        left, right, aside = ([twins[id(i)] for i in part if id(i) in twins] for part in parts)
        right = right or aside
        before = max((one.stop for one in left), default=0)
        if not (left and right) or right[0].start < before:
            continue
        behind = min(one.start for one in right if one.start >= before)
        if target.sentence(before) != target.sentence(behind):
            continue
        affirmed = _affirmed(before, behind, target, lexicon)
        if affirmed:
            words = source.text(no), target.words_at(*affirmed)
            yield "negation", Severity.ERROR, NEGATION, "", *words
            return


def _affirmed(
    before: int, behind: int, target: Skeleton, lexicon: Lexicon
) -> tuple[int, int] | None:
    """Return the places of a part without a “not”, between two parts of which one has it."""
    words = target.words
    start = max(
        (at + 1 for at, word in enumerate(words[:before]) if word in SENTENCE_ENDS), default=0
    )
    ends = [at for at in target.marks if at >= behind]
    stop = min(ends, default=len(words))
    within = [item for item in target.items if start <= item.start < stop]
    nots = [item for item in within if denies(item, target, lexicon)]
    cuts = [item.start for item in within if not _JOINING.isdisjoint(item.readings)]
    cuts += [at for at in target.marks if start <= at < stop]
    cuts += [item.start for item in nots if _joins(target.text(item), lexicon)]
    cuts = sorted(at for at in cuts if before <= at <= behind)
    if not nots or not cuts:
        return None
    first, last = cuts[0], cuts[-1]
    commands = [cue for cue in target.told("joining", lexicon) if cue[2] == _COMMAND]
    if nots[0].start >= first:
        begin = max([start, *(at + 1 for at in target.marks if at < before)])
        refused = any(not _REFUSING.isdisjoint(item.atoms) for item in within if item.start < first)
        ordered = any(begin <= at < first for at, _, _ in commands)
        plain = not lexicon.terms.postpositions and nots[0].start <= behind
        shared = any(item.start == first and ("or",) in item.readings for item in within)
        ordered = ordered and not (shared and lexicon.terms.postpositions)
        return (begin, first) if (ordered or plain) and not refused else None
    denied = any(item.start >= last for item in nots)
    refused = any(not _REFUSING.isdisjoint(item.atoms) for item in within if item.start >= last)
    joined = any(item.start == last and ("or",) in item.readings for item in within)
    ordered = any(last <= at < stop for at, _, _ in commands)
    return (last, stop) if ordered and not (denied or refused or joined) else None


def _joins(words: str, lexicon: Lexicon) -> bool:
    """Tell if a “not” has an “and” within: nor, й не, ولا."""
    first = words.partition(" ")[0]
    return lexicon.is_concord(words) or first in lexicon.joiners or first in NOR
