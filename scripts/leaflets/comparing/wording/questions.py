"""What a question asks for: who should not have the treatment is not when one should not.

Such words are of no field and no scale, and a heading often has little else. ``questions`` in
``docs/<lang>/terms.yml`` lists those that ask who, when, where and why, and all ``other`` ones. A
translation may well ask “in which cases” for “when”; so only one of the four for another is a
fault, or one of them for “what” and “how”.
"""

from collections.abc import Iterator

from leaflets.comparing.wording.gates import asked_if
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.skeleton import Row, Skeleton
from leaflets.findings import Severity

_MARKS = frozenset("?？؟")
_OTHER = "other"
_FRONT = 1
"""How many words may stand before the one that asks: “and when”."""

_Asked = dict[str, str]
"""What is asked for, and by which words."""


@asked_if(lambda source, english: source.once_in(_at_front, english))
def asked(source: Skeleton, target: Skeleton, english: Lexicon, lexicon: Lexicon) -> Iterator[Row]:
    """Yield what English asks for where a translation asks for something else."""
    said = source.once_in(_at_front, english)
    says = _anywhere(target, lexicon) if said else {}
    if says and _OTHER not in says and said.keys().isdisjoint(says):
        (one, words), (other, found) = next(iter(said.items())), next(iter(says.items()))
        yield "question", Severity.ERROR, one, other, words, found


def _at_front(skeleton: Skeleton, lexicon: Lexicon) -> _Asked:
    return _asked(skeleton, lexicon, _FRONT)


def _anywhere(skeleton: Skeleton, lexicon: Lexicon) -> _Asked:
    return _asked(skeleton, lexicon, len(skeleton.words))


def _asked(skeleton: Skeleton, lexicon: Lexicon, reach: int) -> _Asked:
    """Return what the questions of a text ask for, by words that stand so far from their front."""
    words = skeleton.words
    found: _Asked = {}
    if _MARKS.isdisjoint(words):
        return found
    begin = 0
    cues = skeleton.told("questions", lexicon)
    for end in skeleton.ends:
        if words[end] in _MARKS:
            for start, stop, name in cues:
                if begin <= start < end and start - begin <= reach:
                    found.setdefault(name, skeleton.words_at(start, stop))
        begin = end + 1
    return found
