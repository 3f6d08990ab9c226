"""The search index of a language: its statements as a script, so that it works from a USB stick.

A reader loads the index of their own language alone, when they search. Folding (marks, hamza,
capitals) is done by the script that searches, in one place for the text and for what is typed.
"""

import json
from dataclasses import dataclass, field


@dataclass(slots=True)
class Index:
    """Pages by title and path, and rows: number of the page, id of the statement, text, heading."""

    pages: list[tuple[str, str]] = field(default_factory=list)
    rows: list[tuple[int, str, str, int]] = field(default_factory=list)

    def add(self, title: str, path: str, statements: list[tuple[str, str, bool]]) -> None:
        """Add a page; ``statements`` are ids, texts, and whether the text is a heading."""
        number = len(self.pages)
        self.pages.append((title, path))
        self.rows += [(number, name, text, int(head)) for name, text, head in statements if text]

    def script(self) -> str:
        """Return the script that hands the index over."""
        data = {"pages": self.pages, "rows": self.rows}
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return f"leafletsSearch({text});\n"


def search_file(lang: str) -> str:
    """Return where the index of a language is in the site."""
    return f"search/{lang}.js"
