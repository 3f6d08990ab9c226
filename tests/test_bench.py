"""The benchmark runs its contenders, tells their cost, and fits how it grows.

Nothing here says how long something may take.
"""

import re
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from conftest import ROOT, copy_sources, run
from leaflets.benching import cost as costing
from leaflets.benching import inside, peers, report
from leaflets.benching.beside import Beside, Settings
from leaflets.benching.contenders import (
    KEPT,
    Contender,
    Deadline,
    Step,
    edited,
    environment,
    in_turn,
    keep,
    our_build,
)
from leaflets.benching.cost import Cost, Failure, Spent
from leaflets.benching.growth import Growth, expected
from leaflets.benching.plot import Line, Panel, plot
from leaflets.benching.projects import (
    copied,
    languages,
    one_language,
    options,
    read_config,
    spread,
    stock,
    with_leaflets,
)
from leaflets.benching.ratios import exponent, ratio, verdict
from leaflets.benching.same import Same, compared
from leaflets.benching.synthetic import free_tags, leaflets, with_languages
from leaflets.benching.tables import BEGIN, END, Table, put_between
from leaflets.cli import main
from leaflets.comparing.check import check
from leaflets.findings import errors
from leaflets.reading.project import read_project

SVG = "{http://www.w3.org/2000/svg}"


def silent(_: str) -> None:
    pass


def python(code: str, root: Path, name: str = "it", **more: object) -> Contender:
    return Contender(name, [Step((sys.executable, "-c", code), root)], **more)  # type: ignore[arg-type]


def known(name: str, *walls: float, **more: float) -> Contender:
    """A contender that was run already."""
    costs = [
        Cost(wall, 2 * wall, more.get("main", 50.0), more.get("worker", 0.0)) for wall in walls
    ]
    return Contender(name, costs=costs)


def small(tmp_path: Path) -> Path:
    """A copy in two languages that prints one page in each."""
    root = copy_sources(tmp_path / "small", ("en", "es"))
    return with_leaflets(root, {"about": {"pages": ["about.md"], "editions": ["a4"]}})


# --- what a command costs


def test_what_a_command_costs_and_why_it_failed(tmp_path: Path) -> None:
    # It lasts long enough to be looked at, as memory is looked up now and then only.
    held = "import time; held = bytearray(b'1') * 60_000_000; time.sleep(1); print(len(held))"
    cost = costing.run((sys.executable, "-c", held), tmp_path)
    assert min(cost.cpu, cost.wall) > 0
    assert cost.main > 50
    assert cost.said == "60000000\n"
    with pytest.raises(Failure, match="no such thing"):
        costing.run((sys.executable, "-c", "raise SystemExit('no such thing')"), tmp_path)
    with pytest.raises(Failure, match="killed after 0 s"):
        costing.run((sys.executable, "-c", "import time; time.sleep(60)"), tmp_path, limit=0.1)
    loud = "print('ERROR   -  this | that'); print('Aborted'); raise SystemExit(1)"
    with pytest.raises(Failure, match=r"^ERROR - this / that$"):
        costing.run((sys.executable, "-c", loud), tmp_path)
    with pytest.raises(OSError, match="no-such-program"):
        costing.run(("/no-such-program",), tmp_path)


