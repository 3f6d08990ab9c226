"""What a text leaves out or adds, weighed against what else may say it."""

from collections import Counter
from collections.abc import Callable, Iterator

from leaflets.comparing.wording.matching import JOINERS, NEGATION, Left, Match
from leaflets.comparing.wording.skeleton import COMMAS, NONE, SENTENCE_ENDS, Item, Row, Skeleton
from leaflets.findings import Severity
from leaflets.reading.concepts import Concepts, Weights

_UNCLEAR = 0.5
"""How much of a lost concept a word may say that no form explains, or that is left over, too."""
_NAMED = frozenset("material condition person product".split())
"""Fields whose concepts have a name that is listed; another word in its place is another thing."""
_JOINERS = frozenset({("and",), ("or",)})
_LINKS = frozenset({"then", "very", "slightly"})
_LINKING = frozenset({"but", "if", "unless", "because"})
"""Words before which some languages set a comma that others do not."""
THINGS = frozenset(
    "anatomy product effect condition person place procedure food transport material activity "
    "time".split()
)
"""Fields whose concepts are things, so that one for another is a fault, and no other wording."""
TIMELESS = THINGS - {"time"}
"""Those of them that are no time."""


_DONE = frozenset({"movement", "process", "care"})
"""Fields of which a part of a list may be lost as a thing is, if it tells much: contact sports."""

_LISTED = frozenset({"admin", "thing", "scale/severity", "scale/size"})
"""Fields of which a part of a list may be lost, however often right translations leave it out."""
_TWICE = frozenset("condition effect care place activity".split())
"""Fields of which it is lost even if the text says it elsewhere: shave or wax, shave."""

_NOTS = frozenset({NEGATION})
_LOST = frozenset({NEGATION, "can", "may"})
_GAINED = frozenset({NEGATION, "may", "allow", "need"})
"""What some rule asks for by its name among what is left."""


def is_idle(matched: Match, source: Skeleton, target: Skeleton, concepts: Concepts) -> bool:
    """Tell if nothing of what is left can become a finding, so that it needs no excuse.

    That is what weighs nothing, no rule asks for, and is not the opposite of what else is left.
    """
    missing, added = matched.missing, matched.added
    if not (missing or added):
        return True
    lister, adder = _lists(source, target, lost=True), _lists(target, source, lost=False)
    for left in missing:
        if left.atom in _LOST or _weigh(left, concepts.weights, lister, concepts):
            return False
    for left in added:
        named = not _GAINED.isdisjoint(left.item.atoms)
        if named or _weigh(left, concepts.weights_added, adder, concepts):
            return False
    return not (missing and added and _any_opposed(missing, added, concepts))


def _any_opposed(missing: list[Left], added: list[Left], concepts: Concepts) -> bool:
    news = NONE.union(*[left.item.atoms for left in added])
    contrary = concepts.contrary
    for left in missing:
        for atom in left.item.atoms:
            if atom in contrary and not contrary[atom].isdisjoint(news):
                return True
    return False


def left_over(
    matched: Match, source: Skeleton, target: Skeleton, concepts: Concepts
) -> Iterator[Row]:
    """What is left on one side, weighed against what is left on the other and may say it."""
    if not (matched.missing or matched.added):
        return
    lister, adder = _lists(source, target, lost=True), _lists(target, source, lost=False)

    def lack(left: Left) -> float:
        return _weigh(left, concepts.weights, lister, concepts)

    def surplus(left: Left) -> float:
        return _weigh(left, concepts.weights_added, adder, concepts)

    lost = [left for left in matched.missing if lack(left)]
    new = [left for left in matched.added if surplus(left)]
    if not (lost or new):
        return
    # A thing that may be added by itself may not stand in the place of another.
    spare = [left for left in matched.added if left in new or _is_thing(left, concepts)]
    for left in list(lost):
        other = next((one for one in spare if _confused(left, one, concepts)), None)
        if other:
            words = source.text(left.item), target.text(other.item)
            rule = concepts.exclusive(left.atom, other.atom) or "term"
            yield (rule, Severity.ERROR, left.atom, other.atom, *words)
            lost.remove(left)
            spare.remove(other)
    new = [left for left in new if left in spare]
    unclear = target.unexplained - source.unexplained
    severity = _severity(lost, lack, unclear, new, concepts)
    if any(lack(left) >= 1 and _is_named(left, lister, concepts) for left in lost):
        severity = Severity.ERROR
    for left in lost:
        yield "omission", severity, left.atom, "", source.text(left.item), ""
    severity = _severity(new, surplus, -unclear, lost, concepts)
    for left in new:
        yield "addition", severity, "", left.atom, "", target.text(left.item)


def _is_named(left: Left, lists: "_Lists | None", concepts: Concepts) -> bool:
    """Tell if what was lost has a name that is listed, or stood in a list."""
    named = concepts.kind(left.atom) in _NAMED
    return named or (lists is not None and lists.weight(left, concepts) > 0)


