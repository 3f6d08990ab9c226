"""What was made before, kept by the digest of all that it was made of: ``.cache/leaflets/``.

The environment variable ``LEAFLETS_CACHE`` names another folder, or says ``off``. Anything in the
folder can be deleted at any time, by anybody: what is missing or damaged is made anew. Several
programs may use it at once.
"""

import hashlib
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from leaflets.reading.files import replace_file

VARIABLE = "LEAFLETS_CACHE"
OFF = "off"
_FOLDER = ".cache/leaflets"

_DIGEST = hashlib.sha256
_SIZE = _DIGEST().digest_size
_FORGOTTEN = 3600
"""Seconds after which a file that is being written is taken for forgotten."""


def cache_folder(root: Path) -> Path | None:
    """Return where the project in ``root`` keeps what was made before; None where it shall not."""
    named = os.environ.get(VARIABLE, "")
    if named == OFF:
        return None
    return Path(named).absolute() if named else root / _FOLDER


def digest_of(parts: Iterable[bytes | str]) -> str:
    """Return one digest of several texts; where one ends and the next begins is part of it."""
    whole = _DIGEST()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "big"))
        whole.update(data)
    return whole.hexdigest()


class Store:
    """Files by key, in one folder; with the folder None it keeps nothing.

    Each begins with the SHA-256 of the rest, so that a file that is damaged, half written or put
    there under another name is taken for missing. ``most`` is how many bytes it may have: what was
    not used for the longest time goes first.
    """

    def __init__(self, folder: Path | None, most: int) -> None:
        self._folder = folder
        self._most = most
        self.keeps = folder is not None

    def read(self, key: str) -> bytes | None:
        """Return what was kept under a key, or None."""
        if self._folder is None:
            return None
        path = self._folder / key
        try:
            content = path.read_bytes()
        except OSError:
            return None
        if content[:_SIZE] != _sealed(key, memoryview(content)[_SIZE:]):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)  # the time of its last use, by which the oldest are found
        return content[_SIZE:]

    def write(self, key: str, data: bytes) -> None:
        """Keep data, whole or not at all; where nothing can be written, go on without."""
        if self._folder is None:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(self._folder / key, _sealed(key, data) + data)

    def trim(self) -> None:
        """Delete what was not used for the longest time, until the rest is small enough."""
        if self._folder is None:
            return
        files = sorted(self._files(), reverse=True)
        total = 0
        for used, size, path in files:
            is_forgotten = path.name.startswith(".") and time.time() - used > _FORGOTTEN
            total += size
            if total > self._most or is_forgotten:
                with suppress(OSError):
                    path.unlink()

    def _files(self) -> list[tuple[float, int, Path]]:
        rows = []
        with suppress(OSError):
            for entry in os.scandir(self._folder):
                with suppress(OSError):  # another program may have deleted it since
                    state = entry.stat()
                    rows.append((state.st_mtime, state.st_size, Path(entry.path)))
        return rows


def _sealed(key: str, data: bytes | memoryview) -> bytes:
    whole = _DIGEST(key.encode("utf-8"))
    whole.update(data)
    return whole.digest()
