"""Other processes that build the pages of some languages, while this one builds the rest.

Each is a copy of this process (a fork), so that it knows all that was read and checked. What it
made is taken only where nothing went wrong in it, neither an error nor a warning: otherwise this
process builds the same languages itself, and what is to be said is said here, as if there had been
no other. Nothing of the site is written by another process, and none is there after the build.
"""

import atexit
import json
import logging
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from leaflets.copies import can_copy, copied
from leaflets.reading.project import Project

MKDOCS = "mkdocs"
"""The logger that all of MkDocs' are below."""
_OWN = f"{MKDOCS}.plugins.leaflets"

_FEW = 2
"""Languages besides the source from which on another process is started."""
_SAID = "said.json"


def shares(sizes: Mapping[str, int], first: int, count: int) -> list[list[str]]:
    """Deal out languages to ``count`` processes so that all have about as much to do.

    ``first`` is what the first of them, this one, has to do besides. It returns what the others do,
    without those that have nothing.
    """
    loads, dealt = [first, *[0] * (count - 1)], [list[str]() for _ in range(count)]
    for tag in sorted(sizes, key=lambda tag: (-sizes[tag], tag)):
        least = min(range(count), key=lambda at: (loads[at], -at))
        loads[least] += sizes[tag]
        dealt[least].append(tag)
    return [tags for tags in dealt[1:] if tags]


@dataclass(frozen=True, slots=True)
class Helper:
    """A process that builds languages, and the folder in which it puts what it made."""

    tags: Sequence[str]
    folder: Path
    process: int


class Helpers:
    """The other processes of one build."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._running: list[Helper] = []

    @property
    def tags(self) -> frozenset[str]:
        """The languages that they build."""
        return frozenset(tag for helper in self._running for tag in helper.tags)

    def deal(self, project: Project, missing: Iterable[str]) -> list[list[str]]:
        """Return for each other process which of the languages it shall build."""
        source = project.settings.source.tag
        sizes = {tag: _length(project, tag) for tag in missing}
        first = sizes.pop(source, 0)
        if len(sizes) < _FEW or self._count < 2 or not can_copy():
            return []
        return shares(sizes, first, self._count)

    def start(
        self,
        dealt: Sequence[Sequence[str]],
        folder: Path,
        work: Callable[[Sequence[str], Path], None],
    ) -> None:
        """Start a process for each list of languages, which calls ``work`` with it and a folder."""
        if dealt:
            atexit.register(self.stop)
            logging.getLogger(_OWN).debug(f"Other processes build {dealt}")
        for number, tags in enumerate(dealt):
            own = folder / f"{number}"
            own.mkdir(parents=True)
            try:
                process = copied()
            except OSError:  # there are too many, or too little memory
                return
            if not process:
                _work(tags, own, work)
            self._running.append(Helper(tags, own, process))

    def finish(self) -> Iterator[tuple[Helper, bool]]:
        """Wait for each, and yield it with whether all went well; what it said is said then."""
        while self._running:
            _, state = os.waitpid(self._running[0].process, 0)
            helper = self._running.pop(0)
            is_well = not state
            if is_well:
                for name, level, message in json.loads((helper.folder / _SAID).read_text("utf-8")):
                    logging.getLogger(name).log(level, message)
            yield helper, is_well

    def stop(self) -> None:
        """End those that are still at work. Safe to call again."""
        while self._running:
            process = self._running.pop().process
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)
                os.waitpid(process, 0)
        atexit.unregister(self.stop)


def _length(project: Project, tag: str) -> int:
    return sum(
        len(block.text) for page in project.every_page(tag).values() for block in page.blocks
    )


class _Said(logging.Handler):
    """Keeps what is said, and whether there was a warning."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, int, str]] = []
        self.is_warned = False

    def emit(self, record: logging.LogRecord) -> None:
        self.rows.append((record.name, record.levelno, record.getMessage()))
        self.is_warned = self.is_warned or record.levelno >= logging.WARNING


def _work(
    tags: Sequence[str], folder: Path, work: Callable[[Sequence[str], Path], None]
) -> NoReturn:
    """Do it in this copy, and end: whatever happens, nothing of it goes on in what called."""
    code = 1
    try:
        logger, said = logging.getLogger(MKDOCS), _Said()
        logger.handlers, logger.propagate = [said], False
        work(tags, folder)
        if not said.is_warned:
            (folder / _SAID).write_text(json.dumps(said.rows), "utf-8")
            code = 0
    finally:
        os._exit(code)
