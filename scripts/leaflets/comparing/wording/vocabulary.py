"""The words of a language's forms, and which of them a word of a text may stand for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from leaflets.comparing.wording.arabic import variants
from leaflets.comparing.wording.korean import stems
from leaflets.comparing.wording.tokens import tokenize

HAN = frozenset({"zh", "ja"})
_WRITING_ON = frozenset({"ar", "en", "ko"})
"""Languages of which a word may be looked up without what is written onto it."""
_SHORTEST_STEM = 2


class _Edges(dict[str, tuple[str, ...]]):
    """The edges of words, each worked out once."""

    def __init__(self, possible: Callable[[str], list[str]]) -> None:
        super().__init__()
        self._possible = possible

    def __missing__(self, word: str) -> tuple[str, ...]:
        return self.setdefault(word, tuple(dict.fromkeys(self._possible(word))))


@dataclass(slots=True)
class Vocabulary:
    """Whole words (``vein``), stems (``inject*``) and inner parts of compounds (``*strumpf*``)."""

    lang: str
    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)
    edges: dict[str, tuple[str, ...]] = field(init=False)
    """The edges that a word can take, the most exact first."""
    _spelled: dict[str, list[str]] = field(default_factory=dict)
    """The edges of what stands between two spaces in forms; a list repeats it a hundred times."""

    def __post_init__(self) -> None:
        self.edges = _Edges(self._possible)

    @property
    def is_plain(self) -> bool:
        """Tell if a word is its only edge: no stems, no compounds, nothing written onto words."""
        return not (self.stems or self.parts) and self.lang not in _WRITING_ON

    @property
    def han(self) -> bool:
        """Tell if the language writes Han characters, each a word here."""
        return self.lang in HAN

    def _possible(self, word: str) -> list[str]:
        found = []
        options = variants(word) if self.lang == "ar" else [word]
        if self.lang == "en" and word.endswith("'s"):
            options.append(word[:-2])
        for option in options:
            if option in self.words:
                found.append(option)
            found += [
                option[:end] + "*"
                for end in range(len(option), _SHORTEST_STEM - 1, -1)
                if option[:end] in self.stems
            ]
        if self.parts:
            lengths = range(len(word), _SHORTEST_STEM, -1)
            inner = (word[at : at + size] for size in lengths for at in range(len(word) - size + 1))
            found += [f"*{part}*" for part in inner if part in self.parts]
        if not found and self.lang == "ko":
            found = [stem for stem in stems(word) if stem in self.words]
        return found

    def parts_of(self, word: str) -> list[str]:
        """Take a compound apart, left to right, the longest known part first."""
        found: list[str] = []
        start = 0
        while start < len(word):
            sizes = range(len(word) - start, _SHORTEST_STEM, -1)
            part = next((p for n in sizes if (p := word[start : start + n]) in self.parts), "")
            if part:
                found.append(f"*{part}*")
            start += len(part) or 1
        return found

    def spelled(self, piece: str) -> list[str]:
        """Return the edges of a form, and note the words, stems and parts that it has."""
        if self.han and piece.isalpha() and not piece.isascii():
            self.words.update(piece)
            return list(piece)
        edges: list[str] = []
        known = self._spelled
        for chunk in piece.split():
            found = known.get(chunk)
            if found is None:
                found = known[chunk] = self._edges_of(chunk)
            edges += found
        return edges

    def _edges_of(self, chunk: str) -> list[str]:
        if chunk.isalpha():
            self.words.add(chunk)
            return [chunk]
        stem, part = chunk[-1] == "*" and chunk != "*", chunk[0] == "*"
        words = tokenize(chunk.strip("*"), self.lang)
        self.words.update(words[:-1] if stem else words)
        if stem and words:
            (self.parts if part else self.stems).add(words[-1])
            words[-1] = f"*{words[-1]}*" if part else words[-1] + "*"
        return words

    def forget_spelling(self) -> None:
        """Forget what is needed to add forms alone."""
        self._spelled.clear()
