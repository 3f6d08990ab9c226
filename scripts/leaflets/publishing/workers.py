"""How the processes begin that print leaflets, and when."""

import sys
from itertools import chain
from multiprocessing import active_children, forkserver, get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from leaflets.copies import processors
from leaflets.memory import is_blank
from leaflets.store import cache_folder

NOTES = "plans"
"""The folder of what is noted of each leaflet, in that of all that is kept."""

_WARM = "leaflets.printing.warm"
"""What is imported by the process that those that print are copies of."""


_MOST = 8
"""Each takes some 100 MB, 250 with Chinese; more than these print no faster on what we have."""

_EACH = 2
"""How many leaflets a process prints at least where all end at about the same time."""


def count(new: int) -> int:
    """Return how many processes print so many leaflets: one for each processor.

    There is one more where each would print so few that some would end long before the others.
    A bilingual leaflet takes twice as long as another one, so that one more than there are
    processors are printed by as many processes at about the same time.
    """
    at_once = processors()
    at_once += at_once + 1 < new <= _EACH * at_once
    return max(1, min(at_once, new, _MOST))


def context() -> BaseContext:
    """Return how processes are started: not as forks of this one, which may have threads.

    On Linux they are forks of one process, which has loaded all that prints. Elsewhere, libraries
    of the system do not survive that.
    """
    if sys.platform != "linux":
        return get_context("spawn")
    forking = get_context("forkserver")
    forking.set_forkserver_preload([_WARM])
    return forking


def load() -> bool:
    """Begin to load what prints, if that can be done without waiting for it; tell if so."""
    if sys.platform != "linux":
        return False
    context()
    forkserver.ensure_running()
    return True


def warm_up(root: Path) -> None:
    """Begin to load what prints where it seems that something has changed since the last time.

    It takes another processor half a second, while this one loads what reads and checks the
    project, and does it. What changed is known but then: this looks at the times of files alone,
    and binds to nothing.
    """
    if is_blank(root):
        return  # to read and check all of it takes much longer: there is time enough later
    folder = cache_folder(root)
    since = _changed(folder / NOTES) if folder else 0.0
    files = chain([root / "mkdocs.yml"], (root / "docs").rglob("*"))
    if any(_changed(path) > since for path in files):
        load()


def end_all() -> None:
    """End the processes that print, whatever they do: nobody wants it any more."""
    for process in active_children():
        process.terminate()


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # there is none, or no longer
        return 0.0
