"""“From the mother to the baby”, “A hurts less than B”: which thing stands behind which word.

``from``, ``to`` and ``than`` in the ``roles`` of ``docs/<lang>/terms.yml`` are the words (or the
endings) that stand before a thing where a way begins and ends, and before what another thing is
compared with; in languages with postpositions they stand behind it. “Replace A with B” is a way,
too. It is a fault where two things have exchanged these words.
"""

from collections.abc import Iterator
from itertools import pairwise

from leaflets.comparing.wording.cues import Cue
from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.roles import PERSON, class_of
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Skeleton
from leaflets.comparing.wording.weighing import THINGS
from leaflets.findings import Severity

_FROM, _TO, _THAN = "from", "to", "than"
_ENDS = frozenset({_FROM, _TO})
_PLAIN = frozenset({"from", "to", "into", "onto"})
"""English words of a way; others belong to “replace A with B”."""
_WAY = 6
"""How many words may stand between the two words of a way."""
_NEAR = 4
"""How many words may stand between such a word and the last of what belongs to it."""
_REACH = 5
"""How many words may stand between “than” and its thing."""

Moved = Iterator[tuple[Severity, str, str]]


@asked_if(
    lambda source, english: source.once_in(_way, english) or source.once_in(_compared, english)
)
def directed(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Moved:
    """Yield the two things of a way or of a comparison that have changed places."""
    if way := source.once_in(_way, english):
        yield from _led(way, matched, source, target, lexicon)
    if than := source.once_in(_compared, english):
        yield from _weighed(than, matched, source, target, lexicon)


def _told(skeleton: Skeleton, names: frozenset[str], lexicon: Lexicon) -> list[Cue]:
    return [cue for cue in skeleton.told("roles", lexicon) if cue[2] in names]


def _way(source: Skeleton, english: Lexicon) -> tuple[range, range] | None:
    """Return the places behind the “from” and the “to” of a way, as English has them."""
    cues = source.told("roles", english)
    words = source.words
    ends = [cue for cue in cues if cue[2] in _ENDS]
    for (first, start, one), (second, stop, other) in pairwise(ends):
        if (one, other) != (_FROM, _TO) or second - start > _WAY:
            continue
        plain = words[first] in _PLAIN, words[second] in _PLAIN
        if plain[0] != plain[1] or not CLAUSE_ENDS.isdisjoint(words[start:second]):
            continue
        marks = [at for at, _, _ in cues if at >= stop]
        marks += [at for at in range(stop, len(words)) if words[at] in CLAUSE_ENDS]
        return range(start, second), range(stop, min([*marks, stop + _NEAR]))
    return None


def _led(
    way: tuple[range, range], matched: Match, source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> Moved:
    """Yield what the way begins with and what it ends with, if it is the other way round."""
    once = [row for row in matched.pairs if row[0] not in source.repeated | target.repeated]
    first, second = ([row for row in once if row[1].start in places] for places in way)
    cues = _told(target, _ENDS, lexicon) if first and second else []
    if not cues:
        return
    begins = [_mark(row[2], cues, target, lexicon) for row in first]
    ends = [_mark(row[2], cues, target, lexicon) for row in second]
    if _TO in begins and _FROM not in begins and _FROM in ends and _TO not in ends:
        yield Severity.ERROR, first[begins.index(_TO)][0], second[ends.index(_FROM)][0]


def _mark(item: Item, cues: list[Cue], target: Skeleton, lexicon: Lexicon) -> str:
    """Return what the nearest word of a way says that stands beside a thing, "" if none does."""
    best = ""
    if lexicon.marks_behind:
        within = [name for _, stop, name in cues if stop == item.stop]
        behind = [name for start, _, name in cues if 0 <= start - item.stop <= 1]
        return (within + behind + [""])[0]
    for _, stop, name in cues:
        between = target.words[stop : item.start]
        if 0 <= item.start - stop < _NEAR and CLAUSE_ENDS.isdisjoint(between):
            best = name
    return best


def _compared(source: Skeleton, english: Lexicon) -> tuple[set[str], str] | None:
    """Return what stands before the only “than” of a text, and the thing behind it."""
    cues = _told(source, frozenset({_THAN}), english)
    if len(cues) != 1:
        return None
    start, stop, _ = cues[0]
    things = [
        (item.start, atom)
        for item in source.items
        for atom in item.atoms
        if english.concepts.kind(atom) in THINGS
    ]
    behind = [thing for thing in things if 0 <= thing[0] - stop <= _REACH]
    sentence = source.sentence(start)
    before = {atom for at, atom in things if at < start and source.sentence(at) == sentence}
    return (before, min(behind)[1]) if before and behind else None


def _weighed(
    than: tuple[set[str], str],
    matched: Match,
    source: Skeleton,
    target: Skeleton,
    lexicon: Lexicon,
) -> Moved:
    """Yield two things that are compared, if “than” belongs to the other one."""
    before, right = than
    cues = _told(target, frozenset({_THAN}), lexicon) if right in matched.names else []
    if len(cues) != 1 or right in source.repeated | target.repeated:
        return
    start, stop, _ = cues[0]
    kind = lexicon.concepts.kind
    things = [item for item in target.items if any(kind(atom) in THINGS for atom in item.atoms)]
    own = next(other for name, _, other in matched.pairs if name == right)
    if lexicon.marks_behind:
        beside = [item for item in things if item.stop in {start, start + 1, stop}][-1:]
        kept = beside and beside[0].stop <= own.stop <= start
    else:
        beside = [item for item in things if 0 <= item.start - stop <= _REACH][:1]
        kept = own.start > start
    if kept or not beside or beside[0] is own:
        return
    name = next((n for n, _, o in matched.pairs if o is beside[0] and kind(n) in THINGS), "")
    if name in before - source.repeated - target.repeated and _alike(name, right, lexicon):
        yield Severity.ERROR, name, right
    elif not name and any(kind(atom) == kind(right) for atom in beside[0].atoms):
        yield Severity.ERROR, min(beside[0].atoms), right


def _alike(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell if two things are of one kind; a clinic may do what a person does."""
    classes = {class_of(one, lexicon), class_of(other, lexicon)}
    return classes == {PERSON} or lexicon.concepts.kind(one) == lexicon.concepts.kind(other)
