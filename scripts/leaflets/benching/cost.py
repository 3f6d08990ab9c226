"""What a command costs: seconds by the clock and of the processors, and the memory of each process.

Memory is the most that a process had at once (VmHWM), looked up while it runs: what the system
tells at its end begins with the memory of the program that started it.
"""

import json
import os
import resource
import select
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_LOOKS = 0.05
"""Seconds between two looks at the processes."""
_TICKS = os.sysconf("SC_CLK_TCK")
_LIMIT = 600.0
"""Seconds that a command may take where nothing else is said."""


class Failure(Exception):  # noqa: N818 - it is told, never an error of this program
    """A command that failed, and why."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by the clock, and of all processors together."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a command has cost.

    ``wall`` and ``cpu`` are seconds; ``main`` and ``worker`` MB, of the process itself and of the
    largest that it started. ``parts`` are those that :mod:`leaflets.benching.inside` told, ``said``
    all output.
    """

    wall: float
    cpu: float
    main: float
    worker: float = 0.0
    parts: Mapping[str, Spent] = field(default_factory=dict)
    said: str = ""

    def without(self, *parts: str) -> Spent:
        """Return what was spent besides some of its parts."""
        taken = [self.parts[part] for part in parts]
        return Spent(
            self.wall - sum(spent.wall for spent in taken),
            self.cpu - sum(spent.cpu for spent in taken),
        )


def run(
    command: Sequence[str | Path],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    report: Path | None = None,
    limit: float = _LIMIT,
) -> Cost:
    """Run a command and return its cost; Failure where it fails, or takes over ``limit`` seconds.

    ``report`` is a file of parts that the command writes.
    """
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
        process = subprocess.Popen(  # noqa: S603
            command, cwd=cwd, env=env, stdout=output, stderr=output, start_new_session=True
        )
        try:
            watched, usage, code = _watch(process.pid, start + limit)
        except BaseException:
            _kill(process.pid)
            raise
        process.returncode = code
        wall = time.perf_counter() - start
        output.seek(0)
        said = output.read()
    if code:
        raise Failure(f"killed after {wall:.0f} s" if code == -signal.SIGKILL else _reason(said))
    own = usage.ru_utime + usage.ru_stime
    # Processes that nobody waited for, such as Chromium's, are in what was seen alone.
    cpu = max(own, sum(watched.ticks.values()) / _TICKS)
    others = [size for pid, size in watched.memory.items() if pid != process.pid]
    main = watched.memory.get(process.pid, usage.ru_maxrss / 1024)
    return Cost(wall, cpu, main, max(others, default=0.0), _parts(report), said)


def _reason(said: str) -> str:
    """Return the first error that a command told, or else its last line."""
    lines = said.strip().splitlines() or ["it said nothing"]
    found = next((line for line in lines if line.startswith("ERROR")), lines[-1])
    return " ".join(found.replace("|", "/").split())[:200]


def _parts(report: Path | None) -> dict[str, Spent]:
    if report is None or not report.exists():
        return {}
    return {name: Spent(*row) for name, row in json.loads(report.read_text("utf-8")).items()}


class _Watched:
    """What was seen of a process and all that it started: MB and processor time in ticks."""

    def __init__(self) -> None:
        self.memory: dict[int, float] = {}
        self.ticks: dict[int, int] = {}

    def look(self, pid: int) -> None:
        with suppress(OSError, ValueError, IndexError):  # it may end at any moment
            folder = Path(f"/proc/{pid}")
            status = (folder / "status").read_text("utf-8", "replace")
            size = int(status.split("VmHWM:", 1)[1].split(None, 1)[0]) / 1024
            self.memory[pid] = max(self.memory.get(pid, 0.0), size)
            after_name = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            self.ticks[pid] = int(after_name[11]) + int(after_name[12])
            for children in folder.glob("task/*/children"):
                for child in children.read_text("ascii").split():
                    self.look(int(child))


def _watch(pid: int, end: float) -> tuple[_Watched, resource.struct_rusage, int]:
    """Look at a process until it has ended, and kill it at ``end``."""
    watched = _Watched()
    with _handle(pid) as handle:
        while True:
            found, state, usage = os.wait4(pid, os.WNOHANG)
            if found:
                return watched, usage, os.waitstatus_to_exitcode(state)
            watched.look(pid)
            if time.perf_counter() > end:
                _kill(pid)
            handle.wait(_LOOKS)


class _handle:  # noqa: N801 - used as a function
    """Waits for the end of a process without asking for it all the time, where the system can."""

    def __init__(self, pid: int) -> None:
        opened = getattr(os, "pidfd_open", None)  # Linux alone
        self._file = opened(pid) if opened else None

    def __enter__(self) -> "_handle":
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            os.close(self._file)

    def wait(self, seconds: float) -> None:
        """Return when the process has ended, or after some seconds."""
        if self._file is None:
            time.sleep(min(seconds, 0.01))
        else:
            select.select([self._file], [], [], seconds)


def _kill(pid: int) -> None:
    with suppress(OSError):
        os.killpg(pid, signal.SIGKILL)
