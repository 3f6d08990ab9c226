"""Whether a build gives the same bytes however it is made: counted, file by file."""

import hashlib
import importlib.util
import os
import sys
from pathlib import Path

from leaflets.benching.contenders import KEPT, LEAFLETS, Deadline, Tell, environment
from leaflets.benching.cost import Failure, run
from leaflets.benching.projects import options, read_config, write_config
from leaflets.benching.tables import Table
from leaflets.store import OFF, VARIABLE

_ONE = """
import os, runpy, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""
_DASK = """
import sys
from pathlib import Path
from distributed import LocalCluster
from leaflets.publishing.rendering import render_leaflets
from leaflets.reading.project import read_project

if __name__ == "__main__":
    project, _ = read_project(Path(sys.argv[1]))
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as machines:
        found = render_leaflets(
            project, Path(sys.argv[2]), print, scheduler=machines.scheduler_address
        )
    sys.exit(str(found) if found else 0)
"""

Files = dict[str, str]
"""SHA-256 by path."""


def files_of(folder: Path) -> Files:
    """Return the digests of all files in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def compared(one: Files, other: Files) -> str:
    """Say how many files of two folders have the same bytes."""
    names = one.keys() | other.keys()
    same = sum(one.get(name) == other.get(name) for name in names)
    return f"{same} of {len(names)} files the same"


def fewer_editions(root: Path) -> Path:
    """Have a copy print two editions of each leaflet, which is enough to compare."""
    config = read_config(root)
    for leaflet in options(config, "leaflets")["leaflets"].values():
        leaflet["editions"] = [leaflet["editions"][0], leaflet["editions"][-1]]
    write_config(root, config)
    return root


class Same:
    """Builds a project in several ways, and holds what comes out against the first."""

    def __init__(self, root: Path, work: Path, deadline: Deadline, tell: Tell) -> None:
        self._root, self._work = root, work
        self._deadline, self._tell = deadline, tell
        self.table = Table("The same bytes", ("one", "other", "found", ""))

    def run(self) -> None:
        """Fill the table."""
        build = (sys.executable, "-m", "mkdocs", "build", "-d")
        render = (*LEAFLETS, "render")
        cache = self._root / KEPT
        if not self._made(cache, *build, self._work / "first"):
            self.table.rows.append(("a build", "", "failed: see above", ""))
            return
        first = "cache empty, a worker for each processor"
        self._compare(first, "cache full", cache, *build, to="kept")
        self._compare(first, "cache off", OFF, *build, to="off")
        one = (sys.executable, "-c", _ONE, "mkdocs", "build", "-d")
        if hasattr(os, "sched_setaffinity"):  # not on macOS
            self._compare(first, "cache off, one processor, one worker", OFF, *one, to="one")
        parts = self._work / "parts"
        for shard in ("1/2", "2/2"):
            self._made(OFF, *render, "--shard", shard, "--output", parts)
        self._compare(first, "two parts, merged", OFF, *render, "--merge", "--output", to="parts")
        if importlib.util.find_spec("distributed") is None:
            self.table.rows.append((first, "Dask, two workers", "not installed", ""))
            return
        script = self._work / "dask_cluster.py"
        script.write_text(_DASK, "utf-8")
        self._compare(
            first, "Dask, two workers", OFF, sys.executable, script, self._root, to="dask"
        )

    def _made(self, cache: Path | str, *command: str | Path) -> bool:
        env = environment(ours=True) | {VARIABLE: str(cache)}
        try:
            run(command, self._root, env, limit=max(120.0, self._deadline.left))
        except (Failure, OSError) as error:
            self._tell(f"same bytes: {error}")
            return False
        return True

    def _compare(
        self, one: str, other: str, cache: Path | str, *command: str | Path, to: str
    ) -> None:
        """Run a command that writes a site, or its leaflets alone, into a folder."""
        target = self._work / to
        self._tell(f"same bytes: {other}")
        if not self._made(cache, *command, target):
            self.table.rows.append((one, other, "failed: see above", ""))
            return
        expected, found = files_of(self._work / "first"), files_of(target)
        if "leaflets/index.json" not in found:
            expected = files_of(self._work / "first" / "leaflets")
        verdict = "reached" if expected == found else "missed"
        self.table.rows.append((one, other, compared(expected, found), verdict))
