"""Contenders: commands that are run in turn, round by round, each from the same beginning."""

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from leaflets.benching.cost import Cost, Failure, run
from leaflets.store import VARIABLE

LEAFLETS = (sys.executable, "-c", "from leaflets.cli import main; main()")
"""The command ``leaflets``, of the Python that runs this."""

KEPT = Path(".cache/leaflets")
"""Where a build keeps what it made, in the folder of its project."""

_PARAGRAPH = re.compile(r"(?m)^(\w.*)(?=\n\{: #)")

_LEAST = 240.0
"""Seconds that a command may take even where fewer are left."""

Tell = Callable[[str], None]
"""Takes a line about how far the benchmark is."""


class Deadline:
    """Some seconds that begin now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.perf_counter() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; below zero when it is over."""
        return self._end - time.perf_counter()

    def part(self, share: float) -> "Deadline":
        """Return a deadline that ends after a share of what is left."""
        return Deadline(self.left * share)


@dataclass(frozen=True, slots=True)
class Step:
    """One command in one folder; ``report`` is the file in which it tells its parts."""

    command: Sequence[str | Path]
    root: Path
    report: Path | None = None


@dataclass(slots=True)
class Contender:
    """Something that is measured: one step or several, one after the other.

    ``kept`` is what the project's cache holds when it begins, None for nothing. In the page
    ``edited`` one sentence is other in each run. ``missing`` says why it can't be run here. One
    that is not ``ours`` is run without our program on its path.
    """

    name: str
    steps: Sequence[Step] = ()
    kept: Path | None = None
    edited: str = ""
    missing: str = ""
    ours: bool = True
    costs: list[Cost] = field(default_factory=list)
    _turn: int = 0

    @property
    def runs(self) -> bool:
        """Tell if it can be run."""
        return not self.missing

    def run(self, limit: float) -> Cost:
        """Run it once; Failure where it fails or takes longer than ``limit`` seconds."""
        root = self.steps[0].root
        if self.ours:
            shutil.rmtree(root / KEPT.parts[0], ignore_errors=True)
            if self.kept is not None:
                shutil.copytree(self.kept, root / KEPT)
        if not self.edited:
            return self._run(limit)
        page = root / "docs" / self.edited
        before = page.read_text("utf-8")
        self._turn += 1
        page.write_text(edited(before, self._turn), "utf-8")
        try:
            return self._run(limit)
        finally:
            page.write_text(before, "utf-8")

    def _run(self, limit: float) -> Cost:
        env = environment(ours=self.ours)
        return total([run(one.command, one.root, env, one.report, limit) for one in self.steps])


def edited(text: str, turn: int) -> str:
    """Return a page with another first sentence below its title, in each turn another one."""
    return _PARAGRAPH.sub(lambda line: line[1] + "." * turn, text, count=1)


def environment(*, ours: bool) -> dict[str, str]:
    """Return the variables of a command: nothing is kept elsewhere, Python keeps its bytecode."""
    left_out = {VARIABLE, "PYTHONDONTWRITEBYTECODE"} | (set() if ours else {"PYTHONPATH"})
    env = {name: value for name, value in os.environ.items() if name not in left_out}
    return env | {"NO_MKDOCS_2_WARNING": "1"}


def total(costs: Sequence[Cost]) -> Cost:
    """Return what several commands cost, one after the other."""
    if len(costs) == 1:
        return costs[0]
    return Cost(
        sum(cost.wall for cost in costs),
        sum(cost.cpu for cost in costs),
        max(cost.main for cost in costs),
        max(cost.worker for cost in costs),
        said="\n".join(cost.said for cost in costs),
    )


def stock_build(name: str, root: Path, site: Path) -> Contender:
    """Return MkDocs as it comes, in a folder that was made for it."""
    step = Step((sys.executable, "-m", "mkdocs", "build", "-d", site), root)
    return Contender(name, [step])


def our_build(
    name: str, root: Path, site: Path, kept: Path | None = None, edited: str = ""
) -> Contender:
    """Return our build of a project."""
    report = site.with_name(f"{site.name}.json")
    command = (sys.executable, "-m", "leaflets.benching.inside", report, "build", "-d", site)
    return Contender(name, [Step(command, root, report)], kept, edited)


def in_turn(
    contenders: Sequence[Contender], rounds: int, deadline: Deadline, tell: Tell, least: int = 1
) -> None:
    """Run all contenders, round by round, so that a machine that is busy is busy for all.

    One that fails is missing from then on. After the ``least`` rounds none is begun that would not
    end before the deadline, if it took as long as what was measured last.
    """
    for turn in range(1, rounds + 1):
        last = sum(one.costs[-1].wall for one in contenders if one.costs)
        if turn > least and last > deadline.left:
            return
        for contender in contenders:
            if contender.runs:
                measure(contender, f"round {turn}", deadline, tell)


def measure(contender: Contender, when: str, deadline: Deadline, tell: Tell) -> None:
    """Run a contender once and note its cost, or why it failed."""
    try:
        cost = contender.run(max(_LEAST, deadline.left))
    except (Failure, OSError) as error:
        contender.missing = f"failed: {error}"
        tell(f"{when}: {contender.name}: {contender.missing}")
        return
    contender.costs.append(cost)
    tell(f"{when}: {contender.name}: {cost.wall:.1f} s, of processors {cost.cpu:.1f} s")


def keep(root: Path, target: Path, *names: str) -> Path:
    """Put aside what a build has kept; with ``names`` these folders of it alone."""
    chosen = names or [path.name for path in (root / KEPT).iterdir()]
    target.mkdir(parents=True)
    for path in (root / KEPT / name for name in chosen):
        if path.is_dir():
            shutil.copytree(path, target / path.name)
        elif path.exists():
            shutil.copy2(path, target)
    return target
