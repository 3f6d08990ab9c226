"""Printing on other machines: a worker prints only if it is as this one, and says what it printed.

``distributed`` (Dask) is the extra of the same name: ``pip install leaflets[distributed]``.
"""

import hashlib
import socket
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from leaflets.findings import Finding
from leaflets.printing.engine import Engine
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.worker import Task, print_task

_TIMEOUT = 10
"""Seconds that a scheduler may take to answer."""
_RETRIES = 3
"""How often a leaflet is printed elsewhere when its worker is lost."""


@cache
def _engine() -> Engine:
    return Engine()


def print_far(work: Task, key: str) -> tuple[Pdf, str]:
    """Print a leaflet on a worker; return it with its SHA-256.

    ``key`` is that of the task on the machine that sent it: it holds the program, the libraries
    and the fonts. PrintError where this machine has others.
    """
    if work.key(_engine()) != key:
        found = "others on a worker"
        raise PrintError([_finding(work.job.path, "the same fonts, libraries and program", found)])
    pdf = print_task(work)
    return pdf, hashlib.sha256(pdf.data).hexdigest()


def verified(result: tuple[Pdf, str], name: str) -> Pdf:
    """Return the PDF that a worker sent; PrintError if it is not the one that it printed."""
    pdf, digest = result
    if hashlib.sha256(pdf.data).hexdigest() != digest:
        raise PrintError([_finding(name, "the PDF that the worker printed", "another")])
    return pdf


def lost(error: Exception, name: str) -> PrintError:
    """Return why a leaflet was not printed where its worker, or all of them, were lost."""
    return PrintError(
        [_finding(name, "a worker that prints it", f"{type(error).__name__}: {error}")]
    )


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """Give the workers of a Dask scheduler as an executor.

    ImportError where ``distributed`` is not installed, OSError where nobody answers.
    """
    place = urlsplit(address)
    if not place.scheme or not place.hostname or not place.port:
        raise OSError("expected an address such as tcp://10.0.0.1:8786")
    # Dask tries for long, and tells of it in a traceback.
    socket.create_connection((place.hostname, place.port), _TIMEOUT).close()
    from distributed import Client  # noqa: PLC0415 - an extra

    connect: Any = Client
    with connect(address, timeout=_TIMEOUT, set_as_default=False) as client:
        yield client.get_executor(retries=_RETRIES)


def _finding(name: str, expected: str, found: str) -> Finding:
    action = "Set up all machines alike: the same commit, ./scripts/build, the same fonts."
    return Finding(rule="worker", file=name, expected=expected, found=found, action=action)
