"""All forms of a language in one automaton: looking up costs the text, not the forms.

A trie of words whose edges are whole words (``vein``), stems (``inject*``) and inner parts of
compounds (``*strumpf*``). Which edges a word can take is worked out once and kept.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from leaflets.comparing.wording.packed import Packed, packed
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
        self._packed = Packed()
        self._reach = 2 * reach if self.vocabulary.han else reach
        self._begun = _AllBegun(self._begin)
        self.shared: dict[str, str] = {}
        """The forms that have several names, with these."""

    def dump(self) -> object:
        """Return all forms as lists and dictionaries, for ``load``."""
        known = self.vocabulary
        sets = (sorted(known.words), sorted(known.stems), sorted(known.parts))
        self._root |= self._packed.rest()
        return [packed(self._root), *sets, self.shared]

    def load(self, dump: Any) -> None:
        """Take the forms that ``dump`` gave; ValueError or TypeError where it is nothing such."""
        heaps, words, stems, parts, self.shared = dump
        self._packed = Packed(heaps)
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
        return bool(self.vocabulary.edges[word])

    def names_of(self, word: str) -> str:
        """Return the names of the form that is this one word, or nothing."""
        begun = self._begun[word]
        return begun.names if begun else ""

    def find(
        self, words: Sequence[str], start: int = 0, stop: int | None = None, most: int = 99
    ) -> list[Match]:
        """Return the matches between two places, of at most ``most`` words, none overlapping."""
        stop = len(words) if stop is None else stop
        matches: list[Match] = []
        taken: set[int] = set()
        begun_by, edges = self._begun, self.vocabulary.edges
        at = start
        while at < stop:
            begun = begun_by[words[at]]
            if begun is None or at in taken:
                at += 1
                continue
            nodes, names, is_whole, inner, is_part, following = begun
            match: Match | None
            if is_whole or (
                following is not None
                and (at + 1 == stop or following.isdisjoint(edges[words[at + 1]]))
            ):
                match = (at, at + 1, names, ()) if names else None
            else:
                match = self._longest(words, at, min(stop, at + most), nodes, taken)
            if match is None or (is_part and match[1] == at + 1 and not match[3]):
                matches += [(at, at + 1, part, ()) for part in inner]
                at += 1
                continue
            matches.append(match)
            at = match[1]
            if match[3]:
                taken.update(match[3])
        return matches

    def _begin(self, word: str) -> "_Begun | None":
        """Work out what may begin with a word, None if nothing does."""
        edges = self.vocabulary.edges[word]
        nodes = [node for edge in edges if (node := self._first(edge))]
        named = [node[NAMES] for node in nodes if NAMES in node]
        inner: list[str] = []
        is_part = False
        if self.vocabulary.parts and edges:
            is_part = all(edge[0] == "*" for edge in edges if NAMES in self._first(edge))
            parts = self.vocabulary.parts_of(word)
            inner = [names for part in parts if (names := self._first(part).get(NAMES, ""))]
        if not (nodes or inner):
            return None
        whole = not is_part and len(named) == len(nodes) and all(len(node) == 1 for node in nodes)
        gapped = any(GAP in node for node in nodes)
        following = None if gapped else frozenset[str]().union(*nodes) - {NAMES}
        names = named[0] if named else ""
        return _Begun(nodes, names, bool(named) and whole, inner, is_part, following)

    def _first(self, edge: str) -> Node:
        """Return where an edge from the root leads to; an empty node where there is none."""
        node: Node = self._root.get(edge, {})
        if not node and (node := self._packed.take(edge)):
            self._root[edge] = node
        return node

    def _longest(
        self,
        words: Sequence[str],
        start: int,
        stop: int,
        nodes: list[Node],
        taken: set[int],
    ) -> Match | None:
        end, names = start, ""
        gapped: Match | None = None
        edges_of = self.vocabulary.edges
        at = start + 1
        while nodes:
            is_named = False
            for node in nodes:
                if NAMES in node and not is_named:
                    end, names, is_named = at, node[NAMES], True
                if GAP in node:
                    found = self._behind_gap(words, start, at, stop, node[GAP], taken)
                    if found and (gapped is None or _size(found) > _size(gapped)):
                        gapped = found
            if at >= stop:
                break
            edges = edges_of[words[at]]
            at += 1
            if len(nodes) == len(edges) == 1:  # as mostly; and mostly it leads nowhere
                following = nodes[0].get(edges[0])
                if following is None:
                    break
                nodes = [following]
            else:
                nodes = [node[edge] for edge in edges for node in nodes if edge in node]
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
        edges_of, known = self.vocabulary.edges, gap.keys()
        last = min(end + self._reach + 1, stop)
        if self.vocabulary.is_plain and known.isdisjoint(words[end:last]):
            return None
        for at in range(end, last):
            word = words[at]
            if word in _STOPS:
                return None
            if known.isdisjoint(edges_of[word]) or at in taken:
                continue
            nodes = [gap[edge] for edge in edges_of[word] if edge in gap]
            rest = self._longest(words, at, stop, nodes, taken)
            if rest:
                return start, end, rest[2], tuple(range(at, rest[1]))
        return None


class _Begun(NamedTuple):
    """What may begin with a word.

    ``nodes`` are where its edges lead to, ``names`` those of the form that is this word alone.
    ``is_whole``: no longer form begins with it. ``inner`` are the names of the parts of a compound;
    ``is_part``: only parts of the word are forms, not the whole word nor a stem. ``following``:
    the edges that lead on, None where a gap may.
    """

    nodes: list[Node]
    names: str
    is_whole: bool
    inner: list[str]
    is_part: bool
    following: frozenset[str] | None


class _AllBegun(dict[str, _Begun | None]):
    """What may begin with a word, worked out once for each, however many texts have it."""

    def __init__(self, begin: Callable[[str], _Begun | None]) -> None:
        super().__init__()
        self._begin = begin

    def __missing__(self, word: str) -> _Begun | None:
        return self.setdefault(word, self._begin(word))


def _size(match: Match) -> int:
    return match[1] - match[0] + len(match[3])
