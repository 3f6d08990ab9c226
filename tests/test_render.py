"""``leaflets render``: in parts, or on other machines, the same bytes as here."""

import json
import re
from pathlib import Path

import pytest

from conftest import copy_sources, run
from leaflets import Project
from leaflets.printing.job import Job
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.sheet import jobs
from leaflets.printing.tasks import task
from leaflets.publishing.far import cluster, print_far, verified
from leaflets.publishing.shards import Shard, merge
from leaflets.store import OFF


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy that prints the one sheet of aftercare, in three editions and two languages."""
    root = copy_sources(tmp_path / "small", languages=())
    config = root / "mkdocs.yml"
    text = re.sub(r"(?m)^ *- \{ locale: (?!en|es)\w+, .*\n", "", config.read_text("utf-8"))
    text = re.sub(r"(?ms)^        sclerotherapy:\n.*?(?=^        aftercare:)", "", text)
    text = text.replace("[a4, letter, large, bilingual]", "[a4, large, bilingual]")
    config.write_text(text, "utf-8")
    return root


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.*"))
        if path.is_file()
    }


def render(root: Path, *options: str, cache: str = OFF) -> None:
    result = run("leaflets", "render", *options, cwd=root, cache=cache)
    assert result.returncode == 0, result.stdout


def test_parts_are_merged_to_what_one_machine_makes(small: Path, tmp_path: Path) -> None:
    render(small)
    whole = files(small / "site" / "leaflets")
    assert len(whole) == 6
    parts = tmp_path / "parts"
    for number in (1, 2, 3):
        render(small, "--shard", f"{number}/3", "--output", str(parts))
    assert len(list(parts.glob("index.*-of-3.json"))) == 3
    render(small, "--merge", "--output", str(parts))
    assert files(parts) == whole


def test_a_part_that_is_missing_or_changed_is_told(project: Project, tmp_path: Path) -> None:
    rows = [{"lang": j.lang, "leaflet": j.leaflet, "edition": j.edition} for j in jobs(project)]
    shard = Shard(1, 2)
    part = [row | {"sha256": "0"} for row in rows[::2]]
    (tmp_path / shard.index).write_text(json.dumps(part), "utf-8")
    expected = {finding.expected for finding in merge(project, tmp_path)}
    assert expected == {"a leaflet that a part lists", "the PDF that its part lists"}
    assert not (tmp_path / "index.json").exists()
    (tmp_path / shard.index).write_text("[1]", "utf-8")
    (finding,) = merge(project, tmp_path)
    assert finding.file == "leaflets/index.1-of-2.json"


def test_all_parts_together_are_all_jobs(project: Project) -> None:
    todo = list(jobs(project))
    for count in (1, 2, 5, 200):
        parts = [Shard.parse(f"{number}/{count}").of(todo) for number in range(1, count + 1)]
        assert sorted(map(str, sum(parts, []))) == sorted(map(str, todo))  # noqa: RUF017
        sizes = [len(part) for part in parts]
        assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("text", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2"])
def test_a_part_of_nothing_is_refused(text: str, copy: Path) -> None:
    with pytest.raises(ValueError, match="such as 2/5"):
        Shard.parse(text)
    if text == "3/2":
        result = run("leaflets", "render", "--shard", text, cwd=copy)
        assert result.returncode == 2
        assert "expected a part such as 2/5, found 3/2." in result.stdout


def test_nothing_is_rendered_of_wrong_text(copy: Path) -> None:
    page = copy / "docs" / "es" / "risks.md"
    page.write_text(page.read_text("utf-8").replace("\n{: #se-faint }", "\n{: #x }"), "utf-8")
    result = run("leaflets", "render", cwd=copy)
    assert result.returncode == 1
    assert "se-faint" in result.stdout
    assert not (copy / "site").exists()


@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1:1", "tcp://127.0.0.1:x"])
def test_a_scheduler_that_is_not_there_is_told(address: str) -> None:
    with pytest.raises((OSError, ValueError)), cluster(address):
        pass


def test_a_wrong_scheduler_gives_one_line(copy: Path) -> None:
    result = run("leaflets", "render", "--scheduler", "tcp://127.0.0.1:1", cwd=copy)
    assert result.returncode == 1
    assert "Error: tcp://127.0.0.1:1: " in result.stdout
    assert "Traceback" not in result.stdout


def test_a_worker_with_other_fonts_does_not_print(project: Project) -> None:
    work = task(project, Job("aftercare", "a4", "es"))
    with pytest.raises(PrintError) as caught:
        print_far(work, "the key of another machine")
    (finding,) = caught.value.findings
    assert finding.expected == "the same fonts, libraries and program"


def test_what_changes_on_the_way_is_noticed() -> None:
    with pytest.raises(PrintError):
        verified((Pdf(b"%PDF damaged", 1), "0" * 64), "es/x.pdf")


CLUSTER = """
import os, sys, threading
from pathlib import Path
from distributed import LocalCluster
from leaflets import read_project
from leaflets.printing.sheet import jobs
from leaflets.publishing.far import cluster
from leaflets.publishing.pdfs import Printing

if __name__ == "__main__":
    project, _ = read_project(Path(sys.argv[1]))
    folder, told = Path(sys.argv[2]), []
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as machines:
        victim = next(iter(machines.workers.values())).pid

        def progress(line):
            told.append(line)
            if len(told) == 1:
                os.kill(victim, 9)

        with cluster(machines.scheduler_address) as executor:
            _, findings = Printing(
                project, folder, progress, jobs(project), executor, far=True
            ).run()
    assert not findings, findings
    print("\\n".join(told))
"""


def test_a_cluster_that_loses_a_worker_prints_the_same(small: Path, tmp_path: Path) -> None:
    render(small)
    far_folder = tmp_path / "far"
    far_folder.mkdir()
    script = tmp_path / "on_cluster.py"
    script.write_text(CLUSTER, "utf-8")
    result = run("python", script, str(small), str(far_folder), cwd=tmp_path, cache=OFF)
    assert result.returncode == 0, result.stdout
    told = [line for line in result.stdout.splitlines() if line.startswith("Printed ")]
    assert len(told) == len(set(told)) == 5  # nothing lost, nothing twice
    assert files(far_folder) == files(small / "site" / "leaflets")