WORKERS = """
import subprocess, sys, time
taken = bytearray(30_000_000)
subprocess.run([sys.executable, "-c", "x = bytearray(120_000_000); import time; time.sleep(0.5)"])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="told by /proc alone")
def test_memory_is_that_of_each_process(tmp_path: Path) -> None:
    ballast = bytearray(200_000_000)  # of this process: not of those that it starts
    ballast[::4096] = b"1" * len(ballast[::4096])
    cost = costing.run((sys.executable, "-c", WORKERS), tmp_path)
    assert 30 < cost.main < 100 < cost.worker < 200


def test_parts_are_taken_off_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "parts.json"
    path.write_text('{"checks": [1.0, 2.0], "pdfs": [3.0, 4.0]}', "utf-8")
    cost = costing.run((sys.executable, "-c", ""), tmp_path, report=path)
    assert cost.parts == {"checks": Spent(1.0, 2.0), "pdfs": Spent(3.0, 4.0)}
    rest = Cost(10.0, 20.0, 1.0, parts=cost.parts).without("checks", "pdfs")
    assert rest == Spent(6.0, 14.0)


def test_the_clock_within_a_build_finds_what_it_measures() -> None:
    for name in [name for names in inside.PARTS.values() for name in names]:
        assert callable(getattr(*inside.place(name)))
    spent = [0.0, 0.0]
    assert inside.timed(lambda number: number + 1, spent)(1) == 2
    with pytest.raises(ZeroDivisionError):
        inside.timed(lambda: 1 // 0, spent)()


# --- contenders


def test_an_edit_is_there_for_one_run_alone(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "en" / "about.md"
    page.parent.mkdir(parents=True)
    before = "# About {: #about }\n\nIt is so.\n{: #so }\n\nIt is not.\n{: #not }\n"
    page.write_text(before, "utf-8")
    read = "pathlib.Path('docs/en/about.md').read_text()"
    look = f"import pathlib; print({read}.split('\\n')[2], file=open('seen', 'a'))"
    contender = python(look, tmp_path, edited="en/about.md")
    contender.run(60)
    contender.run(60)
    assert (tmp_path / "seen").read_text("utf-8").split() == [
        "It",
        "is",
        "so..",
        "It",
        "is",
        "so...",
    ]
    assert page.read_text("utf-8") == before


@pytest.mark.parametrize("tag", languages(read_config(ROOT)))
def test_each_language_has_a_sentence_to_edit(tag: str) -> None:
    before = (ROOT / "docs" / tag / "about.md").read_text("utf-8")
    rows = zip(before.split("\n"), edited(before, 2).split("\n"), strict=True)
    ((old, new),) = [(old, new) for old, new in rows if old != new]
    assert new == old + ".."
    assert not old.startswith("#")


def test_each_run_begins_with_what_is_kept(tmp_path: Path) -> None:
    begin = tmp_path / "begin" / "pdfs"
    begin.mkdir(parents=True)
    (begin / "one").write_text("1", "utf-8")
    root = tmp_path / "project"
    root.mkdir()
    code = f"import pathlib; p = pathlib.Path('{KEPT}'); print(*p.glob('*/*')); (p / 'new').touch()"
    contender = python(code, root, kept=begin.parent)
    assert contender.run(60).said == contender.run(60).said == f"{KEPT}/pdfs/one\n"
    everything = keep(root, tmp_path / "all").rglob("*")
    assert {path.name for path in everything} == {"pdfs", "new", "one"}
    assert [path.name for path in keep(root, tmp_path / "some", "pdfs", "plans").iterdir()] == [
        "pdfs"
    ]
    cold = python(f"import os; print(os.path.exists('{KEPT}'))", root)
    assert cold.run(60).said == "False\n"


def test_one_that_fails_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    told: list[str] = []
    good, bad = python("", tmp_path, "good"), python("raise SystemExit('broken')", tmp_path, "bad")
    absent = Contender("absent", missing="not installed")
    in_turn([bad, good, absent], 3, Deadline(600), told.append)
    assert (len(good.costs), len(bad.costs), bad.missing) == (3, 0, "failed: broken")
    assert [line for line in told if "bad" in line] == ["round 1: bad: failed: broken"]


def test_no_round_is_begun_that_would_end_too_late(tmp_path: Path) -> None:
    late = python("", tmp_path)
    in_turn([late], 5, Deadline(0), silent)
    assert len(late.costs) == 1
    in_turn([late], 5, Deadline(0), silent, least=0)
    assert len(late.costs) == 1


def test_the_steps_of_a_contender_are_added(tmp_path: Path) -> None:
    step = Step((sys.executable, "-c", "print('x')"), tmp_path)
    assert Contender("two", [step, step]).run(60).said == "x\n\nx\n"


def test_peers_are_run_without_our_program(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "LEAFLETS_CACHE", "PYTHONDONTWRITEBYTECODE"):
        monkeypatch.setenv(name, "x")
    assert "PYTHONPATH" in environment(ours=True)
    assert "PYTHONPATH" not in environment(ours=False)
    assert not {"LEAFLETS_CACHE", "PYTHONDONTWRITEBYTECODE"} & environment(ours=True).keys()


# --- ratios and growth


@pytest.mark.parametrize("power", [0.5, 1, 2])
def test_the_exponent_is_that_of_the_growth(power: float) -> None:
    sizes = [1, 3, 6, 12]
    assert exponent(sizes, [7 * size**power for size in sizes]) == pytest.approx(power)


def test_ratios_are_medians_of_rounds() -> None:
    found = ratio(known("one", 1.0, 6.0, 2.0), [known("other", 1.0, 1.0, 1.0), known("x", 1, 1, 1)])
    assert found is not None
    assert (found.wall, found.cpu, found.least, found.most) == (1.0, 1.0, 0.5, 3.0)
    assert found.times(0.5).cells(0.5) == ("0.50 (0.25 to 1.50)", "0.50", "≤ 0.5", "reached")
    assert found.cells(0.9)[2:] == ("≤ 0.9", "missed")
    assert found.cells(None)[2:] == ("", "")
    assert ratio(known("one", 1.0), [Contender("none", missing="not installed")]) is None
    assert verdict(1.054, 1.05)[1] == "reached"  # as it is shown


def test_what_a_size_will_take_is_on_a_line() -> None:
    assert expected({}, 48) == 0
    assert expected({10: 8.0}, 20) == pytest.approx(1.2 * 12)
    assert expected({10: 8.0, 20: 10.0}, 50) == pytest.approx(1.2 * 16)
    assert expected({10: 8.0, 20: 7.0}, 50) == pytest.approx(1.2 * 7)


def cost_of(size: int, main: float) -> Cost:
    parts = {"checks": Spent(0.1 * size, 0.1 * size), "pdfs": Spent(0.5 * size, 0.9 * size)}
    return Cost(float(size), 2.0 * size, main, 100.0, parts)


def test_growth_is_a_table_with_exponents_and_memory() -> None:
    growth = Growth("leaflets")
    growth.costs["cold"] = {1: [cost_of(1, 90)], 10: [cost_of(10, 100)], 50: [cost_of(50, 119)]}
    growth.costs["stock"] = {1: [cost_of(1, 40)], 10: [cost_of(100, 40)]}
    growth.left_out.append("99 leaflets, for want of time")
    table = growth.table("By leaflets")
    assert table.head[:4] == ("leaflets", "1", "10", "50")
    assert table.rows[0] == (
        *("our build, nothing kept, s", "1.00", "10.00", "50.00"),
        *("1.00", "1.00", "1.00", "≤ 1.05", "reached"),
    )
    assert table.rows[-1][:4] == ("stock mkdocs build, s", "1.00", "100.00", "")
    assert table.rows[-1][4:] == ("2.00", "2.00", "2.00", "", "")
    assert "99 leaflets, for want of time" in str(table)
    main, worker = growth.memory("Memory").rows
    assert main == (
        *("our build, nothing kept: main process, MB", "90", "100", "119"),
        *("1.19", "≤ 1.2", "reached"),
    )
    assert worker[-3:] == ("1.00", "", "")
    assert [line.name for line in growth.lines()] == [
        "our build, nothing kept",
        "stock mkdocs build",
    ]


def test_growth_leaves_out_what_it_has_no_time_for() -> None:
    def make(size: int) -> tuple[Path, None]:
        if size > 2:
            raise ValueError("at most 2")
        raise AssertionError("no time for it")

    growth = Growth("languages")
    growth.run((3,), make, 1, Deadline(600), silent)
    growth.run((1,), make, 1, Deadline(-1), silent)
    assert growth.left_out == ["3 languages: at most 2", "1 languages, for want of time"]
    assert str(growth.table("Nothing was built").rows) == "[]"


# --- tables and the plot


def test_tables_stand_between_their_marks(tmp_path: Path) -> None:
    table = Table("Costs", ("what", "s"), ["Above."], [("a longer name", "1.00")], ["Below."])
    assert str(table).split("\n") == [
        *("**Costs**", "", "Above.", ""),
        "| what          | s    |",
        "|---------------|------|",
        "| a longer name | 1.00 |",
        *("", "Below."),
    ]
    path = tmp_path / "README.md"
    path.write_text(f"# A\n\n{BEGIN}\nold\n{END}\n\n# B\n", "utf-8")
    put_between(path, str(table))
    put_between(path, "new")
    assert path.read_text("utf-8") == f"# A\n\n{BEGIN}\n\nnew\n\n{END}\n\n# B\n"
    path.write_text("# A\n", "utf-8")
    with pytest.raises(ValueError, match="expected the lines"):
        put_between(path, "new")


def test_readme_has_the_marks_the_figures_and_the_plot() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    figures = readme.split(BEGIN)[1].split(END)[0]
    assert re.search(r"Measured on 20\d\d-\d\d-\d\d with `leaflets bench --of build ", figures)
    (picture,) = re.findall(r"!\[[^\]]+\]\(([\w.]+)\)", figures)
    ElementTree.parse(ROOT / picture)


LINES = [
    Line("cold & whole", {1: 2.0, 10: 20.0, 100: 200.0}),
    Line("unchanged", {1: 1.0, 10: 1.0}),
]


def test_the_plot_says_everything_in_words() -> None:
    svg = plot([Panel("By languages", "languages", LINES), Panel("Empty", "x", [])], "Cost")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert (root.get("aria-labelledby") or "").split() == ["title", "desc"]
    title, desc = root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")
    assert title == "Cost"
    assert desc == (
        "By languages, seconds by number of languages. "
        "cold & whole: 2.0 s with 1, 20.0 s with 10, 200.0 s with 100; "
        "unchanged: 1.0 s with 1, 1.0 s with 10."
    )
    words = {text.text for text in root.iter(f"{SVG}text")}
    assert words >= {"By languages", "cold & whole", "unchanged", "languages", "1", "10", "100"}
    assert words >= {"1 s", "10 s", "100 s"}
    styles = {line.get("stroke-dasharray") for line in root.iter(f"{SVG}polyline")}
    assert len(styles) == 2  # not told by colour alone
    assert root.get("width") == "420"  # one panel: the other is empty


def test_both_axes_of_the_plot_are_logarithmic() -> None:
    root = ElementTree.fromstring(plot([Panel("P", "x", LINES[:1])], "Cost"))
    line = next(line for line in root.iter(f"{SVG}polyline"))
    places = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]
    assert steps[0] == pytest.approx(steps[1], abs=0.2)
    assert steps[0][0] > 0 > steps[0][1]


def test_a_plot_of_one_point_can_be_drawn() -> None:
    ElementTree.fromstring(plot([Panel("P", "x", [Line("one", {1: 1.0})])], "Cost"))


# --- projects that are made


def test_a_copy_has_languages_from_all_parts_of_the_list(tmp_path: Path) -> None:
    tags = languages(read_config(ROOT))
    assert spread(tags, 1) == ["en"]
    assert spread(tags, 99) == tags
    few = spread(tags, 3)
    assert few[0] == "en"
    assert tags.index(few[2]) >= len(tags) // 2
    project, problems = read_project(copied(ROOT, tmp_path / "copy", few))
    assert project is not None, problems
    assert [language.tag for language in project.settings.languages] == few
    folders = {path.name for path in (tmp_path / "copy" / "docs").iterdir() if path.is_dir()}
    assert folders == set(few)


def test_stock_has_nothing_of_ours(copy: Path, tmp_path: Path) -> None:
    plain = stock(copy, tmp_path / "stock", {"to-pdf": {"output_path": "x.pdf"}})
    config = read_config(one_language(plain, "es"))
    assert [next(iter(row)) for row in config["plugins"]] == ["i18n", "to-pdf"]
    assert "custom_dir" not in config["theme"]
    assert config["strict"] is False
    assert options(config, "i18n")["build_only_locale"] == "es"
    assert not (plain / "overrides").exists()


def test_synthetic_languages_pass_all_checks(tmp_path: Path) -> None:
    """As many as have every kind of copy twice, and so differ from one another."""
    root = with_languages(ROOT, tmp_path / "project", 12)
    project, problems = read_project(root)
    assert project is not None, problems
    tags = [language.tag for language in project.settings.languages]
    assert len(set(tags)) == 12
    assert tags[0] == "en"
    assert not errors(check(project))
    assert (root / "overrides" / "partials" / "languages" / f"{tags[1]}.html").is_file()
    plain = stock(root, tmp_path / "stock")
    assert (plain / "words" / "partials" / "languages" / f"{tags[1]}.html").is_file()
    (leaflet,) = options(read_config(root), "leaflets")["leaflets"].values()
    assert len(leaflet["editions"]) == 1
    assert "most_pages" not in leaflet


def test_there_are_tags_for_48_languages_and_no_more_than_there_are(tmp_path: Path) -> None:
    free = free_tags(languages(read_config(ROOT)))
    assert len(free) >= 47
    assert not {"en", "es", "ar", "ja", "ru"} & set(free)
    with pytest.raises(ValueError, match=f"at most {len(free) + 1} languages"):
        with_languages(ROOT, tmp_path / "project", len(free) + 2)


def test_synthetic_leaflets_differ_and_are_of_like_length(copy: Path) -> None:
    made = leaflets(copy, 100, "a4")
    assert len(made) == len({tuple(row["pages"]) for row in made.values()}) == 100
    length = {path.name: path.stat().st_size for path in (copy / "docs" / "en").glob("*.md")}
    first = [sum(length[name] for name in row["pages"]) for row in list(made.values())[:10]]
    assert max(first) < 1.2 * min(first)
    project, problems = read_project(with_leaflets(copy, made))
    assert project is not None, problems
    assert not errors(check(project))


# --- peers


def test_peers_that_are_not_installed_are_told(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers.shutil, "which", lambda _: None)
    assert peers.chromium(copy, tmp_path).missing.startswith("not installed")
    assert peers.peer_python(copy, tmp_path / "none") is None
    assert [one.missing for one in peers.mkdocs_to_pdf(copy, tmp_path, None)] == [
        "not installed"
    ] * 2


def test_the_python_that_has_mkdocs_to_pdf_is_found(tmp_path: Path) -> None:
    second = tmp_path / ".cache" / "peer" / "bin" / "python"
    second.parent.mkdir(parents=True)
    assert peers.peer_python(tmp_path) is None
    for code, found in (("exit 1", None), ("exit 0", second)):
        second.write_text(f"#!/bin/sh\n{code}\n", "utf-8")
        second.chmod(0o755)
        assert peers.peer_python(tmp_path) == peers.peer_python(tmp_path, second) == found
    one, each = peers.mkdocs_to_pdf(copy_sources(tmp_path / "project"), tmp_path / "work", second)
    assert (len(one.steps), len(each.steps)) == (1, 3)
    assert each.steps[2].command[0] == second


def test_new_leaflets_are_those_that_a_build_tells() -> None:
    said = "INFO    -  leaflets: Printed 2 of 9: uk/aftercare-a4.pdf\nINFO    -  x\n"
    assert peers.new_leaflets(said) == ["uk/aftercare-a4.pdf"]


# --- the whole


def test_the_same_bytes_however_a_build_is_made(tmp_path: Path) -> None:
    """Cache on and off, one worker and two, in parts, and on Dask."""
    root = small(tmp_path)
    work = tmp_path / "work"
    work.mkdir()
    told: list[str] = []
    same = Same(root, work, Deadline(600), told.append)
    same.run()
    assert [row[3] for row in same.table.rows] == ["reached"] * 5, (same.table.rows, told)
    counts = [re.fullmatch(r"(\d+) of \1 files the same", row[2]) for row in same.table.rows]
    sizes = [int(match[1]) for match in counts if match]
    assert len(sizes) == 5
    assert sizes[-2:] == [3, 3]  # the PDFs, and their list
    assert min(sizes[:3]) > 30


def test_other_bytes_are_counted() -> None:
    assert compared({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == "1 of 3 files the same"


def test_a_build_is_measured_beside_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two languages, one round: every row is there, whether its peer is installed or not."""
    monkeypatch.setattr(peers.shutil, "which", lambda _: None)
    work = tmp_path / "work"
    beside = Beside(Settings(small(tmp_path), work, 2, 2, 1, None), silent)
    beside.site(Deadline(600))
    beside.paper(Deadline(600))
    rows = {row[0]: row for row in beside.ratios.rows}
    assert "2 languages, one sentence in es: 1 of 2 PDFs new, in es" in rows
    assert [row[4] for row in beside.ratios.rows][:4] == ["≤ 0.45", "≤ 0.5", "", "≤ 0.8"]
    missing = [row for row in beside.ratios.rows if row[2].startswith("not installed")]
    assert len(missing) == 4
    assert len(beside.costs.rows) == 12
    whole = next(
        row for row in beside.costs.rows if row[0] == "2 languages: our build, nothing kept"
    )
    assert all(float(cell) > 0 for cell in whole[1:5])


