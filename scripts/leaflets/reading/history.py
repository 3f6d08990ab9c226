"""``docs/history.tsv``: every English text that was ever frozen, with what it said, in order.

``leaflets freeze`` adds to it. It gives translators the English that their text was made from, and
the clinical change note its “was” and “is”.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from leaflets.findings import Finding
from leaflets.reading.tables import damaged, rows

HISTORY_FILE = "docs/history.tsv"

COLUMNS = ("version", "date", "statement", "digest", "says", "text")

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Frozen:
    """One English text as it was frozen; ``text`` and ``says`` are empty once it was taken out."""

    version: str
    date: datetime.date
    statement: str
    digest: str
    says: str
    text: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is written, in the order of :data:`COLUMNS`."""
        date = self.date.isoformat()
        return (self.version, date, self.statement, self.digest, self.says, self.text)


def read_history(root: Path) -> tuple[tuple[Frozen, ...], list[Finding]]:
    """Read the history, oldest first; a damaged line is a finding and is left out."""
    path = root / HISTORY_FILE
    read, findings = rows(path, root, COLUMNS)
    history = []
    for number, row in read:
        try:
            date = datetime.date.fromisoformat(row["date"])
        except ValueError:
            expected, found = "a day as 2026-01-31", repr(row["date"])
            findings.append(damaged(HISTORY_FILE, number, "", expected, found, row["statement"]))
            continue
        if not _DIGEST.fullmatch(row["digest"]):
            expected, found = "sha256: and 64 hexadecimal digits", repr(row["digest"])
            findings.append(damaged(HISTORY_FILE, number, "", expected, found, row["statement"]))
            continue
        history.append(Frozen(**{**row, "date": date}))  # type: ignore[arg-type]
    # By day first, since a merge may put lines of two branches in either order.
    return tuple(sorted(history, key=lambda frozen: frozen.date)), findings


def latest(history: Iterable[Frozen]) -> dict[str, Frozen]:
    """Return the last frozen text of each statement."""
    return {frozen.statement: frozen for frozen in history}
