"""A new site beside the old one, which takes its place in one move or not at all."""

import atexit
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

_FORGOTTEN = 3600
"""Seconds after which a folder of another build is taken for forgotten."""

_DELETING = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"


class Staging:
    """New folders: ``site`` for MkDocs, ``extra`` for what it would clean away, and ``helpers``,
    which is not made yet, for what other processes hand over.

    They are on the same file system as the site, so that moving is renaming. ``in_place`` is for
    ``mkdocs serve``, whose site is a temporary folder of its own.
    """

    def __init__(self, target: Path, *, in_place: bool) -> None:
        self._target, self._is_over = target, False
        target.parent.mkdir(parents=True, exist_ok=True)
        self._sweep()
        if in_place:
            self._folder = Path(tempfile.mkdtemp(prefix="leaflets-"))
            self.site = target
        else:
            self._folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
            self.site = self._folder / "site"
        self.extra = self._folder / "extra"
        self.extra.mkdir()
        self.helpers = self._folder / "helpers"
        atexit.register(self.discard)

    def _sweep(self) -> None:
        """Delete what a build that was killed left behind, but not a build that is under way."""
        for folder in self._target.parent.glob(f".{self._target.name}-*"):
            if time.time() - folder.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(folder, ignore_errors=True)

    def publish(self, name: str) -> None:
        """Put ``extra`` into the site as the folder ``name``, and the site into its place.

        What was there before may be deleted a moment later.
        """
        shutil.rmtree(self.site / name, ignore_errors=True)
        shutil.move(self.extra, self.site / name)
        old = self._folder / "old"
        if self.site != self._target:
            if self._target.exists():
                self._target.rename(old)
            self.site.rename(self._target)
            self._target.chmod(0o755)
        self._is_over = old.exists() and _is_being_deleted(self._folder)
        self.discard()

    def discard(self) -> None:
        """Delete what was not published. Safe to call again."""
        if not self._is_over:
            shutil.rmtree(self._folder, ignore_errors=True)
        atexit.unregister(self.discard)


def _is_being_deleted(folder: Path) -> bool:
    """Have another process delete a folder, if the system can; nobody waits for it.

    It holds the site of before, on some disks a second of work; the new one is in its place.
    """
    if not hasattr(os, "posix_spawn") or os.getpid() == 1:  # with which a container ends
        return False
    nothing = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    command = [sys.executable, "-I", "-S", "-c", _DELETING, str(folder)]
    try:
        os.posix_spawn(sys.executable, command, os.environ, file_actions=nothing)
    except OSError:
        return False
    return True
