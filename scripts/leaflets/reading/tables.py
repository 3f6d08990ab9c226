"""Ledgers: append-only tables with tabs between the cells, whose lines any merge may put together.

The first line names the columns. A merge of two branches may repeat it, put lines in another order
or leave one out twice: nothing that is read here depends on order or number.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from leaflets.findings import Finding
from leaflets.reading.files import read_text


def rows(
    path: Path, root: Path, columns: Sequence[str], lang: str = ""
) -> tuple[list[tuple[int, dict[str, str]]], list[Finding]]:
    """Read the lines of a ledger, each with its number; none where there is no file.

    A line with another number of cells is a finding and no row.
    """
    if not path.exists():
        return [], []
    text, findings = read_text(path, root)
    lines = (text or "").split("\n")
    found = []
    for number, line in enumerate(lines, 1):
        cells = line.split("\t")
        if not line.strip() or cells == list(columns):
            continue
        if len(cells) == len(columns):
            found.append((number, dict(zip(columns, cells, strict=True))))
        else:
            expected = f"{len(columns)} cells with tabs between them: {', '.join(columns)}"
            file = path.relative_to(root).as_posix()
            findings.append(damaged(file, number, lang, expected, f"{len(cells)} cells"))
    return found, findings


def damaged(
    file: str, line: int, lang: str, expected: str, found: str, statement: str = ""
) -> Finding:
    """Return the finding of a line of a ledger that cannot be used."""
    return Finding(
        rule="ledger",
        file=file,
        line=line,
        lang=lang,
        statement=statement,
        expected=expected,
        found=found,
        action="Restore the line from the history of the project; a ledger is only added to.",
    )


def appended(path: Path, columns: Sequence[str], new: Sequence[Sequence[str]]) -> bytes:
    """Return the content of a ledger with new lines at its end; what is there stays as it is."""
    before = path.read_bytes() if path.exists() else b""
    return before + "".join(_lines(before, columns, new)).encode("utf-8")


def _lines(before: bytes, columns: Sequence[str], new: Sequence[Sequence[str]]) -> Iterator[str]:
    if not before:
        yield "\t".join(columns) + "\n"
    elif not before.endswith(b"\n"):
        yield "\n"
    for row in new:
        yield "\t".join(row) + "\n"
