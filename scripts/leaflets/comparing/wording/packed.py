"""A trie as texts, of which only that is made what is asked for: of most forms, nothing is.

A language has up to 80,000 words that a form begins with, of which a leaflet has two thousand. To
read all of them as JSON took longer than to compare all texts of the language.
"""

import json
from collections.abc import Mapping
from typing import Any

_HEAD = 2
"""Letters that the edges of one heap begin with."""
_QUOTE, _BEHIND, _NEXT = "\ue001", "\ue002", "\ue003"
"""A quotation mark, so that JSON escapes none; what parts an edge from its node, and two rows."""


def packed(root: Mapping[str, Any]) -> dict[str, str]:
    """Return heaps of rows by how their edges begin, each row an edge and the node behind it."""
    rows: dict[str, list[str]] = {}
    for edge, node in root.items():
        text = json.dumps(node, ensure_ascii=False, separators=(",", ":")).replace('"', _QUOTE)
        rows.setdefault(edge[:_HEAD], []).append(edge + _BEHIND + text)
    return {head: _NEXT.join(sorted(heap)) for head, heap in rows.items()}


class Packed:
    """What :func:`packed` gave; ValueError where it is nothing such."""

    def __init__(self, heaps: Any = None) -> None:
        self._heaps: dict[str, str] = dict(heaps or {})
        self._nodes: dict[str, str] = {}

    def take(self, edge: str) -> dict[str, Any]:
        """Return the node that an edge from the root leads to; an empty one where none does."""
        if edge[:_HEAD] in self._heaps:
            self._open(edge[:_HEAD])
        text = self._nodes.pop(edge, "")
        return json.loads(text.replace(_QUOTE, '"')) if text else {}

    def rest(self) -> dict[str, dict[str, Any]]:
        """Return all nodes that were not taken, by their edges."""
        for head in list(self._heaps):
            self._open(head)
        return {edge: self.take(edge) for edge in list(self._nodes)}

    def _open(self, head: str) -> None:
        rows = self._heaps.pop(head).split(_NEXT)
        self._nodes |= dict(row.split(_BEHIND) for row in rows)
