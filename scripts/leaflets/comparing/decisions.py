"""What the recorded decisions mean for the texts as they are: the one place that computes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from leaflets.reading.digests import digest
from leaflets.reading.project import Project
from leaflets.reading.reviews import Digests, Review, Role, person
from leaflets.reading.statements import texts

_BINDING = frozenset(Role) - {Role.WAIVER, Role.FORM}
"""Decisions that tell from which English a translation was made."""


class Base(StrEnum):
    """Which English a translation was made from, as far as the ledger tells."""

    CURRENT = "current"
    REWORDED = "reworded"  # it was changed since, and says the same to the program
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Decided:
    """What is known of one statement in one language.

    ``former`` is the English that a stale translation was made from, as a digest, empty for
    others; ``was_signed`` tells that both roles had signed it for that English. ``waivers`` are
    those that hold, ``signers`` the sign-offs for the texts as they are.
    """

    digests: Digests
    base: Base = Base.CURRENT
    former: str = ""
    signed: bool = False
    was_signed: bool = False
    waivers: tuple[Review, ...] = ()
    signers: tuple[Review, ...] = ()


def roles(project: Project, lang: str) -> tuple[Role, Role]:
    """Return the two roles that must sign a language."""
    first = Role.EDITOR if lang == project.settings.source.tag else Role.TRANSLATOR
    return first, Role.CLINICIAN


def digests_now(project: Project, lang: str) -> dict[str, Digests]:
    """Return the digests of each statement as it is now, for those that both languages have."""
    english = texts(project, project.settings.source.tag)
    own = texts(project, lang)
    says = project.ledger.statements if project.ledger else {}
    now = {}
    for name in english.keys() & own.keys():
        # What says nothing to the program can not be told apart but by its words.
        entry = says.get(name)
        line = (entry.says if entry else "") or english[name]
        now[name] = Digests(digest(english[name]), digest(own[name]), digest(line))
    return now


def decided(project: Project, lang: str) -> dict[str, Decided]:
    """Return what is decided of each statement of a language."""
    both = roles(project, lang)
    about: dict[str, list[Review]] = {}
    for review in project.reviews.get(lang, ()):
        about.setdefault(review.statement, []).append(review)
    now = digests_now(project, lang)
    return {name: _decided(digests, about.get(name, []), both) for name, digests in now.items()}


def _decided(now: Digests, reviews: list[Review], both: tuple[Role, Role]) -> Decided:
    same = [r for r in reviews if r.digests.translation == now.translation]
    made = [r for r in same if r.role in _BINDING]
    confirmed = any(r.role is Role.CONFIRMATION and r.digests == now for r in same)
    holding = [
        r
        for r in same
        if r.digests.says == now.says and (confirmed or r.digests.english == now.english)
    ]
    waivers = tuple(r for r in same if r.role is Role.WAIVER and r.digests == now)
    base = _base(now, made, confirmed=confirmed)
    by_english: dict[str, list[Review]] = {}
    for review in made:
        by_english.setdefault(review.digests.english, []).append(review)
    last = max(made, key=lambda review: review.date, default=None)
    former = last.digests.english if last and base is Base.FORMER else ""
    return Decided(
        digests=now,
        base=base,
        former=former,
        signed=signed(holding, both),
        was_signed=any(signed(group, both) for group in by_english.values()),
        waivers=waivers,
        signers=tuple(r for r in holding if r.role in both),
    )


def _base(now: Digests, made: list[Review], *, confirmed: bool) -> Base:
    if not made or confirmed or any(r.digests.english == now.english for r in made):
        return Base.CURRENT
    return Base.REWORDED if any(r.digests.says == now.says for r in made) else Base.FORMER


def signed(reviews: Iterable[Review], both: tuple[Role, Role]) -> bool:
    """Tell if two roles have signed, by two different people."""
    by_role: Mapping[Role, set[frozenset[str]]] = {role: set() for role in both}
    for review in reviews:
        if review.role in by_role:
            by_role[review.role].add(person(review.name))
    return any(one != other for one, other in product(*by_role.values()))