def _is_thing(left: Left, concepts: Concepts) -> bool:
    return not left.again and concepts.kind(left.atom) in TIMELESS


def _weigh(left: Left, weights: Weights, lists: "_Lists | None", concepts: Concepts) -> float:
    """Return what it means that a concept is left: nothing if it is said elsewhere, too."""
    weight = 0.0 if left.again else weights[left.item.readings]
    return weight if lists is None or weight >= 1 else max(weight, lists.weight(left, concepts))


class _Lists:
    """Tells what stands in a list that is longer in one text than in the other.

    “the pool or the sea”, “the pool”: a part of a list was lost, with the word that joined it.
    ``lost`` tells that it is the list of the source. Of what is added, less is known to be no
    other wording.
    """

    def __init__(self, own: Skeleton, other: Skeleton, *, lost: bool) -> None:
        self._own, self._other, self._lost = own, other, lost

    def weight(self, left: Left, concepts: Concepts) -> float:
        """Return 1 for a thing in the longer list, else 0."""
        kind = concepts.kind(left.atom)
        if left.atom in _LINKS:
            return 0.0
        sure = kind in THINGS or (kind in _DONE and concepts.strength(left.atom) != "free")
        if not left.again and (sure if self._lost else kind in THINGS):
            joining, more, _ = self._joining()
        elif self._lost and kind in (_TWICE if left.again else _LISTED):
            joining, _, more = self._joining()
            joining = [one for one in joining if not self._opens_clause(one)]
        else:
            return 0.0
        item = left.item
        return float(
            more
            and any(
                one is not item and max(one.start - item.stop, item.start - one.stop) <= 1
                for one in joining
            )
        )

    def _opens_clause(self, joining: Item) -> bool:
        """Tell if a word stands behind the only comma of a text: “…, and you may …”."""
        words = self._own.words
        return words[joining.start - 1] == "," and words.count(",") == 1

    def _joining(self) -> tuple[list[Item], bool, bool]:
        """Return what joins the list of the one text, if it is longer, and if it has more words."""
        joining, marks = self._own.once(_joining, self._lost)
        others, other_marks = self._other.once(_joining, self._lost)
        words = len(joining) > len(others)
        all_marks = len(joining) + marks > len(others) + other_marks
        return joining, words or all_marks, words and all_marks


def _lists(own: Skeleton, other: Skeleton, *, lost: bool) -> _Lists | None:
    """Return the lists of a text; None where nothing joins a list, as mostly."""
    return None if own.atoms.isdisjoint(JOINERS) else _Lists(own, other, lost=lost)


def _joining(skeleton: Skeleton, plain: bool) -> tuple[list[Item], int]:
    """Return the words that join the parts of a list, and how many commas there are.

    None of the words opens a sentence (Czy zabieg …). With ``plain``, no comma counts that stands
    before a “not”: “For two weeks, avoid hot baths and the sun”.
    """
    words = skeleton.words
    joining = [
        item
        for item in skeleton.saying(JOINERS)
        if not _JOINERS.isdisjoint(item.readings)
        and item.start
        and words[item.start - 1] not in SENTENCE_ENDS
    ]
    commas = [at for at in skeleton.marks if words[at] in COMMAS]
    if commas:
        linked = {item.start - 1 for item in skeleton.saying(_LINKING)}
        if plain:
            linked |= _before_nots(skeleton, commas, joining)
        commas = [at for at in commas if at not in linked]
    return joining, len(commas)


def _before_nots(skeleton: Skeleton, commas: list[int], joining: list[Item]) -> set[int]:
    """Return the commas between which and the next part of a list a “not” stands."""
    nots = [item.start for item in skeleton.saying(_NOTS)]
    ends = sorted([*commas, *(item.start for item in joining)]) if nots else []
    spans = [(at, next((end for end in ends if end > at), at)) for at in commas]
    return {at for at, end in spans if any(at < no < end for no in nots)}


def _severity(
    lefts: list[Left],
    weigh: Callable[[Left], float],
    unclear: int,
    others: list[Left],
    concepts: Concepts,
) -> Severity:
    """Weigh what is left against what may say it: words without a form, and what else is left.

    A value of a scale is not said by a thing, nor a thing by a value.
    """
    weight = 0.0
    kinds = Counter(concepts.kind(other.atom) for other in others)
    for left in lefts:
        own = weigh(left)
        kind = concepts.kind(left.atom)
        if kinds[kind]:
            kinds[kind] -= 1
            own -= _UNCLEAR / 2
        weight += max(0.0, own)
    return Severity.ERROR if weight - _UNCLEAR * max(0, unclear) >= 1 else Severity.REVIEW


def _confused(one: Left, other: Left, concepts: Concepts) -> bool:
    if concepts.exclusive(one.atom, other.atom):
        return True
    kind = concepts.kind(one.atom)
    return (
        kind == concepts.kind(other.atom)
        and kind in THINGS
        and concepts.weights[(one.atom,),] + concepts.weights[(other.atom,),] >= 1
        and not concepts.are_near(one.atom, other.atom)
    )
