"""Where two texts differ, and how bad that is."""

from collections.abc import Iterator
from dataclasses import dataclass

from leaflets.comparing.wording import numbers
from leaflets.comparing.wording.acting import acting
from leaflets.comparing.wording.amounts import measured_out
from leaflets.comparing.wording.binding import exchanged
from leaflets.comparing.wording.causes import caused
from leaflets.comparing.wording.clocks import told_by_clocks
from leaflets.comparing.wording.commands import doubted, permitted, unneeded
from leaflets.comparing.wording.connectives import repeats_or, turned
from leaflets.comparing.wording.contrasts import refused, turned_down
from leaflets.comparing.wording.deeds import redone
from leaflets.comparing.wording.directions import directed
from leaflets.comparing.wording.excuses import excuse
from leaflets.comparing.wording.focus import SPLIT
from leaflets.comparing.wording.gates import Rules, due, rows_of
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import JOINERS, MODALS, NEGATION, Left, Match, match
from leaflets.comparing.wording.moves import doubts, in_order, moved
from leaflets.comparing.wording.opposites import facing, held
from leaflets.comparing.wording.pairs import doubled
from leaflets.comparing.wording.parallels import unparalleled
from leaflets.comparing.wording.questions import asked
from leaflets.comparing.wording.sequence import resequence
from leaflets.comparing.wording.sides import misplaced
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, Item, Row, Skeleton
from leaflets.comparing.wording.softened import conditioned, weakened
from leaflets.comparing.wording.tenses import foretold, retensed, retold
from leaflets.comparing.wording.weighing import is_idle, left_over
from leaflets.comparing.wording.wholes import emptied, raised
from leaflets.findings import Severity
from leaflets.reading.concepts import Concepts


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: ``missing`` in the target, or ``added`` by it; either may be empty.

    ``source`` and ``target`` are the words that say so.
    """

    rule: str
    severity: Severity
    missing: str = ""
    added: str = ""
    source: str = ""
    target: str = ""


def differences(
    source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> list[Difference]:
    """Compare what a source text and its translation say."""
    matched = match(source, target)
    asked_for = source.once_in(due, english)
    exchanges = list(turned_down(matched, source, lexicon)) if turned_down in asked_for else []
    needless = list(unneeded(matched, source, target)) if matched.added else []
    if is_idle(matched, source, target, lexicon.concepts):
        matched.missing, matched.added = [], []
    excuse(matched, source, target, english, lexicon)
    found = list(numbers.differences(source, target))
    given = matched, source, target, english, lexicon
    if asked_for and not found:
        turned_round = not asked_for.isdisjoint(_ORDER) and (
            lexicon.terms.postpositions or not in_order(matched, source, target)
        )
        if turned_round:
            exchanges += rows_of(_PLACES, asked_for, given)
        exchanges += rows_of(_ACTING, asked_for, given)
        for rules in (_CAUSES, _PARTS):
            if not exchanges or Severity.ERROR not in {row[0] for row in exchanges}:
                exchanges += rows_of(rules, asked_for, given)
        if turned_round and not exchanges:
            exchanges += rows_of(_DOUBTS, asked_for, given)
    found += [("exchange", *row, "", "") for row in exchanges]
    found += needless
    if matched.missing or matched.added:
        resequence(matched, source, target, english, lexicon)
        found += _negation(matched, source, target)
        found += permitted(matched, source, target)
        found += doubted(matched, source, target)
    for rule in (doubled, asked, misplaced, measured_out):
        found += rule(source, target, english, lexicon) if rule in asked_for else ()
    told = list(retold(source, target, english, lexicon)) if retold in asked_for else []
    found += told
    if not told and retensed in asked_for:
        found += retensed(*given)
    if matched.missing or matched.added:
        found += foretold(matched, source, target, english, lexicon)
        found += [row for rule in _TURNED if rule in asked_for for row in rule(*given)]
        _drop_second_modals(matched, lexicon.concepts)
        found += _swaps(matched, source, target, english, lexicon)
    if turned in asked_for and all(row[0] != "logic" for row in found):
        found += turned(matched, source, target, lexicon)
    if matched.missing or matched.added:
        matched.missing = told_by_clocks(matched.missing, source, target)
        matched.added = told_by_clocks(matched.added, target, source)
        found += left_over(matched, source, target, lexicon.concepts)
    return [Difference(*row) for row in found]


_TURNED = conditioned, weakened, held, facing
_PLACES: Rules = (exchanged, moved)
"""What is asked where something stands in another order than in English."""
_ACTING: Rules = (emptied, raised, acting, directed)
_CAUSES: Rules = (caused, refused)
_PARTS: Rules = (unparalleled, redone)
"""What is asked where the rules before have found no ERROR."""
_DOUBTS: Rules = (doubts,)
"""What is asked where none has found anything, and something stands in another order."""
_ORDER = (*_PLACES, *_DOUBTS)


def _negation(matched: Match, source: Skeleton, target: Skeleton) -> Iterator[Row]:
    lost = [left for left in matched.missing if left.atom == NEGATION]
    new = [left for left in matched.added if left.atom == NEGATION]
    if not (lost or new):
        return
    matched.missing = [left for left in matched.missing if left.atom != NEGATION]
    matched.added = [left for left in matched.added if left.atom != NEGATION]
    if len(lost) > len(new):
        words = ", ".join(source.text(left.item) for left in lost)
        yield "negation", Severity.ERROR, NEGATION, "", words, ""
    elif len(new) > len(lost):
        words = ", ".join(target.text(left.item) for left in new)
        yield "negation", Severity.ERROR, "", NEGATION, "", words


def _drop_second_modals(matched: Match, concepts: Concepts) -> None:
    """Let one “may” answer two: “the clot can travel and may block”, “puede viajar y obstruir”.

    Not where the other text has lost its opposite for it: “may … must”, “puede … puede”.
    """
    if matched.names.isdisjoint(MODALS):
        return
    missing, added = matched.missing, matched.added
    matched.missing = [left for left in missing if not _is_second(left, added, concepts)]
    matched.added = [left for left in added if not _is_second(left, missing, concepts)]


def _is_second(left: Left, others: list[Left], concepts: Concepts) -> bool:
    return left.atom in MODALS and not any(
        concepts.opposed(left.atom, other.atom) for other in others
    )


def _swaps(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """One of two opposites lost and the other new: the surest fault there is."""
    concepts = lexicon.concepts
    for lost in list(matched.missing):
        for new in list(matched.added):
            pair = _opposed(lost, new, concepts)
            if pair:
                rule, one, other = pair
                if rule == "logic" and new.again and {one, other} != JOINERS:
                    continue
                severity = Severity.ERROR
                if (
                    {one, other} == JOINERS
                    and (
                        lexicon.is_concord(target.text(new.item))
                        or (one == "and" and _offers(source))
                        or repeats_or(new, source, lexicon.lang)
                        or _or_within_not(source)
                        or _or_within_not(target, behind=lexicon.lang == "ko")
                    )
                    and not (
                        one == "or"
                        and source.words[lost.item.start] != "and"  # and/or
                        and _affirmed(new.item, source, target, english, lexicon)
                    )
                ):
                    severity = Severity.REVIEW  # “no bread or milk” is “neither bread nor milk”
                words = source.text(lost.item), target.text(new.item)
                yield rule, severity, one, other, *words
                matched.missing.remove(lost)
                matched.added.remove(new)
                break


def _offers(source: Skeleton) -> bool:
    """Tell if a text lists what one may choose: “Alternatives include A and B”, “A oder B”."""
    return any(_CHOICE in item.atoms for item in source.items)


def _affirmed(
    joining: Item, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> bool:
    """Tell if “not A or B” has become “not A and B”, its “not” left to the first part alone.

    Only of a plain “not” in both, which stands before what it denies: one may “avoid A and B”.
    """
    if lexicon.terms.postpositions or not _plain_nots(source, english):
        return False
    sentence = target.sentence(joining.start)
    nots = [item for item in target.items if any(NEGATION in one for one in item.readings)]
    nots = [item for item in nots if target.sentence(item.start) == sentence]
    plain = _plain_nots(target, lexicon)
    return len(nots) == 1 and nots[0] in plain and nots[0].start < joining.start


def _plain_nots(skeleton: Skeleton, lexicon: Lexicon) -> list[Item]:
    return [
        item
        for item in skeleton.items
        if (text := skeleton.text(item)) in SPLIT or lexicon.says(text, NEGATION)
    ]


_CHOICE = "choose"
_BREAKS = frozenset({("if",), ("but",)})


def _or_within_not(source: Skeleton, *, behind: bool = False) -> bool:
    """Tell if the last “or” of a text stands behind a “not”, in its clause; in Korean before it."""
    places = [item.start for item in source.items if ("or",) in item.readings]
    nots = [item.start for item in source.items if (NEGATION,) in item.readings]
    breaks = [item.start for item in source.items if not _BREAKS.isdisjoint(item.readings)]
    breaks += [at for at, word in enumerate(source.words) if word in SENTENCE_ENDS]
    pairs = [(place, no) if behind else (no, place) for place in places[-1:] for no in nots]
    return any(one < two and not any(one < at < two for at in breaks) for one, two in pairs)


def _opposed(lost: Left, new: Left, concepts: Concepts) -> tuple[str, str, str] | None:
    ones = [lost.atom]
    others = [new.atom]
    if len(lost.item.readings) > 1:
        ones = [atom for reading in lost.item.readings for atom in reading]
    if len(new.item.readings) > 1:
        others = [atom for reading in new.item.readings for atom in reading]
    found = None
    for one in ones:
        for other in others:
            if rule := concepts.is_weakened(one, other):
                found = found or (rule, one, other)
                continue
            if one == other or concepts.are_near(one, other):
                return None
            if found is None and (rule := concepts.opposed(one, other)):
                found = rule, one, other
    return found
