"""Text files as people leave them: wrong encodings, conflict markers, invisible characters."""

import os
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from leaflets.findings import Finding

TERMS_FILE = "terms.yml"
"""In each language's folder: its forms of the concepts, and the words of the glossary."""

_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} |\|{7} )", re.MULTILINE)

# Bidirectional controls and zero-width characters change what a reader sees without a trace in an
# editor (Unicode TR 36). Joiners (U+200C, U+200D) stay: Hindi and Persian are spelled with them.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffd]"
)

_SPACES = "\n\t\r\u00a0\u202f\u3000"
"""Characters that are allowed, though Python does not count them among those that print."""
_REPLACEMENT = "\ufffd"
"""It prints, and stands for what could not be read."""


def read_text(path: Path, root: Path) -> tuple[str | None, list[Finding]]:
    """Read a UTF-8 text file.

    Returns the text with line feeds only, and the problems, decomposed characters among them.
    The text is None where the file cannot be used at all (missing, not UTF-8, conflict marker).
    """
    name = path.relative_to(root).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return None, [_finding("file", name, "a readable file", reason.lower(), "Put it there.")]
    try:
        # Windows editors put a byte order mark in front, which says nothing in UTF-8.
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x}, which is not UTF-8"
        action = "Save the file as UTF-8 in your editor."
        return None, [_finding("encoding", name, "UTF-8 text", found, action, line)]
    text = text.replace("\r\n", "\n")
    if match := _CONFLICT.search(text):
        found = f"the merge-conflict marker {match[0].strip()}"
        action = "Choose one of the two texts and delete the marker lines."
        return None, [_finding("conflict", name, "merged text", found, action, _line(text, match))]
    return text, _invisible(text, name) + _not_nfc(text, name)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; OSError where it cannot be written."""
    replace_files({path: data})


def replace_files(contents: Mapping[Path, bytes]) -> None:
    """Write files whole, all or none; OSError where one of them cannot be written.

    All are written beside their places first; then each takes its place in one move.
    """
    temporary: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            temporary[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            temporary[path].chmod(path.stat().st_mode if path.exists() else 0o644)
        for path, new in temporary.items():
            new.replace(path)
    finally:
        for new in temporary.values():
            new.unlink(missing_ok=True)


def _is_visible(text: str) -> bool:
    """Tell quickly that a text has nothing invisible in it; False where it must be looked for."""
    for space in _SPACES:
        text = text.replace(space, " ")
    return text.isprintable() and _REPLACEMENT not in text


def _invisible(text: str, name: str) -> list[Finding]:
    if _is_visible(text):
        return []
    return [
        _finding(
            "invisible",
            name,
            "visible characters only",
            f"the invisible character U+{ord(match[0]):04X}",
            "Delete it; the program itself isolates numbers and Latin words.",
            _line(text, match),
        )
        for match in _INVISIBLE.finditer(text)
    ]


def _not_nfc(text: str, name: str) -> list[Finding]:
    if unicodedata.is_normalized("NFC", text):
        return []
    lines = text.split("\n")
    line = next(n for n, row in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", row))
    action = "Normalize the file, for example with: uconv -x any-nfc."
    return [
        _finding("nfc", name, "composed characters (Unicode NFC)", "decomposed ones", action, line)
    ]


def _line(text: str, match: re.Match[str]) -> int:
    return text.count("\n", 0, match.start()) + 1


def _finding(
    rule: str, file: str, expected: str, found: str, action: str, line: int = 0
) -> Finding:
    return Finding(rule=rule, file=file, expected=expected, found=found, action=action, line=line)
