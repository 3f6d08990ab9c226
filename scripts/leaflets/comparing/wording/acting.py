"""“The nurse calls you”, “you call the nurse”: whether the one who acts is now acted on.

Asked of two things that may do the same (``class_of``). Where both have one role only, in one part
of the text, the other way round is a fault. Of persons more is asked: in a text of several parts
“you” may do something, too; then the translation must have the two the other way round within one
part, and nowhere as in English.
"""

from collections import defaultdict
from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.roles import (
    ACTED,
    ACTS,
    ASIDE,
    PERSON,
    PRONOUNS,
    TIMED,
    YOU,
    Roles,
    class_of,
    frame_of,
    has_equals,
    mark_of,
    roles_of,
)
from leaflets.comparing.wording.skeleton import Item, Skeleton
from leaflets.findings import Severity

_WITH = {PERSON: "with", "product": "of"}
"""English words before what stands aside and might act as well, by what it may be taken for."""
_BESIDE = 2
"""How many words such a word may stand before its thing: with an article between."""
_GETS = "undergo"
"""What else says “receive”."""


def _couples(source: Skeleton, english: Lexicon) -> set[frozenset[str]]:
    """Return who may act in a part of a text and who be acted on, whatever of it is matched.

    “You” and “we” are left out, as they stand among the words and not among what is matched. Of
    persons it need not be one part.
    """
    frame = frame_of(source, english)
    marks, firsts = frame.marks, frame.firsts
    can = {ACTS: defaultdict[str, set[int]](set), ACTED: defaultdict[str, set[int]](set)}
    for (name, role), parts in frame.found.parts.items():
        can[role][name] |= parts
    things = [(atom, item) for item in source.items for atom in item.atoms]
    things = [(atom, item) for atom, item in things if class_of(atom, english)]
    starts = {item.start for _, item in things}
    for name, item in things:
        part = frame.parts.of(item.start)
        told = mark_of(item, marks, starts, behind=False)
        told = None if told == TIMED and class_of(name, english) == PERSON else told
        may = {told} if told else {ACTS, ACTED}
        if not told and part in firsts and mark_of(item, marks, set(), behind=False) is None:
            may = {ACTED} if firsts[part] < item.start else {ACTS, ACTED}
        if may == {ASIDE} and _may_act(item, class_of(name, english), source):
            may = {ACTED}
        for role in may & can.keys():
            can[role][name].add(part)
    same = has_equals(source, english)
    return {
        frozenset((one, other)) - PRONOUNS
        for one, acts in can[ACTS].items()
        for other, acted in can[ACTED].items()
        if one != other and (alike := class_of(one, english)) == class_of(other, english)
        if alike == PERSON or (acts & acted and not same)
    }


def _english_roles(source: Skeleton, english: Lexicon) -> Roles:
    items = [(atom, item) for item in source.items for atom in item.atoms]
    return roles_of(source, [row for row in items if class_of(row[0], english)], english)


@asked_if(lambda source, english: source.once_in(_couples, english))
def acting(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[tuple[Severity, str, str]]:
    """Yield who acts in English and who is acted on, if it is the other way round."""
    names = matched.names
    if not any(map(names.issuperset, source.once_in(_couples, english))):
        return
    pairs = [row for row in matched.pairs if class_of(row[0], lexicon)]
    same = has_equals(source, english)
    said = source.once_in(_english_roles, english)
    common = [name for name in said.roles if name in names or name in PRONOUNS]
    says = None
    for one in common:
        for other in common if ACTS in said.roles[one] else ():
            alike = class_of(one, lexicon)
            if alike != class_of(other, lexicon) or (same and alike != PERSON):
                continue
            plain, told = _asked(one, other, said)
            aside = _is_aside(one, other, said, source, alike)
            if not (plain or aside or (told and alike == PERSON)):
                continue
            if says is None:
                says = roles_of(target, [(atom, two) for atom, _, two in pairs], lexicon)
            lacking = _may_lack(one, lexicon) and not _is_given(target)
            if (aside and _is_set_aside(one, other, says)) or (
                not aside and _is_turned(one, other, says, plain=plain, lacking=lacking)
            ):
                yield Severity.ERROR, one, other
                return


def _asked(one: str, other: str, said: Roles) -> tuple[bool, bool]:
    """Tell if one thing acts on another in a part, and does nothing else; and if it seems so."""
    pure = said.roles[one] == {ACTS} and said.roles[other] == {ACTED}
    together = bool(said.parts[one, ACTS] & said.parts[other, ACTED])
    reverse = bool(said.parts[other, ACTS] & said.parts[one, ACTED])
    return pure and together, one != other and (pure or (together and not reverse))


def _is_turned(one: str, other: str, says: Roles, *, plain: bool, lacking: bool) -> bool:
    """Tell if who acts in English is acted on, by the other one; or is ``lacking``, as may be."""
    ones, twos = (says.roles.get(name, set()) for name in (one, other))
    if twos != {ACTS}:
        return False
    if plain and not ones:
        return lacking
    return ones == {ACTED} and (plain or bool(says.parts[one, ACTED] & says.parts[other, ACTS]))


def _may_act(item: Item, alike: str, source: Skeleton) -> bool:
    """Tell if what stands aside might act as well: the effect of warfarin, with the clinic."""
    word = _WITH.get(alike, "")
    return word in source.words[max(0, item.start - _BESIDE) : item.start]


def _is_aside(one: str, other: str, said: Roles, source: Skeleton, alike: str) -> bool:
    """Tell if one thing acts in English, and the other stands aside in the same part."""
    if said.roles[one] != {ACTS} or said.roles[other] != {ASIDE}:
        return False
    if said.parts[one, ACTS].isdisjoint(said.parts[other, ASIDE]):
        return False
    return any(other in item.atoms and _may_act(item, alike, source) for item in source.items)


def _is_set_aside(one: str, other: str, says: Roles) -> bool:
    """Tell if who acts in English stands aside, and what stands aside acts."""
    ones, twos = (says.roles.get(name, set()) for name in (one, other))
    parts = says.parts[one, ACTED] | says.parts[one, ASIDE]
    return bool(twos == {ACTS} and ACTS not in ones and parts & says.parts[other, ACTS])


def _is_given(target: Skeleton) -> bool:
    """Tell if a text says of what is given that somebody gets it: “you will receive”."""
    return any(_GETS in item.atoms for item in target.items)


def _may_lack(name: str, lexicon: Lexicon) -> bool:
    """Tell if somebody is named where they act; “you” is not, in a command."""
    return name != YOU and class_of(name, lexicon) == PERSON
