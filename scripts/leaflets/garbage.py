"""Python's collector of garbage, put off while a million objects are made that all stay."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


def put_off() -> None:
    """Collect none in a short run that keeps what it reads, not even at its end."""
    if gc.get_freeze_count():  # what an earlier run in this process left
        gc.unfreeze()
        gc.collect()
    gc.disable()
    atexit.register(gc.freeze)  # else Python goes through all of it once more before it ends


def resume() -> None:
    """Collect again, where the process goes on; but of what is there by now, when it is put off.

    Most often the process does not go on, and to go through all of it takes a tenth of a build.
    """
    gc.freeze()
    gc.enable()


@contextmanager
def uncollected() -> Iterator[None]:
    """Collect no garbage meanwhile: looking for it among what stays takes a quarter of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
