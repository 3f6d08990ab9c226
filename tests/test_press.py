"""A leaflet is printed again only where something that it is made of has changed."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from importlib import import_module
from importlib.metadata import requires
from multiprocessing import active_children, forkserver
from pathlib import Path
from signal import SIGTERM
from typing import Any

import pytest

from leaflets import Project, read_project
from leaflets.memory import Memory
from leaflets.printing import early, plans, weasy
from leaflets.printing import engine as machine
from leaflets.printing.engine import Engine
from leaflets.printing.fonts import families
from leaflets.printing.job import Job
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.plans import Plans
from leaflets.printing.sheet import SIZES, compose
from leaflets.printing.tasks import task
from leaflets.printing.worker import print_task
from leaflets.publishing.pdfs import Printing
from leaflets.publishing.press import FEW, Here
from leaflets.publishing.workers import _WARM, NOTES, count, warm_up
from leaflets.reading.standing import SIGNED
from leaflets.store import VARIABLE

AR = Job("sclerotherapy", "a4", "ar")
EN = [Job("sclerotherapy", "a4", "en")]


class Counting(Here):
    """Prints in this process and counts; with ``broken`` all that it is given fails."""

    def __init__(self, *, broken: bool = False) -> None:
        self.count, self.broken = 0, broken

    def submit(self, call: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        self.count += 1
        return super().submit(
            (lambda _: Pdf(b"broken", 1)) if self.broken else call, *args, **named
        )


class Later(Here):
    """Prints when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, call: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.waiting.append((future, lambda: call(*args, **named)))
        return future

    def work(self) -> None:
        for future, call in self.waiting:
            future.set_result(call())


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def project_in(root: Path) -> Project:
    project, problems = read_project(root)
    assert project is not None, problems
    return project


def printed(project: Project, folder: Path, executor: Executor) -> dict[str, bytes]:
    leaflets, findings = Printing(project, folder, lambda _: None, EN, executor).run()
    assert leaflets
    assert not findings
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*.*"))}


