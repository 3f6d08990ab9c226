"""Where two skeletons differ, and how bad that is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.negation import NEGATION, negations, restricts
from leaflets.comparing.wording.quantities import Quantity
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.findings import Severity
from leaflets.reading.termbase import Concepts

_JOINERS = frozenset({"and", "or"})
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: ``missing`` in the target, or ``added`` by it; either may be empty."""

    rule: str
    severity: Severity
    missing: str = ""
    added: str = ""
    words: str = ""


def differences(source: Skeleton, target: Skeleton, lexicon: Lexicon) -> list[Difference]:
    """Compare what a source sentence and its translation say."""
    concepts = lexicon.concepts
    missing = _unmatched(source, target, concepts)
    added = _unmatched(target, source, concepts)
    if restricts(target, lexicon.lang):
        missing.pop("only", None)
    found = [
        *_negation(source, target, lexicon),
        *_quantities(source, target),
        *_swaps(source, target, missing, added, concepts),
    ]
    seen = {name for difference in found for name in (difference.missing, difference.added)}
    for name, item in missing.items():
        if name not in seen:
            severity = _severity(item, name, concepts, lost=True)
            found.append(Difference("missing", severity, name, "", item.text))
    for name, item in added.items():
        if name not in seen:
            severity = _severity(item, name, concepts, lost=False)
            found.append(Difference("added", severity, "", name, item.text))
    return [*found, *_joiners(source, target, concepts)]


def _atoms(name: str, concepts: Concepts) -> tuple[str, ...]:
    return concepts.readings(name)[0]


def _inner(item: Item, concepts: Concepts) -> set[str]:
    """Return what the words of a compound say by themselves, but not its opposite.

    “poco frecuente” is uncommon, although “frecuente” is common.
    """
    return {
        name
        for name in item.inner
        if not any(concepts.opposed(name, option) for option in item.options)
    }


def _possible(skeleton: Skeleton, concepts: Concepts) -> set[str]:
    """Return all that a sentence may say, by any reading of any form."""
    return {
        atom
        for item in skeleton.items
        for option in (*item.options, *_inner(item, concepts))
        for reading in concepts.readings(option)
        for atom in (*reading, option)
    }


def _unmatched(one: Skeleton, other: Skeleton, concepts: Concepts) -> dict[str, Item]:
    """Return the concepts of ``one`` that no reading of ``other`` has, with the words.

    An ambiguous form is matched if any of its readings is: the expected concept wins. A compound
    is matched, too, if all that its words say by themselves is there. Negations are counted apart.
    """
    possible = _possible(other, concepts)
    if _says_not(other, concepts):
        possible.add(NEGATION)
    else:
        possible.discard(NEGATION)
    unmatched: dict[str, Item] = {}
    for item in one.items:
        if _JOINERS & set(item.options) or NEGATION in item.options:
            continue
        lacking = [
            [atom for atom in reading if atom not in possible and reading != (NEGATION,)]
            for name in item.options
            for reading in concepts.readings(name)
        ]
        inner = [name for name in _inner(item, concepts) if _is_hard(name, concepts)]
        if all(lacking) and not (inner and set(inner) <= possible):
            for atom in lacking[0]:
                unmatched.setdefault(atom, item)
    return unmatched


def _says_not(skeleton: Skeleton, concepts: Concepts) -> bool:
    """Tell if any word of a sentence holds a negation for sure."""
    return any(
        all(NEGATION in _atoms(name, concepts) for name in item.options) for item in skeleton.items
    )


def _swaps(
    source: Skeleton,
    target: Skeleton,
    missing: dict[str, Item],
    added: dict[str, Item],
    concepts: Concepts,
) -> Iterator[Difference]:
    """One of two opposites lost and the other new: the surest fault there is.

    Also counted, since a sentence may hold both: “small veins … larger veins”. An ambiguous form
    counts for a reading only where it must, and against it where it may.
    """
    (said, may_say), (says, may_be) = _counts(source, concepts), _counts(target, concepts)
    lost_names = {name for name in said if said[name] > may_be[name]} | missing.keys()
    new_names = {name for name in says if says[name] > may_say[name]} | added.keys()
    lost_names |= {name for item in missing.values() for name in item.options}
    new_names |= {name for item in added.values() for name in item.options}
    for lost in sorted(lost_names):
        for new in sorted(new_names):
            if rule := concepts.opposed(lost, new):
                words = f"{_text_of(source, lost)} → {_text_of(target, new)}"
                yield Difference(rule, Severity.ERROR, lost, new, words)


