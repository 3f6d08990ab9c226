"""The digest of this program, or of a part of it: what other code made is not used."""

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from leaflets.store import digest_of

_KINDS = frozenset({".py", ".css", ".html"})


@cache
def program(folders: tuple[str, ...], packages: tuple[str, ...]) -> str:
    """Return the digest of folders of this package, the Python packages they use, and Python."""
    root = Path(__file__).parent
    files = sorted(
        path for folder in folders for path in (root / folder).rglob("*") if path.suffix in _KINDS
    )
    code = [part for path in files for part in (path.name, path.read_bytes())]
    return digest_of([*code, *map(package, packages), sys.version])


def package(name: str) -> str:
    """Return the name of a Python package with its version."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} is missing"
