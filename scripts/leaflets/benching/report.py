"""The whole benchmark of builds, in one run, within a number of minutes."""

import datetime
import os
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from leaflets.benching import projects
from leaflets.benching.beside import Beside, Settings
from leaflets.benching.contenders import Deadline, Tell
from leaflets.benching.growth import Growth
from leaflets.benching.peers import peer_python
from leaflets.benching.plot import Panel, plot
from leaflets.benching.same import Same, fewer_editions
from leaflets.benching.synthetic import leaflets, with_languages
from leaflets.benching.tables import Table

_QUICK = "One round alone: to see that it works, not to judge by."
PARTS = ("site", "paper", "leaflets", "same", "languages")
"""What can be measured, in this order."""

_SHARES = {"site": 0.3, "paper": 0.28, "leaflets": 0.3, "same": 0.3, "languages": 0.8, "real": 1.0}
"""Of the time that is left when it begins."""
_REAL = (1, 3, 6, 12)
"""Numbers of real languages, whose mix is another at each."""
_STOCK = 24
"""Languages up to which stock MkDocs is measured: with 48 it takes a minute for each round."""
_EDITION = "a4"
_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "weasyprint")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is measured, and at which sizes; see the options of the command."""

    site: int = 12
    printed: int = 3
    languages: Sequence[int] = (1, 3, 6, 12, 24, 48)
    leaflets: Sequence[int] = (1, 10, 50)
    rounds: int = 3
    minutes: float = 14.0
    parts: Sequence[str] = PARTS
    peer: Path | None = None


QUICK = Wanted(2, 2, (1, 3, 6), (1, 10), 1, 6.0)
"""Small sizes, to see that it works: too few to say much."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: all tables as Markdown, and the plot as SVG, empty without any growth."""

    text: str
    svg: str


class Benchmark:
    """One run on the project in the folder ``source``."""

    def __init__(self, source: Path, wanted: Wanted, tell: Tell) -> None:
        self._source, self._wanted, self._tell = source, wanted, tell
        self._deadline = Deadline(60 * wanted.minutes)
        self._tables: list[Table] = []
        self._panels: list[Panel] = []

    def run(self, command: str) -> Report:
        """Measure all parts that are wanted; ``command`` is told beside the date."""
        load = os.getloadavg()[0]
        with tempfile.TemporaryDirectory(prefix="leaflets-bench-") as name:
            work = Path(name)
            self._beside(work)
            if "leaflets" in self._wanted.parts:
                self._leaflets(work / "leaflets")
            if "same" in self._wanted.parts:
                self._same(work / "same")
            if "languages" in self._wanted.parts:
                self._languages(work / "synthetic", work / "real")
        head = heading(command, datetime.date.today(), load, self._wanted.rounds)
        title = f"Cost of a build, {datetime.date.today()}"
        svg = plot(self._panels, title) if self._panels else ""
        tables = [str(table) for table in self._tables if table.rows or table.below]
        return Report("\n\n".join([head, *tables]), svg)

    def _part(self, name: str) -> Deadline:
        self._tell(f"{name}: {self._deadline.left:.0f} s left")
        return self._deadline.part(_SHARES[name])

    def _beside(self, work: Path) -> None:
        wanted = self._wanted
        peer = peer_python(self._source, wanted.peer)
        sizes = (wanted.site, wanted.printed, wanted.rounds)
        beside = Beside(Settings(self._source, work, *sizes, peer), self._tell)
        if "site" in wanted.parts:
            beside.site(self._part("site"))
        if "paper" in wanted.parts:
            beside.paper(self._part("paper"))
        self._tables += [beside.ratios, beside.costs]

    def _languages(self, synthetic: Path, real: Path) -> None:
        copies, own = Growth("languages"), Growth("languages")

        def make_copies(size: int) -> tuple[Path, Path | None]:
            root = with_languages(self._source, synthetic / f"{size}", size)
            few = size <= _STOCK
            return root, projects.stock(root, synthetic / f"{size}-plain") if few else None

        def make_real(size: int) -> tuple[Path, None]:
            root = projects.copied(self._source, real / f"{size}", projects.spread(tags, size))
            return projects.one_leaflet(root), None

        tags = projects.languages(projects.read_config(self._source))
        rounds, sizes = self._wanted.rounds, self._wanted.languages
        copies.run(sizes, make_copies, rounds, self._part("languages"), self._tell)
        few = [size for size in _REAL if size <= min(len(tags), max(sizes))]
        own.run(few, make_real, rounds, self._part("real"), self._tell)
        table = copies.table("Cost by languages, synthetic")
        table.below.append(
            "One leaflet a language. English and copies of five languages in Latin letters under "
            "other tags; all checks run on them but the one that tells languages apart. "
            "With one language nothing is compared, which lifts the exponent of the checks."
        )
        self._tables += [table, own.table("Cost by languages, real, all checks, all scripts")]
        self._panels += [Panel("By languages", "languages", copies.lines())]

    def _leaflets(self, work: Path) -> None:
        growth = Growth("leaflets")
        tags = projects.languages(projects.read_config(self._source))
        few = projects.spread(tags, self._wanted.printed)

        def make(size: int) -> tuple[Path, None]:
            root = projects.copied(self._source, work / f"{size}", few)
            return projects.with_leaflets(root, leaflets(root, size, _EDITION)), None

        until = self._part("leaflets")
        growth.run(self._wanted.leaflets, make, self._wanted.rounds, until, self._tell)
        table = growth.table("Cost by leaflets")
        table.below.append(f"Each of two pages of the site, in {len(few)} languages, on A4.")
        self._tables += [table, growth.memory("Memory by leaflets")]
        self._panels += [Panel("By leaflets", "leaflets", growth.lines())]

    def _same(self, work: Path) -> None:
        tags = projects.spread(projects.languages(projects.read_config(self._source)), 2)
        root = fewer_editions(projects.copied(self._source, work / "project", tags))
        same = Same(root, work, self._part("same"), self._tell)
        same.run()
        self._tables.append(same.table)


def heading(command: str, day: datetime.date, load: float, rounds: int) -> str:
    """Return what stands above the tables: the day, the command, the machine and the versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return "\n".join(
        (
            f"Measured on {day} with `{command}`",
            f"on {count} processors ({platform.machine()}), Python {platform.python_version()}, "
            f"{versions}.",
            f"At its beginning {load:.1f} processes of other programs wanted a processor.",
            "Goals are held against the clock.",
            _QUICK if rounds == 1 else "Medians of rounds in which all were run in turn.",
        )
    )
