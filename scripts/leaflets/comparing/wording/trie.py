"""All forms of a language as one trie of words: looking up costs the text, not the forms."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from leaflets.comparing.wording.tokens import Token, tokenize, variants


@dataclass(slots=True)
class _Node:
    next: dict[str, "_Node"] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Match:
    """A form found: the names that it has in the termbase, and its words as written."""

    names: tuple[str, ...]
    text: str
    first: int
    last: int
    inner: tuple["Match", ...] = ()


class Trie:
    """Longest match, left to right."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.words: set[str] = set()
        self._root = _Node()

    def add(self, form: str, name: str) -> None:
        """Add a form; a form may have several names."""
        if any(character.isdecimal() for character in form):
            return  # numbers are read by value, not by form
        node = self._root
        for token in tokenize(form, self.lang):
            self.words.add(token.key)
            node = node.next.setdefault(token.key, _Node())
        if node is not self._root and name not in node.names:
            node.names.append(name)

    def find(self, tokens: list[Token]) -> list[Match]:
        """Return the matches of a text, none overlapping another.

        A match of several words carries the shorter ones within it: another language may say the
        compound with its parts.
        """
        options = [variants(token.key, self.lang) for token in tokens]
        return self._find(tokens, options, 0, len(tokens), len(tokens))

    def _find(
        self, tokens: list[Token], options: list[list[str]], start: int, stop: int, most: int
    ) -> list[Match]:
        """Find the matches of at most ``most`` words between two places."""
        matches = []
        at = start
        while at < stop:
            end, names = self._longest(options, at, min(stop, at + most))
            if not names:
                at += 1
                continue
            text = " ".join(token.text for token in tokens[at:end])
            inner = self._find(tokens, options, at, end, end - at - 1) if end - at > 1 else []
            matches.append(Match(tuple(names), text, at, end - 1, tuple(inner)))
            at = end
        return matches

    def _longest(self, options: list[list[str]], start: int, stop: int) -> tuple[int, list[str]]:
        """Return where the longest form from ``start`` ends, and its names.

        Of forms of equal length the one that had least taken off its words wins: it is found first.
        """
        best, names = start, list[str]()
        nodes: Iterable[_Node] = [self._root]
        at = start
        while nodes and at < stop:
            nodes = [
                node.next[option] for option in options[at] for node in nodes if option in node.next
            ]
            at += 1
            ended = next((node.names for node in nodes if node.names), None)
            if ended:
                best, names = at, ended
        return best, names
