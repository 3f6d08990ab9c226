"""“Call us, and we will tell you”: whether “you” and “we” still do what they do in English.

Where one part of a text tells what “we” do, and another what “you” do, a translation may not have
“we” do what is done by “you”, while what “we” did stands elsewhere; nor have “you” not do what the
clinic does not. Who acts in a part is told by ``roles`` in ``docs/<lang>/terms.yml``.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.roles import (
    ACTS,
    HOUSES,
    PERSON,
    PRONOUNS,
    TO,
    WE,
    YOU,
    class_of,
    frame_of,
)
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.findings import Severity

_WHEN = frozenset({"before", "after", "with"})
"""English words before a “you” that acts: before you go."""
_PASSIVE_YOU = "zh"
"""The language that says “you” in front of what is done to you: 您会收到."""
_DEEDS = frozenset("scale/action scale/direction care mind process admin".split())
"""Kinds of what somebody does."""

Doing = tuple[str, frozenset[str], frozenset[str]]
"""Who acts, what stands in the part where they do, and what in those where others do."""


def _doings(source: Skeleton, english: Lexicon) -> list[Doing]:
    """Return what “you” or “we” do, if they act in one part, and what others do in theirs."""
    frame = frame_of(source, english)
    parts = frame.parts
    acting = {name: at for (name, role), at in frame.found.parts.items() if role == ACTS}
    if not parts.several or not acting:
        return []
    items = [(atom, item) for item in source.items for atom in item.atoms]
    houses = {parts.of(item.start) for atom, item in items if atom in HOUSES}
    found = []
    for name, own in acting.items():
        others = set[int]().union(*(at for one, at in acting.items() if one != name))
        other = (others | houses if name == YOU else others) - own
        if len(own) != 1 or not other:
            continue
        mine, their = (
            {
                atom
                for atom, item in items
                if parts.of(item.start) in side and _is_deed(atom, english)
            }
            for side in (own, other)
        )
        their -= mine | source.repeated
        mine -= source.repeated
        # A command has no “you”, so that only its “not” tells whose it is.
        new = their & {NEGATION} if name == YOU else their if mine else set[str]()
        if new:
            found.append((name, frozenset(mine), frozenset(new)))
    return found


def _is_deed(atom: str, lexicon: Lexicon) -> bool:
    return atom == NEGATION or lexicon.concepts.kind(atom) in _DEEDS


@asked_if(lambda source, english: any(source.once_in(_told, english)))
def redone(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield who does what others do in English, or else who may have taken a part in it."""
    doings, of_you, of_us = source.once_in(_told, english)
    found = list(_redone(doings, matched, target, lexicon)) if doings else []
    if not found and (of_you or of_us):
        found += _displaced(matched, target, lexicon, of_you=of_you, of_us=of_us)
    yield from found


def _told(source: Skeleton, english: Lexicon) -> tuple[list[Doing], bool, bool]:
    """Return what “you” and “we” do; if something is only done to you; if we only act."""
    acts, acted = _parts(source, english)
    of_us = WE in acts - acted and not source.command[0]
    return _doings(source, english), YOU in acted - acts, of_us


def _displaced(
    matched: Match, target: Skeleton, lexicon: Lexicon, *, of_you: bool, of_us: bool
) -> Iterator[tuple[Severity, str, str]]:
    """Yield “you” to whom something is only done, if they only act now; and “we” likewise.

    A hint, as “we will see you” is “you come to us”. Of “you”, somebody else must be there.
    """
    does, done = _parts(target, lexicon)
    if of_you and YOU in does - done and lexicon.lang != _PASSIVE_YOU:
        someone = next((name for name, _, _ in matched.pairs if _is_person(name, lexicon)), None)
        if someone:
            yield Severity.REVIEW, someone, YOU
    elif of_us and WE in done - does:
        yield Severity.REVIEW, WE, YOU


def _parts(skeleton: Skeleton, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Return which of “you” and “we” act in a text, and to which something is done."""
    cues = skeleton.told("roles", lexicon)
    names = {name for start, _, name in cues if skeleton.words[start] not in _WHEN}
    acts = names & PRONOUNS | ({YOU} if skeleton.command[0] else set())
    return frozenset(acts), frozenset(name for name in PRONOUNS if name + TO in names)


def _is_person(name: str, lexicon: Lexicon) -> bool:
    return class_of(name, lexicon) == PERSON


def _redone(
    doings: list[Doing], matched: Match, target: Skeleton, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield “you” or “we”, and what others do in English, if they do that now and nothing else."""
    doings = [row for row in doings if not matched.names.isdisjoint(row[2])]
    if not doings:
        return
    frame = frame_of(target, lexicon)
    twice = target.repeated
    places = {
        name: frame.parts.of(two.start) for name, _, two in matched.pairs if name not in twice
    }
    for name, own, their in doings:
        parts = frame.found.parts.get((name, ACTS), set())
        new = {one for one in their if places.get(one) in parts}
        kept = {one for one in own if one in places}
        stayed = any(places[one] in parts for one in kept)
        if len(parts) == 1 and new and not stayed and (kept or name == YOU):
            yield Severity.ERROR, name, min(new)
            return
