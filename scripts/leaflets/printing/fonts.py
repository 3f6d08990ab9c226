"""Which font prints which script, and whether this machine has it."""

import subprocess
from dataclasses import dataclass

from leaflets.findings import Finding


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of a script, the first preferred, and the line height that the script needs."""

    families: tuple[str, ...]
    package: str
    line_height: float = 1.4
    size: float = 1.0


_LATIN = "Noto Sans"

TYPEFACES = {
    "Latn": Typeface((_LATIN,), "fonts-noto-core"),
    "Cyrl": Typeface((_LATIN,), "fonts-noto-core"),
    "Grek": Typeface((_LATIN,), "fonts-noto-core"),
    "Arab": Typeface(("Noto Sans Arabic", _LATIN), "fonts-noto-core", 1.6, 1.08),
    "Deva": Typeface(("Noto Sans Devanagari", _LATIN), "fonts-noto-core", 1.6, 1.05),
    "Hans": Typeface(("Noto Sans CJK SC", _LATIN), "fonts-noto-cjk", 1.6),
    "Kore": Typeface(("Noto Sans CJK KR", _LATIN), "fonts-noto-cjk", 1.6),
}
"""By ISO 15924 code. Another script is one more row."""


def families(script: str) -> list[str]:
    """Return the fonts of a script and, behind them, those of all others.

    A clinic's name or address may be in any script.
    """
    rest = [family for face in TYPEFACES.values() for family in face.families]
    return list(dict.fromkeys([*TYPEFACES[script].families, *rest]))


def missing_fonts(scripts: set[str]) -> list[Finding]:
    """Report scripts that have no typeface, and typefaces that fontconfig does not find.

    Without this, WeasyPrint would take any font that has the letters, or print boxes.
    """
    findings = []
    for script in sorted(scripts):
        if script not in TYPEFACES:
            action = "Add a row to TYPEFACES in scripts/leaflets/printing/fonts.py."
            findings.append(_finding(f"a typeface for the script {script}", "none", action))
            continue
        for family in TYPEFACES[script].families:
            if not _is_installed(family):
                package = TYPEFACES[script].package
                action = f"Install it: on Debian, apt-get install {package}."
                findings.append(_finding(f"the font {family}", "none", action))
    return list(dict.fromkeys(findings))


def _is_installed(family: str) -> bool:
    command = ["fc-list", "--quiet", f":family={family}"]
    try:
        return subprocess.run(command, check=False).returncode == 0  # noqa: S603
    except FileNotFoundError:
        return False


def _finding(expected: str, found: str, action: str) -> Finding:
    return Finding(rule="font", file="fonts", expected=expected, found=found, action=action)
