"""“Call us, and we will tell you”: whether “you” and “we” still do what they do in English.

Where one part of a text tells what “we” do, and another what “you” do, a translation may not have
“we” do what is done by “you”, while what “we” did stands elsewhere; nor have “you” not do what the
clinic does not. Who acts in a part is told by ``roles`` in ``docs/<lang>/terms.yml``.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.roles import ACTS, HOUSES, YOU, frame_of
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.findings import Severity

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


@asked_if(lambda source, english: source.once_in(_doings, english))
def redone(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield “you” or “we”, and what others do in English, if they do that now and nothing else."""
    doings = source.once_in(_doings, english)
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
