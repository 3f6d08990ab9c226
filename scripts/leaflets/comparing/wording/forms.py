"""All forms of a language in one automaton: looking up costs the text, not the forms.

A trie of words whose edges are whole words (``vein``), stems (``inject*``) and inner parts of
compounds (``*strumpf*``). Which edges a word can take is worked out once and kept.
"""

from collections.abc import Sequence
from typing import Any

from leaflets.comparing.wording.tokens import normalize
from leaflets.comparing.wording.vocabulary import Vocabulary
from leaflets.reading.patterns import expand_line

NAMES = ""
"""The key under which a node keeps what its form means, several names with commas between."""
GAP = GAP_SIGN = "…"
"""The key under which a node keeps the trie of what follows after a gap. No word is so written."""
REACH = 6
"""How many words a gap may hold, unless the language says otherwise; Han characters count half."""
_GAP_MARK = "\ue000"  # NFKC would make three full stops of …
_STOPS = frozenset(".;:!?。！？；؛؟।()")

Node = dict[str, Any]
"""A place in the trie: edges to further nodes, and what stands under ``NAMES`` and ``GAP``."""

Match = tuple[int, int, str, tuple[int, ...]]
"""First place, place behind the last, names, and the places of the part after a gap."""


class Forms:
    """Finds the longest forms of a text, left to right."""

    def __init__(self, lang: str, reach: int = REACH) -> None:
        self.lang = lang
        self.vocabulary = Vocabulary(lang)
        self._root: Node = {}
        self._reach = 2 * reach if self.vocabulary.han else reach
        self.shared: dict[str, str] = {}
        """The forms that have several names, with these."""

    def dump(self) -> object:
        """Return all forms as lists and dictionaries, for ``load``."""
        known = self.vocabulary
        sets = (sorted(known.words), sorted(known.stems), sorted(known.parts))
        return [self._root, *sets, self.shared]

    def load(self, dump: Any) -> None:
        """Take the forms that ``dump`` gave; ValueError or TypeError where it is nothing such."""
        self._root, words, stems, parts, self.shared = dump
        self.vocabulary = Vocabulary(self.lang, set(words), set(stems), set(parts))

    def add_line(self, line: str, name: str) -> None:
        """Add all forms of a line of patterns; ValueError where one can't be a form."""
        plain = normalize(line.replace(GAP_SIGN, _GAP_MARK))
        has_digits = any(map(str.isdecimal, plain))  # nearly no line has
        for form in expand_line(plain):
            if has_digits and any(map(str.isdecimal, form)):
                continue  # numbers are read by value, not by form
            self.add(form, name)

    def add(self, form: str, name: str) -> None:
        """Add a form in normal spelling; a form may have several names."""
        node: Node = self._root
        for at, piece in enumerate(form.split(_GAP_MARK) if _GAP_MARK in form else (form,)):
            if at:
                node = node.setdefault(GAP, {})
            edges = self.vocabulary.spelled(piece)
            if not edges or at > 1:
                raise ValueError(f"a form with words and at most one …: {form or 'nothing'}")
            for edge in edges:
                following = node.get(edge)
                if following is None:
                    following = node[edge] = {}
                node = following
        names = node.get(NAMES)
        if names is None:
            node[NAMES] = name
        elif name not in names.split(","):
            node[NAMES] = f"{names},{name}"
            self.shared[form.replace(_GAP_MARK, GAP_SIGN)] = node[NAMES]

    def is_word(self, word: str) -> bool:
        """Tell if any form has exactly this word."""
        return word in self.vocabulary.words

    def knows(self, word: str) -> bool:
        """Tell if any form has the word, or a stem of it."""
        return bool(self.vocabulary.edges(word))

    def names_of(self, word: str) -> str:
        """Return the names of the form that is this one word, or nothing."""
        for edge in self.vocabulary.edges(word):
            names: str = self._root.get(edge, {}).get(NAMES, "")
            if names:
                return names
        return ""

    def find(
        self, words: Sequence[str], start: int = 0, stop: int | None = None, most: int = 99
    ) -> list[Match]:
        """Return the matches between two places, of at most ``most`` words, none overlapping."""
        stop = len(words) if stop is None else stop
        matches: list[Match] = []
        taken: set[int] = set()
        root, edges_of, parts = self._root, self.vocabulary.known, self.vocabulary.parts
        at = start
        while at < stop:
            word = words[at]
            edges = edges_of.get(word)
            if edges is None:
                edges = self.vocabulary.edges(word)
            if edges and at not in taken:
                match = self._longest(words, at, min(stop, at + most), root, edges, taken)
                if match is None and parts:
                    matches += self._within(word, at)
                elif match:
                    if parts and match[1] == at + 1 and not match[3] and self._is_part(edges):
                        matches += self._within(word, at)
                    else:
                        matches.append(match)
                        taken.update(match[3])
                    at = match[1]
                    continue
            at += 1
        return matches

    def _is_part(self, edges: tuple[str, ...]) -> bool:
        """Tell if only a part of a word is a form, not the whole word nor a stem."""
        return all(edge[0] == "*" for edge in edges if NAMES in self._root.get(edge, ()))

    def _within(self, word: str, at: int) -> list[Match]:
        """Take a compound apart: each part that is a form is a match of its own."""
        names = (self._root.get(part, {}).get(NAMES, "") for part in self.vocabulary.parts_of(word))
        return [(at, at + 1, found, ()) for found in names if found]

    def _longest(
        self,
        words: Sequence[str],
        start: int,
        stop: int,
        root: Node,
        edges: tuple[str, ...],
        taken: set[int],
    ) -> Match | None:
        nodes = [root[edge] for edge in edges if edge in root]
        end, names = start, ""
        gapped: Match | None = None
        at = start + 1
        while nodes:
            for node in nodes:
                if NAMES in node:
                    end, names = at, node[NAMES]
                    break
            for node in nodes:
                if GAP in node:
                    found = self._behind_gap(words, start, at, stop, node[GAP], taken)
                    if found and (gapped is None or _size(found) > _size(gapped)):
                        gapped = found
            if at >= stop:
                break
            edges = self.vocabulary.edges(words[at])
            nodes = [node[edge] for edge in edges for node in nodes if edge in node]
            at += 1
        if gapped and _size(gapped) > end - start:
            return gapped
        return (start, end, names, ()) if names else None

    def _behind_gap(
        self,
        words: Sequence[str],
        start: int,
        end: int,
        stop: int,
        gap: Node,
        taken: set[int],
    ) -> Match | None:
        for at in range(end, min(end + self._reach + 1, stop)):
            if words[at] in _STOPS:
                return None
            edges = self.vocabulary.edges(words[at])
            if at not in taken and any(edge in gap for edge in edges):
                rest = self._longest(words, at, stop, gap, edges, taken)
                if rest:
                    return start, end, rest[2], tuple(range(at, rest[1]))
        return None


def _size(match: Match) -> int:
    return match[1] - match[0] + len(match[3])
