"""Tables of the benchmark in Markdown, aligned so that they can be read as they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

BEGIN = "<!-- benchmark: written by leaflets bench --of build --markdown README.md -->"
END = "<!-- end of benchmark -->"
ALT = "Seconds of a build by numbers of languages and of leaflets, as in the tables above"


@dataclass(slots=True)
class Table:
    """What one part of the benchmark has found: words above, rows, words below."""

    title: str
    head: Sequence[str]
    above: list[str] = field(default_factory=list)
    rows: list[Sequence[str]] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return it as Markdown."""
        parts = ["\n".join(self.above), "\n".join(self._lines()), "\n".join(self.below)]
        return "\n\n".join([f"**{self.title}**", *(part for part in parts if part)])

    def _lines(self) -> list[str]:
        if not self.rows:
            return []
        rows = [self.head, *self.rows]
        widths = [max(3, *(len(row[at]) for row in rows)) for at in range(len(self.head))]
        lines = [
            "| "
            + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            + " |"
            for row in rows
        ]
        rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
        return [lines[0], rule, *lines[1:]]


def put_between(path: Path, text: str) -> None:
    """Put a text between the two marks of a Markdown file; ValueError where they are not there."""
    before = path.read_text("utf-8")
    head, begin, rest = before.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{path}: expected the lines {BEGIN} and {END}")
    path.write_text(f"{head}{BEGIN}\n\n{text.strip()}\n\n{END}{tail}", "utf-8")
