"""Copies of this process work beside it, and what is found is what one process finds.

Each test runs in a process of its own: a process that runs tests has threads.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from commands import project_of
from conftest import copy_sources
from leaflets import copies
from leaflets.comparing import foreseen
from leaflets.comparing.check import check
from leaflets.comparing.wording import identify
from leaflets.findings import Finding, errors
from leaflets.memory import is_blank
from leaflets.reading import pages
from leaflets.reading.blocks import Page
from leaflets.reading.project import Project
from leaflets.store import VARIABLE as CACHE

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="no processes are copied here"
)


def alone(case: Callable[..., None], *given: object) -> None:
    """Run a function of this file in a new process, where two may work at once."""
    call = f"import test_copies; test_copies.{case.__name__}(*{given!r})"
    done = subprocess.run(
        [sys.executable, "-c", call],
        cwd=Path(__file__).parent,
        env=os.environ | {copies.VARIABLE: "2"},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,  # a copy that waits in vain would wait for ever
    )
    assert not done.returncode, done.stderr


def a_copy_works() -> None:
    """Be done by another process."""
    with copies.beside(os.getpid) as result:
        assert result() != os.getpid()


def done_here(reason: str) -> None:
    """Be done by this process, for a reason."""
    if reason == "one process":
        os.environ[copies.VARIABLE] = "1"
    elif reason == "a thread":
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    elif reason == "no room":
        os.fork = _no_room
    with copies.beside(os.getpid) as result:
        assert result() == os.getpid()


def _no_room() -> int:
    raise OSError


def the_copy_fails() -> None:
    """Be done by this process after all."""
    own = os.getpid()

    def work() -> int:
        if os.getpid() != own:
            os._exit(3)
        return 1

    with copies.beside(work) as result:
        assert result() == 1


def nobody_waits() -> None:
    """End a copy whose result nobody asked for."""
    begun, end = os.pipe()

    def work() -> None:
        os.write(end, b"%d" % os.getpid())
        threading.Event().wait()

    with pytest.raises(KeyError), copies.beside(work):
        process = int(os.read(begun, 20))
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def several_find_the_same(folder: str, count: int) -> None:
    """Compare what several processes find with what one finds."""
    copy = copy_sources(Path(folder) / "project", ("en", "de", "es", "pl", "zh"))
    foreseen._SEVERAL = 1
    for lang in ("de", "zh"):
        page = copy / "docs" / lang / "risks.md"
        page.write_text(page.read_text("utf-8").replace("100", "700"), "utf-8")
    begun: list[object] = []
    beside: Callable[..., AbstractContextManager[Callable[[], object]]] = copies.beside

    def counted(work: Callable[[], object]) -> object:
        begun.append(work)
        return beside(work)

    def found(processes: int) -> list[Finding]:
        os.environ |= {copies.VARIABLE: str(processes), CACHE: f"{folder}/{processes}"}
        return check(project_of(copy), identify=False)

    one = found(1)
    copies.beside = counted  # type: ignore[assignment]
    assert found(count) == one
    assert len(begun) == count - 1
    assert found(count) == one  # all of it is in the books now
    assert len(begun) == count - 1
    assert {finding.lang for finding in errors(one)} == {"de", "zh"}


def languages_are_identified(folder: str) -> None:
    """Find German in a Polish page, without lingua in this process."""
    copy = copy_sources(Path(folder) / "project", ("en", "de", "pl"))
    page = copy / "docs" / "pl" / "after.md"
    other = (copy / "docs" / "de" / "after.md").read_text("utf-8").splitlines()
    text = page.read_text("utf-8").splitlines()
    page.write_text("\n".join([*text[:4], *other[4:]]) + "\n", "utf-8")
    os.environ[CACHE] = f"{folder}/cache"
    found = check(project_of(copy))
    assert [one for one in found if one.rule == "language" and one.lang == "pl"]
    assert "lingua" not in sys.modules
    assert not identify._built.cache_info().currsize


def pages_are_read_beside(folder: str, begun: bool) -> None:
    """Read every second language in a copy, also where that was begun before there was a thread."""
    copy = copy_sources(Path(folder) / "project", ("en", "de", "es", "pl"))
    parsed: list[str] = []
    parse = pages.parse_page

    def counted(text: str, lang: str, name: str) -> Page:
        parsed.append(lang)
        return parse(text, lang, name)

    def read(processes: int) -> Project:
        os.environ |= {copies.VARIABLE: str(processes), CACHE: f"{folder}/{processes}"}
        if begun and processes > 1 and is_blank(copy):
            pages.begin(copy)
            threading.Thread(target=threading.Event().wait, daemon=True).start()
        parsed.clear()
        return project_of(copy)

    pages.parse_page = counted
    one = read(1)
    assert {*parsed} == {"en", "de", "es", "pl"}
    assert read(2) == one
    assert {*parsed} == {"en", "de"}
    assert read(2) == one
    assert not parsed


def nobody_reads_on(folder: str) -> None:
    """End a copy that reads where the project turns out to be no use."""
    copy = copy_sources(Path(folder) / "project", ("en", "de"))
    os.environ[CACHE] = f"{folder}/cache"
    pages.begin(copy)
    assert [*pages._begun] == [copy]


@pytest.mark.parametrize("case", [a_copy_works, the_copy_fails, nobody_waits])
def test_a_copy(case: Callable[[], None]) -> None:
    alone(case)


@pytest.mark.parametrize("reason", ["one process", "a thread", "no room"])
def test_the_work_is_done_here_where_no_copy_can_be_made(reason: str) -> None:
    alone(done_here, reason)


@pytest.mark.parametrize("count", [2, 4])
def test_several_processes_find_what_one_finds(count: int, tmp_path: Path) -> None:
    alone(several_find_the_same, str(tmp_path), count)


@pytest.mark.parametrize("begun", [False, True])
def test_pages_are_read_beside(begun: bool, tmp_path: Path) -> None:
    alone(pages_are_read_beside, str(tmp_path), begun)


def test_a_copy_that_reads_is_ended(tmp_path: Path) -> None:
    alone(nobody_reads_on, str(tmp_path))


def test_a_copy_identifies_languages(tmp_path: Path) -> None:
    alone(languages_are_identified, str(tmp_path))
