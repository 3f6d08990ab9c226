"""How the cost of a build grows with its languages and with its leaflets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from leaflets.benching.beside import site_part
from leaflets.benching.contenders import (
    Contender,
    Deadline,
    Tell,
    in_turn,
    keep,
    measure,
    our_build,
    stock_build,
)
from leaflets.benching.cost import Cost, Spent
from leaflets.benching.plot import Line
from leaflets.benching.ratios import exponent, verdict
from leaflets.benching.tables import Table

EXPONENT, FLAT = 1.05, 1.2
"""The goals of issue 8: the exponent, and how many times the memory of the main process grows."""

Make = Callable[[int], tuple[Path, Path | None]]
"""Makes the projects of a size, ours and, if it shall be measured too, stock MkDocs'."""

_BUILDS = {
    "cold": "our build, nothing kept",
    "same": "our build, unchanged",
    "stock": "stock mkdocs build",
}


def expected(spent: Mapping[int, float], size: int) -> float:
    """Return the seconds that a size will take, a fifth more than a line through the last two.

    After one size alone, half of what it took is thought to grow.
    """
    if not spent:
        return 0.0
    *before, last = sorted(spent)
    slope = spent[last] / 2 / last
    if before:
        slope = (spent[last] - spent[before[-1]]) / (last - before[-1])
    return 1.2 * (spent[last] + max(0.0, slope) * (size - last))


def _all(cost: Cost) -> Cost:
    return cost


@dataclass(slots=True)
class Growth:
    """What builds of several sizes cost; ``unit`` is what they have more of, such as languages."""

    unit: str
    costs: dict[str, dict[int, list[Cost]]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def run(
        self, sizes: Sequence[int], make: Make, rounds: int, until: Deadline, tell: Tell
    ) -> None:
        """Build each size, and none that would take longer than what is left."""
        found: list[tuple[str, int, Contender]] = []
        spent: dict[int, float] = {}
        for size in sorted(sizes):
            if expected(spent, size) > until.left:
                self.left_out.append(f"{size} {self.unit}, for want of time")
                continue
            start = until.left
            try:
                root, plain = make(size)
            except ValueError as error:
                self.left_out.append(f"{size} {self.unit}: {error}")
                continue
            found += [
                (build, size, one) for build, one in self._first(size, root, plain, until, tell)
            ]
            spent[size] = start - until.left
        in_turn([one for _, _, one in found], rounds - 1, until, tell, least=0)
        for build, size, one in found:
            if one.costs:
                self.costs.setdefault(build, {})[size] = one.costs
            if one.missing:
                self.left_out.append(f"{one.name}, {one.missing}")

    def _first(
        self, size: int, root: Path, plain: Path | None, until: Deadline, tell: Tell
    ) -> list[tuple[str, Contender]]:
        """Measure all builds of a size once."""
        site, name = root.with_name(f"{root.name}-site"), f"{size} {self.unit}"
        cold = our_build(f"{name}, nothing kept", root, site)
        measure(cold, "growth", until, tell)
        rows = [("cold", cold)]
        if cold.costs:
            kept = keep(root, root.with_name(f"{root.name}-kept"))
            rows.append(("same", our_build(f"{name}, unchanged", root, site, kept)))
        if plain is not None:
            target = root.with_name(f"{root.name}-plain-site")
            rows.append(("stock", stock_build(f"{name}, stock mkdocs build", plain, target)))
        for _, one in rows[1:]:
            measure(one, "growth", until, tell)
        return rows

    @property
    def sizes(self) -> list[int]:
        """The sizes that were built."""
        return sorted({size for series in self.costs.values() for size in series})

    def table(self, title: str) -> Table:
        """Return the seconds by the clock of each size, and the exponents of their growth."""
        ends = ("exponent", "of processors", "of the last two", "goal", "")
        table = Table(title, (self.unit, *map(str, self.sizes), *ends))
        for name, build, pick in _ROWS:
            if series := self.costs.get(build):
                wall = _medians(series, lambda cost: pick(cost).wall)  # noqa: B023 - called at once
                cpu = _medians(series, lambda cost: pick(cost).cpu)  # noqa: B023
                cells = [f"{wall[size]:.2f}" if size in wall else "" for size in self.sizes]
                goal = EXPONENT if build != "stock" and name.startswith("our") else None
                table.rows.append((name, *cells, *_exponents(wall, cpu, goal)))
        if self.left_out:
            table.below.append("Left out: " + "; ".join(self.left_out) + ".")
        return table

    def memory(self, title: str) -> Table:
        """Return MB of the main process and of its largest worker, by size."""
        times = "growth"
        if len(self.sizes) > 1:
            times = f"{self.sizes[-1]} against {self.sizes[-2]}"
        table = Table(title, (self.unit, *map(str, self.sizes), times, "goal", ""))
        for build, series in self.costs.items():
            for name, pick in _MEMORY.items():
                found = _medians(series, pick)
                if build == "stock" or not any(found.values()):
                    continue
                cells = [f"{found[size]:.0f}" if size in found else "" for size in self.sizes]
                last = [found[size] for size in self.sizes[-2:] if size in found]
                grown = last[1] / last[0] if len(last) > 1 and last[0] else None
                goal = FLAT if name == "main process" else None
                told = ("", "", "") if grown is None else (f"{grown:.2f}", *verdict(grown, goal))
                table.rows.append((f"{_BUILDS[build]}: {name}, MB", *cells, *told))
        return table

    def lines(self) -> list[Line]:
        """Return the builds as lines of a plot, in seconds by the clock."""
        return [
            Line(_BUILDS[build], _medians(series, lambda cost: cost.wall))
            for build, series in self.costs.items()
        ]


_ROWS: tuple[tuple[str, str, Callable[[Cost], Cost | Spent]], ...] = (
    ("our build, nothing kept, s", "cold", _all),
    ("of it the checks", "cold", lambda cost: cost.parts["checks"]),
    ("of it the wait for PDFs", "cold", lambda cost: cost.parts["pdfs"]),
    ("of it the site", "cold", site_part),
    ("our build, unchanged, s", "same", _all),
    ("stock mkdocs build, s", "stock", _all),
)
_MEMORY: dict[str, Callable[[Cost], float]] = {
    "main process": lambda cost: cost.main,
    "largest other process": lambda cost: cost.worker,
}


def _medians(series: Mapping[int, list[Cost]], pick: Callable[[Cost], float]) -> dict[int, float]:
    return {size: median(map(pick, costs)) for size, costs in series.items()}


def _exponents(
    wall: Mapping[int, float], cpu: Mapping[int, float], goal: float | None
) -> tuple[str, ...]:
    """Return the exponents by the clock and of processors, that of the last two sizes, verdict."""
    sizes = sorted(wall)
    if len(sizes) < 2 or min(*wall.values(), *cpu.values()) <= 0:
        return ("", "", "", *verdict(0, None))
    by_clock = exponent(sizes, [wall[size] for size in sizes])
    by_cpu = exponent(sizes, [cpu[size] for size in sizes])
    last = exponent(sizes[-2:], [wall[size] for size in sizes[-2:]])
    return (f"{by_clock:.2f}", f"{by_cpu:.2f}", f"{last:.2f}", *verdict(by_clock, goal))
