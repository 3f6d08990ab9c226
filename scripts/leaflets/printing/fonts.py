"""Which font prints which script, and whether this machine has it."""

import base64
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from leaflets.findings import Finding
from leaflets.printing.engine import file_digest, font_files
from leaflets.program import package
from leaflets.store import Store, cache_folder, digest_of


@dataclass(frozen=True, slots=True)
class Typeface:
    """The fonts of a script, the first preferred, and the line height that the script needs.

    ``bullet`` is how wide a bullet and the space behind it are in bold print, in ems.
    """

    families: tuple[str, ...]
    package: str
    line_height: float = 1.4
    size: float = 1.0
    bullet: float = 0.636


_LATIN = "Noto Sans"

TYPEFACES = {
    "Latn": Typeface((_LATIN,), "fonts-noto-core"),
    "Cyrl": Typeface((_LATIN,), "fonts-noto-core"),
    "Grek": Typeface((_LATIN,), "fonts-noto-core"),
    "Arab": Typeface(("Noto Sans Arabic", _LATIN), "fonts-noto-core", 1.6, 1.08),
    "Deva": Typeface(("Noto Sans Devanagari", _LATIN), "fonts-noto-core", 1.6, 1.05),
    "Hans": Typeface(("Noto Sans CJK SC", _LATIN), "fonts-noto-cjk", 1.6, bullet=1.227),
    "Kore": Typeface(("Noto Sans CJK KR", _LATIN), "fonts-noto-cjk", 1.6, bullet=0.605),
}
"""By ISO 15924 code. Another script is one more row."""


def families(script: str) -> list[str]:
    """Return the fonts of a script and, behind them, those of all others.

    A clinic's name or address may be in any script.
    """
    rest = [FORM_FAMILY, *(family for face in TYPEFACES.values() for family in face.families)]
    return list(dict.fromkeys([*TYPEFACES[script].families, *rest]))


def missing_fonts(
    scripts: set[str], is_installed: Callable[[str], bool] | None = None
) -> list[Finding]:
    """Report scripts that have no typeface, and typefaces that fontconfig does not find.

    ``is_installed`` is :meth:`Engine.has` where that was found out already.

    Without this, WeasyPrint would take any font that has the letters, or print boxes.
    """
    findings, is_installed = [], is_installed or _installed().__contains__
    for script in sorted(scripts):
        if script not in TYPEFACES:
            action = "Add a row to TYPEFACES in scripts/leaflets/printing/fonts.py."
            findings.append(_finding(f"a typeface for the script {script}", "none", action))
            continue
        for family in TYPEFACES[script].families:
            if not is_installed(family):
                package = TYPEFACES[script].package
                action = f"Install it: on Debian, apt-get install {package}."
                findings.append(_finding(f"the font {family}", "none", action))
    return list(dict.fromkeys(findings))


FORM_FAMILY = "Leaflet Form"
"""The font of the fields that are typed into: Latin, Greek and Cyrillic letters of Noto Sans."""

_FONTS = "fonts"
_MOST_BYTES = 1_000_000
"""What the fonts of the fields that are kept may take; one takes 90,000."""

_FORM_LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x370, 0x530),
    *range(0x1EA0, 0x1EFA),
)


def own_form_font(root: Path) -> str:
    """Return the font of the fields for the project in ``root``; see :func:`form_font`."""
    folder = cache_folder(root)
    return form_font(folder / _FONTS if folder else None)


def is_form_font_kept(root: Path) -> bool:
    """Tell if that seems to be made, which takes a third of a second, not only to be found."""
    folder = cache_folder(root)
    return folder is not None and (folder / _FONTS).is_dir()


@cache
def form_font(folder: Path | None = None) -> str:
    """Return the font of the fields as a data address; what was made is kept in ``folder``.

    WeasyPrint embeds the font of a field whole, since nobody knows what will be typed: all of Noto
    Sans would make each leaflet seven times as heavy. Other scripts are shown in a font of the
    reader's program.
    """
    command = ["fc-match", "--format=%{file}", f"{_LATIN}:style=Regular"]
    path = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    source, store = Path(path), Store(folder, _MOST_BYTES)
    code = Path(__file__).read_bytes()
    key = digest_of(["form font", file_digest(source), package("fonttools"), code])
    made = store.read(key)
    if made is None:
        made = _cut_down(source)
        store.write(key, made)
        store.trim()
    return "data:font/ttf;base64," + base64.b64encode(made).decode("ascii")


def _cut_down(path: Path) -> bytes:
    """Return a font with the letters of a field, under a name of its own."""
    from fontTools import subset  # noqa: PLC0415 - a tenth of a second, for what is printed anew

    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=_FORM_LETTERS)
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in {1, 4, 16}:
            record.string = FORM_FAMILY
    out = BytesIO()
    # Packed by fontTools itself: uharfbuzz, where something has installed it, gives other bytes.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    font["head"].modified = font["head"].created  # the same bytes each time
    font.save(out, reorderTables=True)
    font.close()
    return out.getvalue()


def _installed() -> frozenset[str]:
    """Return the names of all font families that fontconfig finds."""
    return frozenset(font_files())


def _finding(expected: str, found: str, action: str) -> Finding:
    return Finding(rule="font", file="fonts", expected=expected, found=found, action=action)
