"""Ratios of contenders that were run in turn, and the goals that they are held against."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from leaflets.benching.contenders import Contender
from leaflets.benching.cost import Cost, Spent

Pick = Callable[[Cost], Cost | Spent]
"""Takes that part of a cost which counts."""


def whole(cost: Cost) -> Cost:
    """Take all of a cost."""
    return cost


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much something costs as another; medians of rounds.

    ``wall`` is by the clock, from ``least`` to ``most``; ``cpu`` by time of processors.
    """

    wall: float
    cpu: float
    least: float
    most: float

    def times(self, factor: float) -> "Ratio":
        """Return it as that of another count, such as for each PDF."""
        return Ratio(*(factor * part for part in (self.wall, self.cpu, self.least, self.most)))

    def cells(self, goal: float | None) -> tuple[str, str, str, str]:
        """Return clock, processors, goal and verdict as a table has them; the clock decides."""
        spread = f"{self.wall:.2f} ({self.least:.2f} to {self.most:.2f})"
        return spread, f"{self.cpu:.2f}", *verdict(self.wall, goal)


def verdict(value: float, goal: float | None) -> tuple[str, str]:
    """Return goal and verdict as a table has them."""
    if goal is None:
        return "", ""
    return f"≤ {goal:g}", "reached" if round(value, 2) <= goal else "missed"


def ratio(one: Contender, others: Sequence[Contender], pick: Pick = whole) -> Ratio | None:
    """Return the ratio of a contender to several others together; None where one did not run."""
    rounds = list(zip(one.costs, *(other.costs for other in others), strict=False))
    if not rounds:
        return None
    pairs = [
        (
            pick(own).wall / sum(cost.wall for cost in rest),
            pick(own).cpu / sum(cost.cpu for cost in rest),
        )
        for own, *rest in rounds
    ]
    walls = [wall for wall, _ in pairs]
    return Ratio(median(walls), median(cpu for _, cpu in pairs), min(walls), max(walls))


def middle(contender: Contender, pick: Callable[[Cost], float]) -> float:
    """Return the median of a number over the rounds of a contender."""
    return median(map(pick, contender.costs))


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return the exponent with which costs grow, by least squares of their logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - mean_x) ** 2 for a in x)
