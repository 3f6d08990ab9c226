"""``docs/<lang>/reviews.tsv``: who decided what about which text, one line a decision.

Lines are added and never changed. Each is bound to digests of the texts that it is about, so that
it counts for these texts and for no others; what follows from the lines is computed.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from leaflets.findings import Finding
from leaflets.reading.tables import damaged, rows

REVIEWS_FILE = "reviews.tsv"

COLUMNS = (
    "statement", "english", "translation", "says", "role", "name", "credential", "date", "note"
)  # fmt: skip

NONE = "-"
"""In the place of a digest that a decision is not about."""

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_STATEMENT = re.compile(r"[a-z0-9][a-z0-9._-]*")
_WAIVER_NOTE = re.compile(r"(?P<rule>[a-z]+(?:-[a-z]+)*): \S.*")
_TITLES = frozenset("dr dra drs prof mr mrs ms md phd".split())


class Role(StrEnum):
    """What a decision is.

    The first three sign: ``editor`` the English, ``translator`` a translation, ``clinician``
    both. ``confirmation``: the English was changed, and the translation stands all the same.
    ``waiver``: a finding is none, for the reason in the note (“rule: reason”). ``form``: a form of
    a concept was approved. ``base``: the text translates that English; ``freeze`` writes it when
    the English changes.
    """

    EDITOR = "editor"
    TRANSLATOR = "translator"
    CLINICIAN = "clinician"
    CONFIRMATION = "confirmation"
    WAIVER = "waiver"
    FORM = "form"
    BASE = "base"


@dataclass(frozen=True, slots=True)
class Digests:
    """What a decision is bound to: the English, the translation, and what the English says."""

    english: str
    translation: str
    says: str


@dataclass(frozen=True, slots=True)
class Review:
    """One decision about one statement in one language."""

    statement: str
    digests: Digests
    role: Role
    name: str
    credential: str
    date: datetime.date
    note: str = ""

    @property
    def waives(self) -> str:
        """The rule that a waiver lifts, empty for other decisions."""
        match = _WAIVER_NOTE.fullmatch(self.note) if self.role is Role.WAIVER else None
        return match["rule"] if match else ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The decision as it is written, in the order of :data:`COLUMNS`."""
        bound = (self.digests.english, self.digests.translation, self.digests.says)
        who = (str(self.role), self.name, self.credential, self.date.isoformat(), self.note)
        return (self.statement, *bound, *who)


def person(name: str) -> frozenset[str]:
    """Return a name without what differs when one person writes it twice.

    Accents, capitals, titles and the order of its parts: “Dr. Ana Pérez” is “PEREZ, Ana”.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "")
    parts = re.findall(r"\w+", plain)
    return frozenset(part for part in parts if part not in _TITLES) or frozenset(parts)


def read_reviews(
    root: Path, lang: str, today: datetime.date | None = None
) -> tuple[tuple[Review, ...], list[Finding]]:
    """Read the decisions of a language; a damaged line is a finding and decides nothing.

    A day after ``today`` is taken where it is already tomorrow elsewhere on earth, no later one.
    """
    path = root / "docs" / lang / REVIEWS_FILE
    read, findings = rows(path, root, COLUMNS, lang)
    latest = (today or datetime.date.today()) + datetime.timedelta(days=1)
    reviews = []
    for number, row in read:
        wrong = list(_wrong(row, latest))
        for expected, found in wrong:
            file = path.relative_to(root).as_posix()
            findings.append(damaged(file, number, lang, expected, found, row["statement"]))
        if not wrong:
            reviews.append(_review(row))
    return tuple(reviews), findings


def _wrong(row: dict[str, str], latest: datetime.date) -> Iterator[tuple[str, str]]:
    """Yield what was expected and what was found instead, for each cell that cannot be used."""
    if not _STATEMENT.fullmatch(row["statement"]):
        yield "the id of a statement", repr(row["statement"])
    for column in ("english", "translation", "says"):
        if row[column] != NONE and not _DIGEST.fullmatch(row[column]):
            yield f"sha256: and 64 hexadecimal digits in the column {column}", repr(row[column])
    if row["role"] not in set(Role):
        yield f"one of the roles {', '.join(Role)}", repr(row["role"])
    for column in ("name", "credential"):
        if not row[column].strip():
            yield f"a text in the column {column}", "none"
    if row["role"] == Role.WAIVER and not _WAIVER_NOTE.fullmatch(row["note"]):
        yield "a note “rule: reason”, which a waiver needs", repr(row["note"])
    try:
        date = datetime.date.fromisoformat(row["date"])
    except ValueError:
        yield "a day as 2026-01-31", repr(row["date"])
    else:
        if date > latest:
            yield "a day that is not in the future", row["date"]


def _review(row: dict[str, str]) -> Review:
    return Review(
        statement=row["statement"],
        digests=Digests(row["english"], row["translation"], row["says"]),
        role=Role(row["role"]),
        name=row["name"],
        credential=row["credential"],
        date=datetime.date.fromisoformat(row["date"]),
        note=row["note"],
    )
