"""Copies of this process work beside it, and what is found is what one process finds."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

import pytest

from commands import project_of
from conftest import copy_sources
from leaflets import copies
from leaflets.comparing import foreseen
from leaflets.comparing.check import check
from leaflets.comparing.wording import identify
from leaflets.findings import Finding, errors
from leaflets.store import VARIABLE as CACHE

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="no processes are copied here"
)


@pytest.fixture(autouse=True)
def _two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(copies.VARIABLE, "2")


def test_a_copy_does_the_work() -> None:
    with copies.beside(os.getpid) as result:
        assert result() != os.getpid()


@pytest.mark.parametrize("reason", ["unwanted", "one process", "a thread", "no room"])
def test_the_work_is_done_here_where_no_copy_can_be_made(
    reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    if reason == "one process":
        monkeypatch.setenv(copies.VARIABLE, "1")
    elif reason == "a thread":
        other.start()
    elif reason == "no room":
        monkeypatch.setattr(os, "fork", _no_room)
    with copies.beside(os.getpid, wanted=reason != "unwanted") as result:
        assert result() == os.getpid()
    over.set()
    if reason == "a thread":
        other.join()


def _no_room() -> int:
    raise OSError


def test_the_work_is_done_here_where_the_copy_failed() -> None:
    own = os.getpid()

    def work() -> int:
        if os.getpid() != own:
            os._exit(3)
        return 1

    with copies.beside(work) as result:
        assert result() == 1


def test_a_copy_nobody_waits_for_is_ended() -> None:
    begun, end = os.pipe()

    def work() -> None:
        os.write(end, b"%d" % os.getpid())
        threading.Event().wait()

    with pytest.raises(KeyError), copies.beside(work):
        process = int(os.read(begun, 20))
        raise KeyError
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


Besides = Callable[..., AbstractContextManager[Callable[[], object]]]


@pytest.mark.parametrize("count", [2, 4])
def test_several_processes_find_what_one_finds(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copy_sources(tmp_path / "project", ("en", "de", "es", "pl", "zh"))
    monkeypatch.setattr(foreseen, "_SEVERAL", 1)
    for lang in ("de", "zh"):
        page = copy / "docs" / lang / "risks.md"
        page.write_text(page.read_text("utf-8").replace("100", "700"), "utf-8")
    begun: list[object] = []

    def counted(work: Callable[[], object], beside: Besides = copies.beside) -> object:
        begun.append(work)
        return beside(work)

    def found(processes: int) -> list[Finding]:
        monkeypatch.setenv(copies.VARIABLE, str(processes))
        monkeypatch.setenv(CACHE, str(tmp_path / f"{processes}"))
        return check(project_of(copy), identify=False)

    alone = found(1)
    monkeypatch.setattr(copies, "beside", counted)
    assert found(count) == alone
    assert len(begun) == count - 1
    assert found(count) == alone  # all of it is in the books now
    assert len(begun) == count - 1
    assert {finding.lang for finding in errors(alone)} == {"de", "zh"}


def test_a_copy_identifies_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = copy_sources(tmp_path / "project", ("en", "de", "pl"))
    page = copy / "docs" / "pl" / "after.md"
    other = (copy / "docs" / "de" / "after.md").read_text("utf-8").splitlines()
    text = page.read_text("utf-8").splitlines()
    page.write_text("\n".join([*text[:4], *other[4:]]) + "\n", "utf-8")
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    identify._built.cache_clear()
    here: list[str] = []
    monkeypatch.setattr(
        identify, "_Detector", partial(_noted, here, os.getpid(), identify._Detector)
    )
    found = check(project_of(copy))
    assert [one for one in found if one.rule == "language" and one.lang == "pl"]
    assert not here


def _noted(here: list[str], own: int, detector: Callable[..., object], *tags: object) -> object:
    if os.getpid() == own:
        here.append("loaded")
    return detector(*tags)
