"""``leaflets bench --of build``: what a build costs, beside others on the same content.

All contenders are run in turn, round by round, so that a machine that is busy is busy for all; what
counts are the ratios. Seconds are those of the processors, which another program does not lengthen
as it does the clock's; the clock stands beside them.
"""

import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from leaflets.printing.sheet import jobs
from leaflets.printing.tasks import task
from leaflets.reading.project import Project, read_project
from leaflets.reading.settings import CONFIG_FILE
from leaflets.store import OFF, VARIABLE

_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "-d")
_PLAIN = """
import sys, weasyprint
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.html")):
    weasyprint.HTML(string=path.read_text("utf-8")).write_pdf(
        path.with_suffix(".pdf"), pdf_variant="pdf/ua-1", pdf_tags=True)
"""
_OURS = """
import sys
from pathlib import Path
from leaflets.publishing.pdfs import make_leaflets
from leaflets.reading.project import read_project
project, _ = read_project(Path.cwd())
_, findings = make_leaflets(project, Path(sys.argv[1]), lambda _: None)
assert not findings, findings
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processors, and the most memory of one process in MB."""

    wall: float
    cpu: float
    peak: float


def run(command: Sequence[str | Path], cwd: Path, cache: str | Path) -> Cost:
    """Run a command and return what it cost; RuntimeError, with its last line, where it fails."""
    env = os.environ | {VARIABLE: str(cache), "NO_MKDOCS_2_WARNING": "1"}
    start = os.times().elapsed
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, cwd=cwd, env=env, stdout=said, stderr=said) as process,  # noqa: S603
    ):
        _, state, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(state)
        if process.returncode:
            said.seek(0)
            last = (said.read().strip() or "nothing said").splitlines()[-1]
            raise RuntimeError(f"{command[-1]}: {last}")
    wall = os.times().elapsed - start
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def exponent(sizes: Sequence[int], costs: Sequence[float]) -> float:
    """Return the exponent with which costs grow, by least squares of their logarithms."""
    x, y = [math.log(size) for size in sizes], [math.log(cost) for cost in costs]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    above = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True))
    return above / sum((a - mean_x) ** 2 for a in x)


def bench_build(
    project: Project, languages: int, rounds: int, *, growth: bool = False
) -> Iterator[str]:
    """Yield the rows of the report, as a Markdown table; ``languages`` are the first so many.

    With ``growth``, also how an unchanged build grows with them: that prints all of them first.
    """
    with tempfile.TemporaryDirectory(prefix="leaflets-bench-") as name:
        work = Path(name)
        root = copied(project.root, work / "project", languages)
        yield f"{languages} languages, medians of {rounds} rounds, all in turn"
        yield from _table(_contenders(root, work), rounds)
        if growth:
            yield from _growth(project.root, work)


def copied(source: Path, target: Path, languages: int) -> Path:
    """Copy a project with its first languages alone."""
    for folder in ("docs", "overrides"):
        shutil.copytree(source / folder, target / folder)
    text = (source / CONFIG_FILE).read_text("utf-8")
    for row in re.findall(r"(?m)^ *- \{ locale: .*\n", text)[languages:]:
        text = text.replace(row, "")
        shutil.rmtree(target / "docs" / row.split("locale:")[1].split(",")[0].strip())
    (target / CONFIG_FILE).write_text(text, "utf-8")
    return target


class _Contender:
    """A command; with ``edited``, one sentence of that page is changed before each run."""

    def __init__(
        self, command: Sequence[str | Path], root: Path, cache: str | Path = OFF, edited: str = ""
    ) -> None:
        self._command, self._root, self._cache = command, root, cache
        self._page = root / "docs" / edited if edited else None
        self._turn = 0

    def cost(self) -> Cost:
        """Run it once."""
        if self._page is None:
            return run(self._command, self._root, self._cache)
        before = self._page.read_text("utf-8")
        self._turn += 1
        # Spaces at the end of a heading would not be seen: the version of its text is.
        text = re.sub(r"(?m)^(# .*?)( \{: #)", rf"\1{'.' * self._turn}\2", before, count=1)
        self._page.write_text(text, "utf-8")
        try:
            return run(self._command, self._root, self._cache)
        finally:
            self._page.write_text(before, "utf-8")


def _contenders(root: Path, work: Path) -> dict[str, _Contender]:
    stock = work / "stock"
    shutil.copytree(root, stock)
    text = (stock / CONFIG_FILE).read_text("utf-8")
    text = re.sub(r"(?ms)^  - leaflets:\n.*?(?=^\S)", "\n", text).replace("strict: true", "")
    (stock / CONFIG_FILE).write_text(re.sub(r"(?m)^  custom_dir: .*\n", "", text), "utf-8")
    html, pdfs, cache = work / "html", work / "pdfs", work / "cache"
    html.mkdir()
    pdfs.mkdir()
    project, problems = read_project(root)
    assert project is not None, problems
    for job in jobs(project):
        name = job.path.replace("/", "-").replace(".pdf", ".html")
        (html / name).write_text(task(project, job).sheet(0), "utf-8")
    ours = (*_MKDOCS, work / "site")
    found = {
        "stock mkdocs build": _Contender((*_MKDOCS, work / "stock-site"), stock),
        "plain WeasyPrint, serial": _Contender((sys.executable, "-c", _PLAIN, html), root),
        "our PDFs, nothing kept": _Contender((sys.executable, "-c", _OURS, pdfs), root),
        "our build, nothing kept": _Contender(ours, root),
        "our build, unchanged": _Contender(ours, root, cache),
        "our build, English sentence": _Contender(ours, root, cache, "en/about.md"),
        "our build, other sentence": _Contender(
            ours, root, cache, f"{project.settings.languages[-1].tag}/about.md"
        ),
    }
    if browser := shutil.which("chromium"):
        options = ("--headless", "--no-sandbox", "--disable-gpu")
        first = next(iter(sorted(html.glob("*.html"))))
        command = (browser, *options, f"--print-to-pdf={work / 'browser.pdf'}", first)
        found["Chromium, one leaflet"] = _Contender(command, root)
    run(ours, root, cache)  # so that there is something kept
    return found


def _table(contenders: dict[str, _Contender], rounds: int) -> Iterator[str]:
    costs: dict[str, list[Cost]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            costs[name].append(contender.cost())
    base = median(cost.cpu for cost in costs["stock mkdocs build"])
    yield "| | processor s | clock s | MB | of stock |"
    yield "|---|---|---|---|---|"
    for name, rows in costs.items():
        cpu, wall, peak = (
            median(getattr(row, part) for row in rows) for part in ("cpu", "wall", "peak")
        )
        yield f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {cpu / base:.2f} |"


def _growth(source: Path, work: Path) -> Iterator[str]:
    """Yield how the cost of an unchanged build grows with languages."""
    sizes = [size for size in (1, 3, 6, 12) if size <= len(_tags(source))]
    costs = []
    for size in sizes:
        root, cache = copied(source, work / f"grow-{size}", size), work / f"grow-cache-{size}"
        command = (*_MKDOCS, work / f"grow-site-{size}")
        run(command, root, cache)
        costs.append(run(command, root, cache))
    grown = ", ".join(f"{size}: {cost.cpu:.2f} s" for size, cost in zip(sizes, costs, strict=True))
    yield f"unchanged build by languages: {grown}"
    if len(sizes) > 1:
        added = [cost.cpu for cost in costs]
        yield f"exponent {exponent(sizes, added):.2f}"


def _tags(source: Path) -> list[str]:
    return re.findall(r"(?m)^ *- \{ locale: ", (source / CONFIG_FILE).read_text("utf-8"))
