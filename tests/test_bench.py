"""The benchmark runs its contenders, tells their cost, and fits how it grows."""

import sys
from pathlib import Path

import pytest

from conftest import ROOT, run
from leaflets.bench_build import Cost, _Contender, _table, copied, exponent
from leaflets.bench_build import run as run_one
from leaflets.reading.project import read_project


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_exponent_is_that_of_the_growth(power: float) -> None:
    sizes = [1, 3, 6, 12]
    assert exponent(sizes, [7 * size**power for size in sizes]) == pytest.approx(power)


def test_what_a_command_costs_and_why_it_failed(tmp_path: Path) -> None:
    cost = run_one((sys.executable, "-c", "sum(range(5_000_000))"), tmp_path, "off")
    assert cost.cpu > 0
    assert cost.wall > 0
    assert cost.peak > 1
    with pytest.raises(RuntimeError, match="no such thing"):
        run_one((sys.executable, "-c", "raise SystemExit('no such thing')"), tmp_path, "off")


def test_an_edit_is_there_for_one_run_alone(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "en" / "about.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About {: #about }\n", "utf-8")
    read = "pathlib.Path('docs/en/about.md').read_text()"
    look = f"import pathlib; print({read}, file=open('seen', 'a'))"
    contender = _Contender((sys.executable, "-c", look), tmp_path, "off", "en/about.md")
    contender.cost()
    contender.cost()
    assert (tmp_path / "seen").read_text("utf-8").split("\n")[::2][:2] == [
        "# About. {: #about }",
        "# About.. {: #about }",
    ]
    assert page.read_text("utf-8") == "# About {: #about }\n"


def test_costs_are_told_beside_stock_mkdocs() -> None:
    costs = {"stock mkdocs build": [4.0, 2.0, 3.0], "other": [6.0, 1.0, 9.0]}

    class Known(_Contender):
        def __init__(self, name: str) -> None:
            self.left = list(costs[name])

        def cost(self) -> Cost:
            return Cost(1.0, self.left.pop(), 50.0)

    *_, stock, other = _table({name: Known(name) for name in costs}, 3)
    assert stock.endswith("| 1.00 |")
    assert other == "| other | 6.00 | 1.00 | 50 | 2.00 |"


def test_a_copy_has_the_first_languages(tmp_path: Path) -> None:
    project, problems = read_project(copied(ROOT, tmp_path / "copy", 2))
    assert project is not None, problems
    assert [language.tag for language in project.settings.languages] == ["en", "es"]
    assert {path.name for path in (tmp_path / "copy" / "docs").iterdir() if path.is_dir()} == {
        "en",
        "es",
    }


def test_the_wording_is_measured_as_before(copy: Path) -> None:
    result = run("leaflets", "bench", cwd=copy)
    assert result.returncode == 0, result.stdout
    assert "ms a block" in result.stdout
