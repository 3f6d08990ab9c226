"""“Not all”, “not every day”, “not necessarily”: a “not” that takes a part of a whole."""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import NEGATION, Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, SENTENCE_ENDS, Item, Skeleton
from leaflets.findings import Severity

_ALL = "all"
_BEFORE_ALL = 1
"""How many words may stand between a “not” and the “all” that it takes a part of: “open”."""
_WHOLE = frozenset({"all", "always", "certain", "completely"})
"""What “not” takes a part of: not all, not always, not necessarily."""
_PARTS = _WHOLE | frozenset("some most many several few part only sometimes often usually".split())
"""What may say in another way that it is a part."""
_NEGATED = "negated"
"""Words that say “not” of a whole clause, though the “not” stands last: Korean 것은 아니다."""
_SURE = frozenset({"may", "certain", "probably", "likely"})
"""How sure something is; “not possible” is another thing than “possible that … not”."""
_SAID_OF = "that"
"""The English word behind which stands what is said to be so sure."""
_UNDECIDED = frozenset({"hi"})
"""Languages in which “all not” says “not all”, too: हर गाँठ … नहीं."""


def takes_part(no: Item, part: Item, source: Skeleton) -> bool:
    """Tell if a “not” takes a part of a whole: “not all”, “not open every day”, “not necessarily”.

    Only “all” may stand further behind, in its clause.
    """
    if _WHOLE.isdisjoint(part.atoms):
        return False
    if no is part or part.start == no.stop:
        return True
    between = source.words[no.stop : part.start]
    return (
        _ALL in part.atoms and 0 < len(between) <= _BEFORE_ALL and CLAUSE_ENDS.isdisjoint(between)
    )


def whole(
    no: Item, there: Item, matched: Match, source: Skeleton, target: Skeleton, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield “not all” that has become “all not”."""
    for atom, one, other in matched.pairs:
        between = target.words[other.stop : there.start]
        if (
            (atom == _ALL or (atom in _WHOLE and lexicon.lang != "ko"))
            and takes_part(no, one, source)
            and other.stop <= there.start
            and SENTENCE_ENDS.isdisjoint(between)
            and lexicon.lang not in _UNDECIDED
            and all(name != _NEGATED for _, _, name in target.told("clauses", lexicon))
        ):
            yield Severity.ERROR, NEGATION, atom


@asked_if(lambda source, _: source.once(_not_all))
def emptied(
    matched: Match, source: Skeleton, target: Skeleton, *_: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield “not all” that has become “none”: the “all” is lost, and nothing says a part."""
    if (
        source.once(_not_all)
        and NEGATION in matched.names
        and matched.names.isdisjoint(_WHOLE)
        and all(item.atoms.isdisjoint(_PARTS) for item in target.items)
    ):
        yield Severity.REVIEW, NEGATION, _ALL


def _not_all(source: Skeleton) -> bool:
    """Tell if a text says “not all”."""
    alls = [item for item in source.items if _ALL in item.atoms]
    nots = [item for item in source.items if alls and NEGATION in item.atoms]
    return any(takes_part(no, item, source) for no in nots for item in alls)


@asked_if(lambda source, _: source.once(_sure_of_not))
def raised(matched: Match, source: Skeleton, *_: object) -> Iterator[tuple[Severity, str, str]]:
    """Yield “it is possible that … not” that has become “it is not possible that …”."""
    sure = source.once(_sure_of_not)
    nots = [pair[2] for pair in matched.pairs if pair[0] == NEGATION]
    for pair in matched.pairs if len(nots) == 1 else ():
        if pair[1] is sure.get(pair[0]) and 0 <= pair[2].start - nots[0].stop <= 1:
            yield Severity.ERROR, NEGATION, pair[0]


def _sure_of_not(source: Skeleton) -> dict[str, Item]:
    """Return what says how sure it is that something is not so."""
    items = [item for item in source.items if NEGATION in item.atoms]
    if len(items) != 1:
        return {}
    words, end = source.words, items[0].start
    return {
        atom: item
        for item in source.items
        for atom in item.atoms & _SURE
        if _SAID_OF in words[item.start : min(item.stop + 1, end)]
        and item.stop + 1 < end
        and SENTENCE_ENDS.isdisjoint(words[item.stop : end])
    }