def _counts(skeleton: Skeleton, concepts: Concepts) -> tuple[Counter[str], Counter[str]]:
    """Count each concept: how often it is said for sure, and how often it may be said."""
    sure: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    for item in skeleton.items:
        if len(item.options) == 1:
            sure[item.options[0]] += 1
        possible.update({*item.options, *_inner(item, concepts)})
    return sure, possible


def _text_of(skeleton: Skeleton, name: str) -> str:
    return next((item.text for item in skeleton.items if name in item.options), name)


def _severity(item: Item, name: str, concepts: Concepts, *, lost: bool) -> Severity:
    hard = all(_is_hard(option, concepts, lost=lost) for option in (*item.options, name))
    return Severity.ERROR if hard else Severity.REVIEW


def _is_hard(name: str, concepts: Concepts, *, lost: bool = True) -> bool:
    concept = concepts.concepts.get(name)
    return concept is not None and concept.soft != "both" and (lost or concept.soft == "")


def _negation(source: Skeleton, target: Skeleton, lexicon: Lexicon) -> Iterator[Difference]:
    (least, most) = negations(source, target, lexicon.concepts, "en")
    (fewest, highest) = negations(target, source, lexicon.concepts, lexicon.lang)
    if least <= highest and fewest <= most:
        return
    lost = least > highest
    yield Difference(
        "negation",
        Severity.ERROR,
        missing=NEGATION if lost else "",
        added="" if lost else NEGATION,
        words=_words(source if lost else target, lexicon.concepts),
    )


def _words(skeleton: Skeleton, concepts: Concepts) -> str:
    return ", ".join(
        item.text
        for item in skeleton.items
        if any(NEGATION in _atoms(name, concepts) for name in item.options)
    )


def _quantities(source: Skeleton, target: Skeleton) -> Iterator[Difference]:
    said, says = _counted(source), _counted(target)
    lost, new = [*(said - says).elements()], [*(says - said).elements()]
    if lost or new:
        yield Difference(
            "number", Severity.ERROR, ", ".join(map(str, lost)), ", ".join(map(str, new))
        )
    elif set(source.loose_units) != set(target.loose_units):
        yield from _units(source, target)


def _counted(skeleton: Skeleton) -> Counter[Quantity]:
    """Count the quantities; a bare 1 is as good as an article and is left out."""
    return Counter(
        quantity.base
        for quantity in skeleton.quantities
        if quantity.value != _ONE or quantity.unit == "percent"
    )


def _units(source: Skeleton, target: Skeleton) -> Iterator[Difference]:
    said = {*source.loose_units, *(q.unit for q in source.quantities if q.unit)}
    says = {*target.loose_units, *(q.unit for q in target.quantities if q.unit)}
    lost, new = sorted(said - says), sorted(says - said)
    if lost and new:
        yield Difference("unit", Severity.ERROR, ", ".join(lost), ", ".join(new))
    elif lost or new:
        yield Difference("unit", Severity.REVIEW, ", ".join(lost), ", ".join(new))


def _joiners(source: Skeleton, target: Skeleton, concepts: Concepts) -> Iterator[Difference]:
    """“and” for “or”: only where one is lost and the other new, in a sentence without “not”."""
    (said, may_say), (says, may_be) = _counts(source, concepts), _counts(target, concepts)
    negated = _says_not(source, concepts) or _says_not(target, concepts)
    severity = Severity.REVIEW if negated else Severity.ERROR
    for lost, new in (("and", "or"), ("or", "and")):
        if said[lost] > may_be[lost] and says[new] > may_say[new]:
            yield Difference("logic", severity, lost, new)
