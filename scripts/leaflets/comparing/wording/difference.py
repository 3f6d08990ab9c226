"""Where two skeletons differ, and how bad that is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.quantities import Quantity
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.findings import Severity
from leaflets.reading.termbase import Concepts

NEGATION = "not"
_SCALE = "scale/"
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
    found = [
        *_negation(source, target, lexicon.lang),
        *_quantities(source, target),
        *_swaps(missing, added, concepts),
    ]
    seen = {name for difference in found for name in (difference.missing, difference.added)}
    for name, item in missing.items():
        if name not in seen:
            found.append(_lone("missing", name, item, concepts))
    for name, item in added.items():
        if name not in seen:
            found.append(_lone("added", name, item, concepts))
    return [*found, *_joiners(source, target)]


def _atoms(name: str, concepts: Concepts) -> tuple[str, ...]:
    concept = concepts.concepts.get(name)
    return concept.parts if concept and concept.parts else (name,)


def _possible(skeleton: Skeleton, concepts: Concepts) -> set[str]:
    return {
        atom
        for item in skeleton.items
        for option in item.options
        for atom in (*_atoms(option, concepts), option)
    }


def _unmatched(one: Skeleton, other: Skeleton, concepts: Concepts) -> dict[str, Item]:
    """Return the concepts of ``one`` that no reading of ``other`` has, with the words.

    An ambiguous form is matched if any of its readings is: the expected concept wins.
    """
    possible = _possible(other, concepts)
    unmatched: dict[str, Item] = {}
    for item in one.items:
        names = [name for name in item.options if name not in {NEGATION, *_JOINERS}]
        if len(names) < len(item.options):
            continue
        lacking = [
            [atom for atom in _atoms(name, concepts) if atom not in possible] for name in names
        ]
        if all(lacking):
            for atom in lacking[0]:
                unmatched.setdefault(atom, item)
    return unmatched


def _swaps(
    missing: dict[str, Item], added: dict[str, Item], concepts: Concepts
) -> Iterator[Difference]:
    """Two values of one closed scale, one lost and one new: the surest fault there is."""
    for lost, item in missing.items():
        kind = _kind(lost, concepts)
        for new, other in added.items():
            if kind.startswith(_SCALE) and _kind(new, concepts) == kind:
                yield Difference(
                    kind.removeprefix(_SCALE),
                    Severity.ERROR,
                    lost,
                    new,
                    f"{item.text} → {other.text}",
                )


def _lone(rule: str, name: str, item: Item, concepts: Concepts) -> Difference:
    concept = concepts.concepts.get(name)
    soft = concept is None or concept.soft
    severity = Severity.REVIEW if soft else Severity.ERROR
    if rule == "missing":
        return Difference(rule, severity, missing=name, words=item.text)
    return Difference(rule, severity, added=name, words=item.text)


def _kind(name: str, concepts: Concepts) -> str:
    concept = concepts.concepts.get(name)
    return concept.kind if concept else ""


# Languages in which a second negative word strengthens the first (negative concord).
_CONCORD_REACH = {"es": 5, "fr": 6, "pt": 5, "pl": 6, "uk": 6, "it": 5, "ar": 4}


def negations(skeleton: Skeleton, lang: str) -> int:
    """Count the negations of a sentence; words of one concord count once."""
    places = [item.at for item in skeleton.items if item.options[0] == NEGATION]
    places += [item.at for item in skeleton.items if NEGATION in item.options[1:]]
    reach = _CONCORD_REACH.get(lang, 0)
    count, last = 0, None
    for place in sorted(places):
        if last is None or place - last > reach:
            count += 1
        last = place
    return count


def _negation(source: Skeleton, target: Skeleton, lang: str) -> Iterator[Difference]:
    said, says = negations(source, "en"), negations(target, lang)
    if (said == 0) != (says == 0):
        lost = said > says
        yield Difference(
            "negation",
            Severity.ERROR,
            missing=NEGATION if lost else "",
            added="" if lost else NEGATION,
            words=_words(source if lost else target),
        )
    elif said != says:
        yield Difference(
            "negation", Severity.REVIEW, f"{NEGATION} × {said}", f"{NEGATION} × {says}"
        )


def _words(skeleton: Skeleton) -> str:
    return ", ".join(item.text for item in skeleton.items if NEGATION in item.options)


def _quantities(source: Skeleton, target: Skeleton) -> Iterator[Difference]:
    said, says = _counted(source), _counted(target)
    lost, new = said - says, says - said
    lost_list, new_list = [*(+lost).elements()], [*(+new).elements()]
    if lost_list or new_list:
        yield Difference(
            "number",
            Severity.ERROR,
            ", ".join(map(str, lost_list)),
            ", ".join(map(str, new_list)),
        )
    elif set(source.loose_units) != set(target.loose_units):
        yield from _units(source, target)


def _counted(skeleton: Skeleton) -> Counter[Quantity]:
    """Count the quantities; a bare 1 is as good as an article and is left out."""
    return Counter(
        quantity.base
        for quantity in skeleton.quantities
        if not (quantity.value == _ONE and quantity.unit not in {"percent"})
    )


def _units(source: Skeleton, target: Skeleton) -> Iterator[Difference]:
    said = {*source.loose_units, *(q.unit for q in source.quantities if q.unit)}
    says = {*target.loose_units, *(q.unit for q in target.quantities if q.unit)}
    lost, new = sorted(said - says), sorted(says - said)
    if lost and new:
        yield Difference("unit", Severity.ERROR, ", ".join(lost), ", ".join(new))
    elif lost or new:
        yield Difference("unit", Severity.REVIEW, ", ".join(lost), ", ".join(new))


def _joiners(source: Skeleton, target: Skeleton) -> Iterator[Difference]:
    """“and” for “or”: only where one is lost and the other new, in a sentence without “not”."""
    said = {name for item in source.items for name in item.options} & _JOINERS
    says = {name for item in target.items for name in item.options} & _JOINERS
    if len(said) == len(says) == 1 and said != says:
        negated = any(NEGATION in item.options for item in (*source.items, *target.items))
        severity = Severity.REVIEW if negated else Severity.ERROR
        yield Difference("logic", severity, *said, *says)