def test_what_did_not_change_is_not_printed_again(
    tmp_path: Path, copy: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, here = project_in(copy), Counting()
    first = printed(project, tmp_path / "1", here)
    assert here.count == 1
    composed: list[Any] = []
    monkeypatch.setattr("leaflets.publishing.press.task", lambda *job: composed.append(job))
    assert printed(project, tmp_path / "2", Counting(broken=True)) == first
    assert not composed
    monkeypatch.undo()
    monkeypatch.setenv(VARIABLE, str(own_cache))
    (kept,) = (own_cache / "pdfs").iterdir()
    kept.write_bytes(kept.read_bytes()[:5000])
    assert printed(project, tmp_path / "3", here) == first
    assert here.count == 2
    for plan in (own_cache / "plans").iterdir():
        plan.write_text("damaged", "utf-8")  # composed, and then found
    assert printed(project, tmp_path / "4", here) == first
    assert here.count == 2
    monkeypatch.setenv(VARIABLE, "off")
    assert printed(project, tmp_path / "5", here) == first
    assert here.count == 3


def test_who_has_leaflets_printed_does_not_wait_for_them(tmp_path: Path, copy: Path) -> None:
    later, told = Later(), list[str]()
    printing = Printing(project_in(copy), tmp_path, told.append, [*EN, AR], later)
    printing.begin()
    assert len(later.waiting) == 2
    assert not told
    later.work()
    leaflets, findings = printing.finish()
    assert [leaflet.lang for leaflet in leaflets] == ["en", "ar"]
    assert not findings
    assert all((tmp_path / "en" / name).is_file() for name in ["sclerotherapy-a4.pdf"])
    assert len(told) == 2


def test_only_little_is_begun_before_the_project_is_checked(
    tmp_path: Path, project: Project
) -> None:
    jobs = [Job("aftercare", "a4", tag) for tag in sorted(project.pages)][: FEW + 1]
    assert len(jobs) > FEW
    for number, begun in ((FEW + 1, 0), (2, 2)):
        later = Later()
        printing = Printing(project, tmp_path, lambda _: None, jobs[:number], later)
        printing.begin(if_few=True)
        assert len(later.waiting) == begun
    printing.begin()
    assert len(later.waiting) == 2


def test_who_wants_no_more_leaflets_does_not_wait_for_them(tmp_path: Path, copy: Path) -> None:
    printing = Printing(project_in(copy), tmp_path, lambda _: None, EN)
    printing.begin()
    started = active_children()
    assert started
    printing.stop()
    assert [process.exitcode for process in started] == [-SIGTERM] * len(started)
    assert not active_children()


def test_as_many_processes_print_as_have_something_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaflets.publishing.workers.processors", lambda: 2)
    assert [count(new) for new in (1, 2, 3, 4, 5, 100)] == [1, 2, 2, 3, 2, 2]


def test_what_every_process_needs_is_loaded_before_it_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = list[str]()
    monkeypatch.setattr("leaflets.printing.worker.ready", lambda: calls.append("ready"))
    sys.modules.pop(_WARM, None)
    import_module(_WARM)
    assert calls == ["ready"]


def test_what_prints_is_loaded_early_only_where_something_seems_to_have_changed(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = list[Path]()
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(forkserver, "ensure_running", lambda: begun.append(tmp_path))
    root = tmp_path / "project"
    (root / "docs" / "en").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("", "utf-8")
    warm_up(root)
    assert not begun  # all is to be read anew, which takes much longer
    memory = Memory(root)
    memory.book("any", []).answer(["asked"], lambda: "answered")
    memory.save()
    warm_up(root)
    assert len(begun) == 1
    notes = own_cache / NOTES
    notes.mkdir()
    later = notes.stat().st_mtime + 60
    os.utime(notes, (later, later))
    warm_up(root)
    assert len(begun) == 1
    page = root / "docs" / "en" / "index.md"
    page.write_text("", "utf-8")
    os.utime(page, (later + 60, later + 60))
    warm_up(root)
    assert len(begun) == 2


def test_what_is_wrong_is_not_kept(tmp_path: Path, copy: Path, own_cache: Path) -> None:
    page = copy / "docs" / "en" / "risks.md"
    page.write_text(
        page.read_text("utf-8").replace("\n{: #se-faint }", " \U00030000\n{: #se-faint }")
    )
    project, here = project_in(copy), Counting()
    for turn in (1, 2):
        leaflets, findings = Printing(project, tmp_path, lambda _: None, EN, here).run()
        assert not leaflets
        assert [finding.rule for finding in findings] == ["print"]
        assert here.count == turn
    assert not (own_cache / "pdfs").exists()


EDITS = {
    "page": ("docs/ar/after.md", "\n{: #", " 1\n{: #"),
    "another page": ("docs/ar/about.md", "\n{: #", " 1\n{: #"),
    "label": ("docs/ar/labels.yml", "your_clinic: ", "your_clinic: 1"),
    "definition": ("docs/ar/terms.yml", "meaning: ", "meaning: 1"),
    "English": ("docs/en/after.md", "\n{: #", " 1\n{: #"),
    "clinic": ("mkdocs.yml", "heat_days:", "heat_days: 9"),
    "version": ("mkdocs.yml", 'version: "0.1"', 'version: "0.2"'),
    "date": ("mkdocs.yml", "revised: 2026-11-23", "revised: 2026-11-24"),
    "address": ("mkdocs.yml", "https://example.org/ ", "https://example.org/veins/ "),
    "drawing": ("docs/en/assets/how-it-works.svg", "<svg ", '<svg id="x" '),
    "ledger": ("docs/statements.yml", "says: ", "says: also "),
    "citation": ("docs/sources.yml", "title: ", "title: The "),
}


def test_each_input_of_a_leaflet_is_in_its_plan(copy: Path) -> None:
    engine = Engine()
    seen = {Plans(project_in(copy), engine).key(AR)}
    assert seen == {Plans(project_in(copy), engine).key(AR)} != {""}
    for name, (file, old, new) in EDITS.items():
        text = (copy / file).read_text("utf-8")
        assert old in text
        (copy / file).write_text(text.replace(old, new, 1), "utf-8")
        key = Plans(project_in(copy), engine).key(AR)
        assert key not in seen, name
        seen.add(key)


def test_a_page_of_another_leaflet_is_not_in_the_plan(project: Project) -> None:
    """But for the digits of the page numbers, which are those that most pages are written with."""
    aftercare, engine = Job("aftercare", "a4", "ar"), Engine()
    before, html = Plans(project, engine).key(aftercare), compose(project, aftercare)
    for more, is_same in ((" 1", True), ("٢" * 9999, False)):
        page = project.pages["ar"]["about.md"]
        pages = {**project.pages["ar"], "about.md": replace(page, text=page.text + more)}
        other = replace(project, pages={**project.pages, "ar": pages})
        assert (Plans(other, engine).key(aftercare) == before) is is_same
        assert (compose(other, aftercare) == html) is is_same


def test_the_logo_is_in_the_plan(project: Project) -> None:
    other = replace(project, logo=b"<svg/>")
    assert Plans(other, Engine()).key(AR) != Plans(project, Engine()).key(AR)


def test_what_people_signed_is_in_the_plan(project: Project) -> None:
    signed = replace(project, standings={"ar": SIGNED})
    assert Plans(signed, Engine()).key(AR) != Plans(project, Engine()).key(AR)


def test_another_language_is_not_in_the_plan(copy: Path) -> None:
    before = Plans(project_in(copy), Engine()).key(AR)
    page = copy / "docs" / "es" / "after.md"
    page.write_text(page.read_text("utf-8").replace("\n{: #", " 1\n{: #", 1), "utf-8")
    assert Plans(project_in(copy), Engine()).key(AR) == before


def test_the_program_is_in_the_plan(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine()
    keys = {Plans(project, engine).key(AR)}
    monkeypatch.setattr(plans, "PACKAGES", plans.PACKAGES[:-1])
    keys.add(Plans(project, engine).key(AR))
    monkeypatch.setattr(plans, "_CODE", ("printing",))
    keys.add(Plans(project, engine).key(AR))
    assert len(keys) == 3


def test_each_part_of_a_task_is_in_its_key(project: Project) -> None:
    engine, work = Engine(), task(project, Job("aftercare", "a4", "ar"))
    others = [
        replace(work, html=work.html + " "),
        replace(work, sizes=work.sizes[:-1]),
        replace(work, families=work.families[:-1]),
        replace(work, limit=3),
    ]
    keys = {one.key(engine) for one in (work, *others)}
    assert len(keys) == 5
    assert "" not in keys
    assert replace(work, job=Job("other", "a4", "ar")).key(engine) == work.key(engine)


def _another(result: Any) -> Callable[..., Any]:
    return lambda *_: result


ENGINES: dict[str, tuple[str, Any]] = {
    "code": ("_CODE", ("weasy.py", "tagging.py", "textlayer.py")),
    "package": ("package", _another("weasyprint 71.0")),
    "library": ("_libraries", _another(["libpango-1.0.so.0 b'1.52.0'"])),
    "font settings": ("_font_settings", _another(["another rule"])),
}


@pytest.mark.parametrize("part", ENGINES)
def test_each_part_of_the_machine_is_in_the_key(
    part: str, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, work = Engine(), task(project, AR)
    assert work.key(before) == work.key(Engine())
    monkeypatch.setattr(machine, *ENGINES[part])
    now = Engine()
    assert work.key(now) != work.key(before)
    assert Plans(project, now).key(AR) != Plans(project, before).key(AR)


def test_the_fonts_are_in_the_key(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, font = task(project, AR), tmp_path / "font.ttf"
    keys = set()
    for content in (b"one", b"other", b"three"):
        font.write_bytes(content)
        files = {work.families[0]: [(str(font), "0")]}
        monkeypatch.setattr(machine, "font_files", _another(files))
        keys.add(work.key(Engine()))
    monkeypatch.setattr(machine, "font_files", _another({}))
    keys.add(work.key(Engine()))
    assert len(keys) == 4
    assert "" in keys  # nothing is kept where the fonts cannot be told


def test_nothing_is_kept_where_the_libraries_cannot_be_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "_load", _another(None))
    assert task(project, AR).key(Engine()) == ""
    assert Plans(project, Engine()).key(AR) == ""


def test_all_packages_that_print_are_in_the_key() -> None:
    found, wanted = set(), ["weasyprint"]
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            rows = (row for row in requires(name) or [] if "extra ==" not in row)
            wanted += [re.split(r"[\s\[<>=;!~]", row, maxsplit=1)[0].lower() for row in rows]
    assert found <= set(machine.PACKAGES)


def test_a_leaflet_is_composed_once_for_all_its_sizes(project: Project) -> None:
    for job in (Job("aftercare", "letter", "hi"), Job("aftercare", "a4", "en")):
        work = task(project, job)
        assert [work.sheet(at) for at in range(len(SIZES))] == [
            compose(project, job, scale) for scale in SIZES
        ]
    assert len(task(project, AR).sizes) == 1


@pytest.mark.parametrize("error", [0.1, 0.97, 1.0, 1.03, 10.0])
@pytest.mark.parametrize("fitting", range(len(SIZES) + 1))
def test_the_largest_print_that_fits_is_found(
    fitting: int, error: float, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search alone: the pages are counted by size, and one PDF is written.

    What the content is said to take is wrong by a factor, which costs tries and nothing else.
    """
    work, tried, written = task(project, Job("aftercare", "letter", "hi")), [], []
    points = [*map(float, work.sizes), 0.98 * float(work.sizes[-1])]

    class Sheets:
        def __init__(self, html: str, *_: Any) -> None:
            self.at = next(at for at in range(len(SIZES)) if work.sheet(at) == html)
            self.count = work.limit + (self.at < fitting)
            self.filled = 0.975 * error * work.limit * points[self.at] / points[fitting]
            tried.append(self.at)

        def pdf(self) -> Pdf:
            written.append(self.at)
            return Pdf(work.sheet(self.at).encode(), self.count)

    monkeypatch.setattr(weasy, "Sheets", Sheets)
    if fitting == len(SIZES):
        with pytest.raises(PrintError, match="smallest print"):
            print_task(work)
    else:
        assert print_task(work).data == work.sheet(fitting).encode()
        assert written == [fitting]
    assert len(tried) <= (3 if error == 1.0 else 7)
    assert len(set(tried)) == len(tried)


def test_the_same_libraries_are_found_before_and_after_printing(project: Project) -> None:
    command = "from leaflets.printing.engine import Engine; print(Engine().digest)"
    alone = subprocess.run(
        [sys.executable, "-c", command], check=True, capture_output=True, text=True
    )
    print_task(task(project, Job("aftercare", "bilingual", "es")))
    assert alone.stdout.strip() == Engine().digest


def test_what_prints_is_found_out_early_and_is_the_same(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setenv(VARIABLE, str(tmp_path / "empty"))
    monkeypatch.setattr(early, "own_form_font", made.append)
    early.begin(copy)
    found, now = early.engine(), Engine()
    assert made == []
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    (folder / "fonts").mkdir(parents=True)
    early.begin(copy)
    early.engine()
    assert made == [copy]
    assert found is not early.engine()
    names = tuple(families("Arab"))
    assert (found.digest, found.fonts(names)) == (now.digest, now.fonts(names))


def test_what_goes_wrong_early_goes_wrong_again(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken() -> Engine:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(early, "Engine", broken)
        early.begin(copy)
        early._begun[-1].join()
    assert early.engine().digest == Engine().digest
    assert capfd.readouterr().err == ""
