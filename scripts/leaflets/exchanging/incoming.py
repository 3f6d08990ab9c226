"""What comes back from a translator, in whatever format, and how a file of it is opened."""

from dataclasses import dataclass
from pathlib import Path

from leaflets.findings import Finding

MOST_BYTES = 50_000_000
"""No file of ours has a tenth of it; a larger one is another file, or a trap."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A statement as a translator's file has it; ``finished`` is what the file says of it."""

    name: str
    source: str
    target: str
    finished: bool


def read_bytes(path: Path) -> tuple[bytes, list[Finding]]:
    """Read a file of a translator; no bytes where it cannot be used."""
    try:
        size = path.stat().st_size
        if size <= MOST_BYTES:
            return path.read_bytes(), []
        found = f"{size:,} bytes"
    except OSError as error:
        found = (error.strerror or str(error)).lower()
    expected = f"a file of at most {MOST_BYTES:,} bytes"
    return b"", [unusable(path, expected, found, "Give the file that the translator sent.")]


def unusable(path: Path, expected: str, found: str, action: str, name: str = "") -> Finding:
    """Return the finding of a file that cannot be imported."""
    return Finding(
        rule="import",
        file=path.name,
        statement=name,
        expected=expected,
        found=found,
        action=action,
    )


def wrong_language(path: Path, lang: str, found: str) -> Finding:
    """Return the finding of a file for another language."""
    action = "Import it with the --lang that it is for."
    return unusable(path, f"a file for the language {lang}", found or "none named", action)
