"""How the processes begin that print leaflets, and when."""

import sys
from multiprocessing import forkserver, get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from leaflets.store import cache_folder

NOTES = "plans"
"""The folder of what is noted of each leaflet, in that of all that is kept."""

_WARM = "leaflets.printing.warm"
"""What is imported by the process that those that print are copies of."""


def context() -> BaseContext:
    """Return how processes are started: not as forks of this one, which may have threads.

    On Linux they are forks of one process, which has loaded all that prints. Elsewhere, libraries
    of the system do not survive that.
    """
    if sys.platform != "linux":
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload([_WARM])
    return context


def warm_up(root: Path, *, live: bool) -> None:
    """Begin to load what prints where it seems that something has changed since the last time.

    It takes another processor half a second, while this one reads and checks the project. What
    changed is known but then: this looks at the times of files alone, and binds to nothing.
    """
    folder = cache_folder(root)
    notes = folder / NOTES if folder else None
    since = notes.stat().st_mtime if notes and notes.is_dir() else 0.0
    files = (root / "mkdocs.yml", *(root / "docs").rglob("*"))
    if sys.platform == "linux" and not live and any(_changed(path) > since for path in files):
        context()
        forkserver.ensure_running()


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # it was taken away a moment ago
        return 0.0
