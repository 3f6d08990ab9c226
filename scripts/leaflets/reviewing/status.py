"""``leaflets status``: how far each language is, statement by statement."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from leaflets.comparing.formulas import FORMULAS
from leaflets.comparing.readability import Reading, readings
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding, Severity
from leaflets.reading.project import Project


@dataclass(frozen=True, slots=True)
class Status:
    """The statements of one language, counted by what can be said of them.

    ``missing``: not there; ``draft``: with an ERROR; ``checked``: without one; ``signed`` and
    ``stale`` need a recorded sign-off, which no statement has. ``review`` counts REVIEW items.
    ``readability`` holds the figures of all its pages together.
    """

    lang: str
    name: str
    statements: int
    missing: int
    draft: int
    checked: int
    signed: int
    stale: int
    waivers: int
    review: int
    readability: tuple[Reading, ...]


def status(project: Project, findings: Iterable[Finding]) -> list[Status]:
    """Count the statements of each language; ``findings`` are those of ``check``."""
    termbase = Termbase(project.root)
    errors: set[tuple[str, str]] = set()
    review: Counter[str] = Counter()
    for finding in findings:
        if finding.severity is Severity.REVIEW:
            review[finding.lang] += 1
        elif finding.statement:
            errors.add((finding.lang, finding.statement))
    wanted = [name for page in project.source_pages.values() for name in page.ids]
    rows = []
    for language in project.settings.languages:
        there = {name for page in project.pages[language.tag].values() for name in page.ids}
        missing = sum(name not in there for name in wanted)
        draft = sum(name in there and (language.tag, name) in errors for name in wanted)
        rows.append(
            Status(
                lang=language.tag,
                name=language.name,
                statements=len(wanted),
                missing=missing,
                draft=draft,
                checked=len(wanted) - missing - draft,
                signed=0,
                stale=0,
                waivers=0,
                review=review[language.tag],
                readability=tuple(readings(project, termbase, language.tag)),
            )
        )
    return rows


_COLUMNS = (
    "lang", "statements", "missing", "draft", "checked", "signed", "stale", "waivers", "review"
)  # fmt: skip


def as_text(rows: Iterable[Status]) -> str:
    """Return a table, one language a line."""
    rows = list(rows)
    table = [_COLUMNS, *(tuple(str(getattr(row, name)) for name in _COLUMNS) for row in rows)]
    widths = [max(len(row[at]) for row in table) for at in range(len(_COLUMNS))]
    lines = [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in table
    ]
    ends = ["  readability", *("  " + ", ".join(map(_shown, row.readability)) for row in rows)]
    return "".join(f"{line}{end}".rstrip() + "\n" for line, end in zip(lines, ends, strict=True))


def _shown(reading: Reading) -> str:
    """Return a figure with its goal: “lix 38.1 (at most 40)”."""
    side = "at least" if FORMULAS[reading.formula].easier_above else "at most"
    return f"{reading.formula} {reading.value:.1f} ({side} {reading.goal:g})"


def as_json(rows: Iterable[Status]) -> str:
    """Return a JSON list, one object a language."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"