def test_our_build_tells_its_parts(tmp_path: Path) -> None:
    root = small(tmp_path)
    cost = our_build("it", root, tmp_path / "site").run(600)
    assert cost.parts.keys() == {"checks", "pdfs"}
    assert all(spent.cpu > 0 for spent in cost.parts.values())
    assert cost.without("checks", "pdfs").cpu > 0
    assert sorted(peers.new_leaflets(cost.said)) == ["en/about-a4.pdf", "es/about-a4.pdf"]
    assert peers.paper(tmp_path / "site")[0] == 2


def test_the_command_writes_table_and_plot(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[report.Wanted] = []

    class Known(report.Benchmark):
        def run(self, command: str) -> report.Report:
            seen.append(self._wanted)
            return report.Report(f"Measured with `{command}`", "<svg/>")

    monkeypatch.setattr(report, "Benchmark", Known)
    readme, svg = tmp_path / "README.md", tmp_path / "plot.svg"
    readme.write_text(f"{BEGIN}\n{END}\n", "utf-8")
    words = ["bench", "--of", "build", "--project", str(copy)]
    options = ["--languages", "3,1", "--rounds", "2", "--plot", str(svg), "--markdown", str(readme)]
    result = CliRunner().invoke(main, [*words, *options])
    assert result.exit_code == 0, result.output
    assert (seen[0].languages, seen[0].rounds, seen[0].site) == ((1, 3), 2, 12)
    assert svg.read_text("utf-8") == "<svg/>"
    assert "Measured with" in readme.read_text("utf-8")
    assert f"]({svg})" in readme.read_text("utf-8")
    assert CliRunner().invoke(main, [*words, "--only", "nonsense"]).exit_code == 2
    assert CliRunner().invoke(main, [*words, "--languages", "1,x"]).exit_code == 2
    readme.write_text("no marks", "utf-8")
    assert CliRunner().invoke(main, [*words, "--markdown", str(readme)]).exit_code == 1
    CliRunner().invoke(main, [*words, "--quick", "--only", "same"])
    assert (seen[-1].languages, seen[-1].parts) == (report.QUICK.languages, ("same",))


def test_nothing_is_measured_where_our_build_would_stop(copy: Path) -> None:
    page = copy / "docs" / "es" / "risks.md"
    page.write_text(page.read_text("utf-8").replace("\n{: #se-faint }", "\n{: #x }"), "utf-8")
    result = CliRunner().invoke(main, ["bench", "--of", "build", "--project", str(copy)])
    assert result.exit_code == 1
    assert "se-faint" in result.output
    assert "Nothing was measured" in result.output


def test_the_wording_is_measured_as_before(copy: Path) -> None:
    result = run("leaflets", "bench", cwd=copy)
    assert result.returncode == 0, result.stdout
    assert "ms a block" in result.stdout
    assert len(re.findall(r": \d+\.\d\d of the goal of [125] s$", result.stdout, re.M)) == 3
