"""What turns HTML into a PDF besides the HTML: programs, libraries and fonts, as digests.

A PDF that was printed before may be taken again only where all of it is the same. WeasyPrint need
not be imported for that, which takes a third of a second.
"""

import ctypes
import hashlib
import re
import subprocess
import sys
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from leaflets.program import package
from leaflets.store import digest_of

PACKAGES = (
    *("weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "webencodings"),
    *("pyphen", "pillow", "fonttools", "cffi", "brotli", "zopfli", "pycparser", "uharfbuzz"),
)
"""The Python packages that print; ``tests`` see that none is missing."""

_CODE = (
    *("worker.py", "weasy.py", "alike.py", "papers.py", "references.py"),
    *("tagging.py", "textlayer.py", "fontfile.py"),
)

_LIBRARIES = {
    # Name on Debian, name on macOS, and what tells the version.
    ("libpango-1.0.so.0", "libpango-1.0.dylib"): "pango_version_string",
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"): "",
    ("libharfbuzz.so.0", "libharfbuzz.0.dylib"): "hb_version_string",
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"): "",
    ("libfontconfig.so.1", "libfontconfig.1.dylib"): "FcGetVersion",
}
_BEHIND = re.compile(
    r"/lib(?:pango|pangoft2|harfbuzz|harfbuzz-subset|fontconfig|freetype|fribidi|glib|gobject|thai"
    r"|datrie|graphite2|expat|png16|z|brotlidec|brotlicommon)(?:-[12]\.0)?\.so[.\d]*$"
)
"""What those load, in turn, as far as it may change a PDF."""


class Engine:
    """All that prints on this machine, as it is when this is made.

    ``digest`` is empty where it cannot be told: then nothing that was printed before is the same.
    """

    def __init__(self) -> None:
        self._files = font_files()
        self._fonts: dict[tuple[str, ...], str] = {}
        self.digest = _engine()

    def fonts(self, families: tuple[str, ...]) -> str:
        """Return the digest of all files of some font families; empty where there are none."""
        if families not in self._fonts:
            rows = {
                f"{index} {file_digest(Path(path))}"
                for family in families
                for path, index in self._files.get(family, [])
            }
            self._fonts[families] = digest_of(sorted(rows)) if rows else ""
        return self._fonts[families]

    def has(self, family: str) -> bool:
        """Tell if a font family is installed."""
        return family in self._files


def _engine() -> str:
    libraries = _libraries()
    if not libraries:
        return ""
    folder = Path(__file__).parent
    code = [(folder / name).read_bytes() for name in _CODE]
    versions = [sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(package, PACKAGES)]
    return digest_of([*code, *versions, *libraries, *_font_settings()])


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file of any size, which is read again only where it was changed."""
    state = path.stat()
    return _file_digest(path, state.st_ino, state.st_size, state.st_mtime_ns)


@cache
def _file_digest(path: Path, *_state: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def font_files() -> dict[str, list[tuple[str, str]]]:
    """Return the files of each font family, each with the number of the font in it."""
    files: dict[str, list[tuple[str, str]]] = {}
    for row in _said_by("fc-list", "--format", "%{family}\t%{file}\t%{index}\n"):
        names, path, index = row.split("\t")
        for name in names.split(","):
            files.setdefault(name, []).append((path, index))
    return files


def _font_settings() -> Iterable[str]:
    """Yield what fontconfig is told: rules that prefer one font to another, and how it is drawn."""
    for row in _said_by("fc-conflist"):
        path = row.removeprefix("+ ").partition(": ")[0]
        if row.startswith("+ ") and Path(path).is_file():
            yield file_digest(Path(path))


def _said_by(*command: str) -> list[str]:
    try:
        result = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError:
        return []
    return result.stdout.splitlines()


def _libraries() -> list[str]:
    """Return the versions of the libraries and, where they can be found, their digests."""
    found = []
    for names, told_by in _LIBRARIES.items():
        library = _load(names)
        if library is None:
            return []
        if told_by:
            tell = getattr(library, told_by)
            tell.restype = ctypes.c_char_p if told_by.endswith("string") else ctypes.c_int
            found.append(f"{names[0]} {tell()}")
    maps = Path("/proc/self/maps")  # not on macOS
    if maps.exists():
        rows = (row.split(maxsplit=5) for row in maps.read_text("utf-8").splitlines())
        paths = {row[5] for row in rows if len(row) == 6}
        # Pillow brings a FreeType of its own, which no letter of ours is drawn with.
        paths = {path for path in paths if _BEHIND.search(path) and "-packages/" not in path}
        found += [file_digest(Path(path)) for path in sorted(paths)]
    return found


def _load(names: tuple[str, ...]) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None
