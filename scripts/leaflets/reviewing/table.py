"""``leaflets status`` as a table to read, and for programs."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from leaflets.comparing.formulas import FORMULAS
from leaflets.comparing.readability import Reading
from leaflets.reviewing.status import Status

_COLUMNS = (
    "lang", "statements", "missing", "draft", "checked", "signed", "stale", "reworded",
    "waivers", "review", "status",
)  # fmt: skip


def as_text(rows: Iterable[Status]) -> str:
    """Return a table, one language a line; below it what is stale and what was waived."""
    rows = list(rows)
    table = [_COLUMNS, *(tuple(str(getattr(row, name)) for name in _COLUMNS) for row in rows)]
    widths = [max(len(row[at]) for row in table) for at in range(len(_COLUMNS))]
    lines = [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in table
    ]
    ends = ["  readability", *("  " + ", ".join(map(_shown, row.readability)) for row in rows)]
    lines = [f"{line}{end}".rstrip() for line, end in zip(lines, ends, strict=True)]
    for row in rows:
        lines += [f"{row.lang}: not published yet"] if not row.published else []
        lines += [f"{row.lang}: stale: {name}" for name in row.stale_statements]
        lines += [f"{row.lang}: waiver: {text}" for text in row.waived]
    return "".join(line + "\n" for line in lines)


def _shown(reading: Reading) -> str:
    """Return a figure with its goal: “lix 38.1 (at most 40)”."""
    side = "at least" if FORMULAS[reading.formula].easier_above else "at most"
    return f"{reading.formula} {reading.value:.1f} ({side} {reading.goal:g})"


def as_json(rows: Iterable[Status]) -> str:
    """Return a JSON list, one object a language."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"
