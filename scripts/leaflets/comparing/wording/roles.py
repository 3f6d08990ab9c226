"""“The nurse calls you”: whether who does something and to whom it is done have changed places.

``roles`` in ``docs/<lang>/terms.yml`` tells by which words and endings a language marks who acts
and who is acted on, and which forms of “you” and “we” do. Where nothing marks a thing, its place
does, in the languages that put the one before the verb and the other behind it (``order``).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.comparing.wording.spots import Parts
from leaflets.comparing.wording.vocabulary import HAN
from leaflets.findings import Severity

_YOU, _WE = "you", "we"
PRONOUNS = frozenset({_YOU, _WE})
_TO = "-to"
"""What the names of the forms of “you” and “we” end with to which something is done."""
_ACTS, _ACTED, _ASIDE = "acts", "acted", "aside"
"""The roles; what stands aside is neither: in, after, during."""
_ORDER = "order"
_OWNER = "owner"
"""Words that make of what stands before them a part of what stands behind: 留下疤痕的皮肤破溃."""
_SAME = "same"
"""Words that say that two things are one: a lump is trapped blood. Either may come first."""
_MARKS = frozenset({_ACTS, _ACTED, _ASIDE, _OWNER})
_BESIDE = 2
"""How many words may stand between a thing and the word that marks it: an article, an adjective."""
_HOUSES = frozenset("clinic doctors-office hospital pharmacy insurer reception laboratory".split())
"""What does as a person does, and is none."""
_CLASSES = {
    "person": "person",
    "product": "product",
    "material": "product",
    "effect": "effect",
    "condition": "effect",
}
"""Kinds whose concepts do something, or have something done to them, as others of the class."""
_GENERAL = frozenset(
    "specialist tablet lotion compression complication risk symptom sign damage leak spread "
    "shock".split()
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
    for start, _, name in skeleton.told("roles", lexicon):
        if name in PRONOUNS:
            found[name] = -1 if name in found else start
    verb = skeleton.command[0]
    if verb and _YOU not in found:
        found[_YOU] = skeleton.words.index(verb)
    return {name: place for name, place in found.items() if place >= 0}


class _Frame(NamedTuple):
    """What a text tells of roles by itself: those of “you” and “we”, marks, and its parts.

    ``firsts`` are the places of who acts first in a part.
    """

    found: Roles
    parts: Parts
    marks: dict[int, str]
    firsts: dict[int, int]


def _frame(skeleton: Skeleton, lexicon: Lexicon) -> _Frame:
    found = Roles()
    clauses = [start for start, _, name in skeleton.told("clauses", lexicon) if "-" not in name]
    parts = Parts(skeleton, final=lexicon.lang == "ko", more=clauses)
    cues = skeleton.told("roles", lexicon)
    marks: dict[int, str] = {}
    firsts: dict[int, int] = {}
    for start, stop, name in cues:
        plain = name.removesuffix(_TO)
        if plain in PRONOUNS:
            found.add(plain, _ACTED if name.endswith(_TO) else _ACTS, parts.of(start))
            if plain == name:
                firsts.setdefault(parts.of(start), start)
        elif name in _MARKS:
            for at in range(start, stop):
                marks[at] = name
    if skeleton.command[0]:
        at = skeleton.words.index(skeleton.command[0])
        firsts[parts.of(at)] = at
        found.add(_YOU, _ACTS, parts.of(at))
    return _Frame(found, parts, marks, firsts)


def roles_of(skeleton: Skeleton, items: list[tuple[str, Item]], lexicon: Lexicon) -> Roles:
    """Return the roles of the concepts of some items, and of “you” and “we”."""
    found, parts, marks, firsts = _frame(skeleton, lexicon)
    order = _ORDER in lexicon.terms.roles
    behind = lexicon.terms.postpositions and lexicon.lang not in HAN
    starts = {item.start for _, item in items}
    last = -1
    for name, item in sorted(items, key=lambda pair: pair[1].start):
        beside, last = item.start == last, item.stop
        part = parts.of(item.start)
        role = _mark(item, marks, starts, behind=behind)
        if role is None and order and not beside:  # not “specialist nurse”
            role = _ACTED if firsts.get(part, item.start) < item.start else _ACTS
        if role == _ACTS:
            firsts.setdefault(part, item.start)
        if role is not None:
            found.add(name, role, part)
    return found


def _mark(item: Item, marks: dict[int, str], starts: set[int], *, behind: bool) -> str | None:
    """Return the role that a word tells of a thing that stands before or behind it, or its end."""
    if marks.get(item.stop) == _OWNER:
        return _ASIDE
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


def _couples(source: Skeleton, english: Lexicon) -> set[frozenset[str]]:
    """Return who may act in a part of a text and who be acted on, whatever of it is matched.

    “You” and “we” are left out, as they stand among the words and not among what is matched.
    """
    frame = _frame(source, english)
    found, marks, firsts = frame.found, frame.marks, frame.firsts
    can = {_ACTS: defaultdict[str, set[int]](set), _ACTED: defaultdict[str, set[int]](set)}
    for (name, role), parts in found.parts.items():
        if len(found.roles[name]) == 1:
            can[role][name] |= parts
    things = [(atom, item) for item in source.items for atom in item.atoms]
    things = [(atom, item) for atom, item in things if _class(atom, english)]
    starts = {item.start for _, item in things}
    for name, item in things:
        part = frame.parts.of(item.start)
        told = _mark(item, marks, starts, behind=False)
        may = {told} if told else {_ACTS, _ACTED}
        if not told and part in firsts and _mark(item, marks, set(), behind=False) is None:
            may = {_ACTED if firsts[part] < item.start else _ACTS}
        for role in may & can.keys():
            can[role][name].add(part)
    same = any(name == _SAME for _, _, name in source.told("roles", english))
    return {
        frozenset((one, other)) - PRONOUNS
        for one, acts in can[_ACTS].items()
        for other, acted in can[_ACTED].items()
        if one != other and acts & acted
        if (alike := _class(one, english)) == _class(other, english)
        if alike == "person" or not same
    }


def acting(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield who acts in English and who is acted on, if it is the other way round."""
    names = matched.names
    if not any(names.issuperset(couple) for couple in source.once_in(_couples, english)):
        return
    pairs = [row for row in matched.pairs if _class(row[0], lexicon)]
    same = any(name == _SAME for _, _, name in source.told("roles", english))
    said = roles_of(source, [(atom, one) for atom, one, _ in pairs], english)
    says = None
    for one, roles in said.roles.items():
        if roles != {_ACTS}:
            continue
        for other, others in said.roles.items():
            alike = _class(one, lexicon)
            if alike != _class(other, lexicon) or (same and alike != "person"):
                continue
            if others != {_ACTED} or not said.parts[one, _ACTS] & said.parts[other, _ACTED]:
                continue
            if says is None:
                says = roles_of(target, [(atom, two) for atom, _, two in pairs], lexicon)
            ones, twos = (says.roles.get(name, set()) for name in (one, other))
            if twos == {_ACTS} and (ones == {_ACTED} or (not ones and _may_lack(one, lexicon))):
                yield Severity.ERROR, one, other
                return


def _class(name: str, lexicon: Lexicon) -> str:
    """Tell what a concept may change places with, as both do the same; "" for what does nothing."""
    if name in PRONOUNS or name in _HOUSES:
        return "person"
    if name in _GENERAL:
        return ""
    return "product" if name == "blood" else _CLASSES.get(lexicon.concepts.kind(name), "")


def _may_lack(name: str, lexicon: Lexicon) -> bool:
    """Tell if somebody is named where they act; “you” is not, in a command."""
    return name != _YOU and _class(name, lexicon) == "person"
