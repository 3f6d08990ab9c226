"""“The nurse calls you”: whether who does something and to whom it is done have changed places.

``roles`` in ``docs/<lang>/terms.yml`` tells by which words and endings a language marks who acts
and who is acted on, and which forms of “you” and “we” do. Where nothing marks a thing, its place
does, in the languages that put the one before the verb and the other behind it (``order``).
"""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.comparing.wording.spots import Parts

YOU, WE = "you", "we"
PRONOUNS = frozenset({YOU, WE})
TO = "-to"
"""What the names of the forms of “you” and “we” end with to which something is done."""
PERSON = "person"
ACTS, ACTED, ASIDE, TIMED = "acts", "acted", "aside", "timed"
"""The roles; what stands aside is neither: in, during. English before, after and since set things
aside, and no persons: “before the doctor starts”."""
_ORDER = "order"
_OWNER = "owner"
"""Words that make of what stands before them a part of what stands behind: 留下疤痕的皮肤破溃."""
_SAME = "same"
"""Words that say that two things are one: a lump is trapped blood. Either may come first."""
_MARKS = frozenset({ACTS, ACTED, ASIDE, _OWNER, TIMED})
_BESIDE = 2
"""How many words may stand between a thing and the word that marks it: an article, an adjective."""
JOINED = ((("and",),), (("or",),))
_PASSIVE = "passive"
"""Words that tell that something is done to who stands before them: you are asked."""
HOUSES = frozenset("clinic doctors-office hospital pharmacy insurer reception laboratory".split())
"""What does as a person does, and is none."""
_CLASSES = {
    "person": PERSON,
    "product": "product",
    "material": "product",
    "effect": "effect",
    "condition": "effect",
}
"""Kinds whose concepts do something, or have something done to them, as others of the class."""
_GENERAL = frozenset(
    "tablet lotion compression complication risk symptom sign damage leak spread shock".split()
)
"""What is but another name of a thing beside it: a cream against pain, a risk of clots."""


@dataclass(slots=True)
class Roles:
    """The roles of each concept in a text; ``parts`` the numbers of the parts it has them in."""

    roles: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    parts: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, name: str, role: str, part: int) -> None:
        """Note that a concept has a role in a part."""
        self.roles[name].add(role)
        self.parts[name, role].add(part)


def actors(skeleton: Skeleton, lexicon: Lexicon) -> dict[str, int]:
    """Return the places of “you” and “we” where they do something, if they do so but once."""
    found: dict[str, int] = {}
    parts = skeleton.once(Parts, lexicon.lang == "ko")
    for start, _, name in skeleton.told("roles", lexicon):
        if name in PRONOUNS:
            twice = name in found and parts.of(found[name]) != parts.of(start)
            found[name] = -1 if twice else found.get(name, start)
    verb = skeleton.command[0]
    if verb:
        at = skeleton.words.index(verb)
        twice = YOU in found and parts.of(found[YOU]) != parts.of(at)
        found[YOU] = -1 if twice else found.get(YOU, at)
    return {name: place for name, place in found.items() if place >= 0}


class Frame(NamedTuple):
    """What a text tells of roles by itself: those of “you” and “we”, marks, and its parts.

    ``firsts`` are the places of who acts first in a part, ``passive`` those of a passive verb.
    """

    found: Roles
    parts: Parts
    marks: dict[int, str]
    firsts: dict[int, int]
    passive: dict[int, int]


def frame_of(skeleton: Skeleton, lexicon: Lexicon) -> Frame:
    """Return what a text tells of roles by itself."""
    found = Roles()
    clauses = [start for start, _, name in skeleton.told("clauses", lexicon) if "-" not in name]
    parts = Parts(skeleton, final=lexicon.lang == "ko", more=clauses)
    cues = skeleton.told("roles", lexicon)
    marks: dict[int, str] = {}
    firsts: dict[int, int] = {}
    passive = {parts.of(start): start for start, _, name in cues if name == _PASSIVE}
    for start, stop, name in cues:
        plain = name.removesuffix(TO)
        if plain in PRONOUNS:
            role = ACTED if name != plain or start < passive.get(parts.of(start), 0) else ACTS
            found.add(plain, role, parts.of(start))
            if plain == name:
                firsts.setdefault(parts.of(start), start)
        elif name in _MARKS:
            for at in range(start, stop):
                marks[at] = name
    if skeleton.command[0]:
        at = skeleton.words.index(skeleton.command[0])
        firsts[parts.of(at)] = at
        found.add(YOU, ACTS, parts.of(at))
    return Frame(found, parts, marks, firsts, passive)


def roles_of(skeleton: Skeleton, items: list[tuple[str, Item]], lexicon: Lexicon) -> Roles:
    """Return the roles of the concepts of some items, and of “you” and “we”."""
    found, parts, marks, firsts, passive = frame_of(skeleton, lexicon)
    order = _ORDER in lexicon.terms.roles
    behind = lexicon.marks_behind
    starts = {item.start for _, item in items}
    joined = {item.start: item.stop for item in skeleton.items if item.readings in JOINED}
    last, given, after_person = -1, None, False
    for name, item in sorted(items, key=lambda pair: pair[1].start):
        beside = item.start == last
        part = parts.of(item.start)
        role = mark_of(item, marks, starts, behind=behind)
        if role == TIMED:
            role = None if class_of(name, lexicon) == PERSON else ASIDE
        if role is None and order and not beside:  # not “specialist nurse”
            role = ACTED if firsts.get(part, item.start) < item.start else ACTS
            is_person = class_of(name, lexicon) == PERSON
            if is_person and after_person and _is_joined(last, item, joined):
                role = given  # “the clinic or your GP”
            elif is_person and item.start < passive.get(part, 0):
                role = ACTED
        if role == ACTS:
            firsts[part] = min(firsts.get(part, item.start), item.start)
        if role is not None:
            found.add(name, role, part)
        last, given = item.stop, role
        after_person = class_of(name, lexicon) == PERSON
    return found


def _is_joined(last: int, item: Item, joined: dict[int, int]) -> bool:
    """Tell if but an “and” or “or” stands between a thing and the one that ends at a place."""
    return 0 <= item.start - joined.get(last, item.start + 1) <= _BESIDE


def mark_of(item: Item, marks: dict[int, str], starts: set[int], *, behind: bool) -> str | None:
    """Return the role that a word tells of a thing that stands before or behind it, or its end."""
    if marks.get(item.stop) == _OWNER:
        return ASIDE
    if behind and item.stop - 1 in marks:
        return marks[item.stop - 1]
    places = (
        range(item.stop, item.stop + _BESIDE)
        if behind
        else range(item.start, item.start - _BESIDE - 1, -1)
    )
    for at in places:
        if at in marks and marks[at] != _OWNER:
            return marks[at]
        if at in starts and at != item.start:
            return None
    return None


def class_of(name: str, lexicon: Lexicon) -> str:
    """Tell what a concept may change places with, as both do the same; "" for what does nothing."""
    if name in PRONOUNS or name in HOUSES:
        return PERSON
    if name in _GENERAL:
        return ""
    return "product" if name == "blood" else _CLASSES.get(lexicon.concepts.kind(name), "")


def has_equals(skeleton: Skeleton, lexicon: Lexicon) -> bool:
    """Tell if a text says that two things are one."""
    return any(name == _SAME for _, _, name in skeleton.told("roles", lexicon))
