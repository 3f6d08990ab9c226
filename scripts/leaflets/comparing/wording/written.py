"""What Korean words may say by what is written onto them, worked out once for each word.

Most words say nothing of the kind, so that a text is asked only at the few places where one does.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from leaflets.comparing.wording.korean import endings, is_figure, joining, may_oblige

Both = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A form that says two things at once, and the two."""

_BOTH: tuple[Both, ...] = (
    ("금연", ("stop", "not"), ("tobacco",)),
    ("금주", ("stop", "not"), ("alcohol",)),
    ("밤에도", ("night",), ("even-more-than-thought", "also")),
    ("온욕", ("bathe", "hot-tub"), ("hot", "warm")),
    ("양다리", ("both",), ("leg",)),
    ("양발", ("both",), ("foot",)),
    ("양손", ("both",), ("hand",)),
    ("양팔", ("both",), ("arm",)),
    ("직후", ("after",), ("immediately", "soon", "exactly")),
    ("그렇지 않으면", ("if",), ("not",)),
    ("그렇지 않다면", ("if",), ("not",)),
    ("그렇지 않을 경우", ("if",), ("not",)),
)
_BEHIND = frozenset("후 뒤 다음".split())
GOING = frozenset("됩돼")
"""How a word begins that permits with the one before: 신으셔도 됩니다."""
_CHANCE = "기도"


class Word(NamedTuple):
    """What a word may say by its ending or its beginning, where nothing beside it is against it.

    ``ending`` is what its ending says, ``joins`` “and” or “or” where it is a listed word with that
    written onto it. It may be the first half of “must” (``obliges``) or of “may” (``chances``) or
    the second of a permission (``permits``), an “after” (``follows``), digits (``figure``), or the
    beginning of a form that says two things (``both``).
    """

    ending: tuple[str, ...]
    joins: str
    obliges: bool
    chances: bool
    permits: bool
    follows: bool
    figure: bool
    both: tuple[Both, ...]


class Written(dict[str, Word | None]):
    """The words looked up so far, None for those that say nothing of the kind."""

    def __init__(self, names_of: Callable[[str], str]) -> None:
        """``names_of`` tells the names of the form that a word is."""
        super().__init__()
        self._names_of = names_of

    def __missing__(self, word: str) -> Word | None:
        found = Word(
            endings(word),
            self._joins(word),
            may_oblige(word),
            len(word) > len(_CHANCE) and word.endswith(_CHANCE),
            word[0] in GOING,
            word in _BEHIND,
            is_figure(word),
            tuple(row for row in _BOTH if word.startswith(row[0].partition(" ")[0])),
        )
        return self.setdefault(word, found if any(found) else None)

    def places(self, words: Sequence[str]) -> list[tuple[int, Word]]:
        """Return the words of a text that may say something, with their places."""
        return [(at, told) for at, word in enumerate(words) if (told := self[word])]

    def _joins(self, word: str) -> str:
        """Return “and” or “or” if a word is listed without it, and says nothing else with it."""
        name = joining(word)
        if not name:
            return ""
        plain, whole = self._names_of(word[:-1]), self._names_of(word)
        return name if plain and whole in {"", plain} else ""
