"""Copies of this process (forks), which know all that it knows, and work beside it.

The environment variable ``LEAFLETS_PROCESSES`` says how many work at once; 1 for none but this.
"""

import os
import pickle
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from signal import SIGKILL
from typing import NoReturn, TypeVar

VARIABLE = "LEAFLETS_PROCESSES"

_MOST = 8

Result = TypeVar("Result")
"""Of what can be pickled."""


def processes() -> int:
    """Return how many processes may work at once: those that are wanted, or the processors."""
    wanted = os.environ.get(VARIABLE, "")
    if wanted.isdecimal():
        return max(1, int(wanted))
    return min(_MOST, processors())


def processors() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on macOS
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def can_copy() -> bool:
    """Tell whether a copy of this process is safe: there is no thread that would be missing in it.

    Threads of the libraries that print may be there; a copy prints nothing. On macOS the system's
    own libraries may have some, and do not survive it.
    """
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def copied() -> int:
    """Copy this process: 0 in the copy, its number in this one. OSError where there is no room."""
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():  # of threads, see can_copy
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Have a copy of this process do some work, and give what waits for its result.

    It is done in this process, when its result is asked for, where no copy can be made, and where
    the copy failed.
    """
    if processes() < 2 or not can_copy():
        yield work
        return
    reading, writing = os.pipe()
    try:
        process = copied()
    except OSError:
        os.close(reading)
        os.close(writing)
        yield work
        return
    if not process:
        os.close(reading)
        _work(work, writing)
    os.close(writing)
    waiting = [process]

    def result() -> Result:
        with open(reading, "rb", closefd=False) as pipe:
            data = pipe.read()
        _, state = os.waitpid(waiting.pop(), 0)
        return work() if state else pickle.loads(data)  # noqa: S301 - written below

    try:
        yield result
    finally:
        os.close(reading)
        for left in waiting:
            with suppress(OSError):
                os.kill(left, SIGKILL)
                os.waitpid(left, 0)


def _work(work: Callable[[], Result], writing: int) -> NoReturn:
    code = 1
    try:
        with open(writing, "wb") as pipe:
            pickle.dump(work(), pipe)
        code = 0
    finally:
        os._exit(code)
