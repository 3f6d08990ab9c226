"""Whether a translation tells of what is still to come as if it had been, or the other way round.

Which words and endings tell of the past, of what is going on and of what is to come is told by
``tenses`` in ``docs/<lang>/terms.yml``. Translators put much into the present that English puts
into the future, and into the past what English puts into the present (“once it is closed”); so only
plain contradictions are faults, and none where English has both.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.matching import Match
from leaflets.comparing.wording.skeleton import CLAUSE_ENDS, Item, Row, Skeleton
from leaflets.findings import Severity

_PAST, _NOW, _FUTURE = "past", "now", "future"
_POSSIBLE = frozenset({"can", "may"})
_RELATIVE, _REPORTED = "relative", "reported"
"""What opens an English clause whose past is only earlier than the rest: “once it has closed”; and
one that another language may put into the present, but into no future: “which you have taken”."""
_OPENING = frozenset({_RELATIVE, _REPORTED})
_AFTER = "after"

_SHORT = 2
_MARKED = frozenset("يتنسوف")
"""Letters that an Arabic verb begins with of what goes on or is to come, and particles."""
_NO_VERBS = frozenset("معظم بعض جميع لدي عند غير".split())
_HAVE = frozenset({"have", "has"})
"""English words of a past that stand first in a longer form: “have … checked”."""
_BETWEEN = (["be"], ["not"], ["được"], ["bị"])
"""What may stand between the word that tells a tense and what was, or will be, done."""


@asked_if(lambda source, english: source.once_in(_english_tenses, english) - _OPENING)
def retold(source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon) -> Iterator[Row]:
    """Yield the tense of English that a translation turned into another."""
    said = source.once_in(_english_tenses, english)
    if said <= _OPENING:
        return
    says = frozenset(name for _, _, name in target.told("tenses", lexicon))
    if _PAST in says and _FUTURE in said and _is_earlier(target, lexicon):
        said -= {_FUTURE}  # “only after you have been told will you sign”
    if turned := _turned(said, says):
        yield "tense", Severity.ERROR, *turned, "", ""
    elif _FUTURE in said and lexicon.lang == "ar" and not (says or source.command[0]):
        for at in _bare_verbs(target, lexicon):
            yield "tense", Severity.REVIEW, _FUTURE, _PAST, "", target.words[at]
            return


def _bare_verbs(target: Skeleton, lexicon: Lexicon) -> Iterator[int]:
    """Yield the places of Arabic words before who acts that have no mark of now or the future.

    They open a clause: “أجرى الطبيب” is what the doctor did, if it is no noun.
    """
    starts = {item.start for item in target.items if _names_person(item, lexicon)}
    for at, word in enumerate(target.words[:-1]):
        opens = at == 0 or target.words[at - 1] in CLAUSE_ENDS
        plain = len(word) > _SHORT and word[0] not in _MARKED and word not in _NO_VERBS
        if opens and plain and at + 1 in starts:
            yield at


def _names_person(item: Item, lexicon: Lexicon) -> bool:
    return any(lexicon.concepts.kind(atom) == "person" for atom in item.atoms)


def _english_tenses(source: Skeleton, english: Lexicon) -> frozenset[str]:
    """Return the tenses of a text; an “after” counts only for a past behind it."""
    cues = source.told("tenses", english)
    last = max((start for start, _, name in cues if name == _PAST), default=-1)
    return frozenset(
        name for start, _, name in cues if start < last or source.words[start] != _AFTER
    )


def _is_earlier(target: Skeleton, lexicon: Lexicon) -> bool:
    """Tell if the past of a text may belong to a clause that says after what something is."""
    afters = [cue for cue in target.told("clauses", lexicon) if cue[2].startswith("after")]
    pasts = [start for start, _, name in target.told("tenses", lexicon) if name == _PAST]
    return any(
        start < max(pasts) if name == "after" else min(pasts) <= start for start, _, name in afters
    )


@asked_if(lambda source, english: source.once_in(_told_tenses, english))
def retensed(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield what was done in English and is to come in a translation, or the other way round.

    Asked of each thing that is done, as a text may tell of both: “it was closed and will fade”. In
    a clause whose past is but earlier than the rest, both must have changed.
    """
    said = source.once_in(_told_tenses, english)
    if not said:
        return
    says = _told_tenses(target, lexicon)
    if not says:
        return
    surely = all(name != _RELATIVE for _, _, name in source.told("tenses", english))
    turned: dict[str, tuple[Item, Item]] = {}
    for _, one, other in matched.pairs:
        here, there = said.get(one.start), says.get(other.start)
        if here and there and here != there:
            turned.setdefault(here, (one, other))
    if turned and (surely or len(turned) > 1):
        here, (one, other) = next(iter(turned.items()))
        there = _PAST if here == _FUTURE else _FUTURE
        yield "tense", Severity.ERROR, here, there, source.text(one), target.text(other)


def _told_tenses(skeleton: Skeleton, lexicon: Lexicon) -> dict[int, str]:
    """Return the tense of each word of a text that a cue holds or stands right before."""
    found: dict[int, str] = {}
    words = skeleton.words
    for start, stop, name in skeleton.told("tenses", lexicon):
        if name in {_PAST, _FUTURE}:
            last = stop + (words[stop : stop + 1] in _BETWEEN)
            for at in range(start + (words[start] in _HAVE), last + 1):
                found[at] = name if found.get(at, name) == name else ""
    return found


def foretold(
    matched: Match, source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon
) -> Iterator[Row]:
    """Yield the “can” of English for which a translation says what will be."""
    lost = next((left for left in matched.missing if left.atom in _POSSIBLE), None)
    if lost is None or any(name == _FUTURE for _, _, name in source.told("tenses", english)):
        return
    words = [target.words_at(a, b) for a, b, n in target.told("tenses", lexicon) if n == _FUTURE]
    if words:
        matched.missing.remove(lost)
        yield "certainty", Severity.ERROR, lost.atom, "", source.text(lost.item), words[0]


def _turned(said: frozenset[str], says: frozenset[str]) -> tuple[str, str] | None:
    """Return the tense that was lost and the one that is new, if they contradict each other."""
    if _FUTURE in said and _PAST not in said and _PAST in says and _FUTURE not in says:
        return _FUTURE, _PAST
    if _PAST in said and not said & {_FUTURE, *_OPENING} and _PAST not in says:
        for new in (_FUTURE, _NOW):
            if new in says and new not in said:
                return _PAST, new
    if said - _OPENING == {_NOW} and _PAST in says and not says & {_NOW, _FUTURE}:
        return _NOW, _PAST
    return None
