"""What a translation only says of some cases: “may be” for “will be”, “if” for “even if”."""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import (
    SENTENCE_ENDS,
    Row,
    Skeleton,
)
from leaflets.findings import Severity

_FUTURE = "future"
_POSSIBLE = frozenset({"may", "can", "allow"})
_MODALS = _POSSIBLE | {"likely", "choose", "want", "sometimes"}
_OFTEN_WILL = frozenset({"ko", "zh"})
"""Languages that say “will” with a word that may say “can”: 会, 게 됩니다."""
_EVEN_IF = ["even", "if"]
_BEHIND, _BESIDE = 3, 2
"""How far from “will”, and from “may”, stands what will be done."""


@asked_if(lambda source, english: source.once_in(_foretold, english))
def weakened(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield a “may” beside what English says will be done: we will postpone, we may postpone."""
    if lexicon.lang in _OFTEN_WILL:
        return
    places = source.once_in(_foretold, english)
    for left in matched.added:
        item = left.item
        if "may" not in item.atoms or not all(set(one) <= _POSSIBLE for one in item.readings):
            continue
        for _, one, other in matched.pairs:
            if one.start in places and target.are_close(item, other, _BESIDE):
                words = source.text(one), target.text(item)
                yield "certainty", Severity.ERROR, "", left.atom, *words
                return


def _foretold(source: Skeleton, english: Lexicon) -> frozenset[int]:
    """Return the places behind a “will”, in a text that says nothing of what may be."""
    if not _MODALS.isdisjoint(source.atoms):
        return frozenset()
    words = source.words
    stops = [
        stop
        for start, stop, name in source.told("tenses", english)
        if name == _FUTURE
        and words[start] == "will"
        and start
        and words[start - 1] not in SENTENCE_ENDS
        and words[stop : stop + 1] != ["not"]
    ]
    return frozenset(at for stop in stops for at in range(stop, stop + _BEHIND))


def _goes_on(source: Skeleton, _english: Lexicon) -> bool:
    """Tell if a text says “even if”."""
    words = source.words
    return any(words[at : at + 2] == _EVEN_IF for at in range(len(words) - 1))


@asked_if(_goes_on)
def conditioned(
    matched: Match, source: Skeleton, target: Skeleton, _english: Lexicon, _lexicon: Lexicon
) -> Iterator[Row]:
    """Yield an “if” or “only” that stands for “even if”: ring us, provided that it hurts."""
    for left in matched.missing:
        words = source.words[left.item.start : left.item.stop]
        if left.atom == "but" and words == _EVEN_IF:
            for new in matched.added:
                if new.may_say("if") or new.may_say("only"):
                    matched.missing.remove(left)
                    said = source.text(left.item), target.text(new.item)
                    yield "logic", Severity.ERROR, "but", "if", *said
                    return
