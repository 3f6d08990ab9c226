"""Other processes build some languages, and the site is what it would be if there were none."""

import logging
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from conftest import copy_sources
from leaflets.copies import VARIABLE, can_copy, processes
from leaflets.publishing import helpers
from leaflets.publishing.helpers import Helpers, shares
from leaflets.store import VARIABLE as CACHE

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or sys.platform == "darwin", reason="no processes are copied here"
)

BUILD = """
import logging, os, signal, sys
from leaflets.publishing.site import Site
around, main = Site.around, os.getpid()

def changed(self, lang, name):
    if lang == "es" and name == "risks.md":
        {trouble}
    return around(self, lang, name)

Site.around = changed
from mkdocs.__main__ import cli
sys.argv = ["mkdocs", "build", "-v", "--strict"]
cli()
"""


class Builder:
    """Builds a project of three languages, with nothing kept but its leaflets."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root, self._cache = root, cache
        self.said = ""
        self.code = 0
        self.helped = False

    def build(self, count: int, trouble: str = "pass") -> dict[str, bytes]:
        """Build in so many processes, with trouble in a language that another one builds."""
        shutil.rmtree(self._cache / "pages", ignore_errors=True)
        done = subprocess.run(
            [sys.executable, "-c", BUILD.format(trouble=trouble)],
            cwd=self.root,
            check=False,
            env=os.environ
            | {
                "NO_MKDOCS_2_WARNING": "1",
                "SOURCE_DATE_EPOCH": "1795392000",
                CACHE: str(self._cache),
                VARIABLE: str(count),
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said, self.code = done.stdout, done.returncode
        self.helped = "Other processes build" in self.said
        end = time.monotonic() + 30  # the site of before is deleted by a process of its own
        while (left := [*self.root.glob(".site-*")]) and time.monotonic() < end:
            time.sleep(0.05)
        assert not left
        return self.site()

    def site(self) -> dict[str, bytes]:
        """Return the files of the site, which a test marks to see whether it is new."""
        site = self.root / "site"
        paths = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}

    def told(self) -> list[str]:
        """Return the warnings and errors of the last build."""
        return [line for line in self.said.splitlines() if line.startswith(("WARN", "ERR"))]


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    folder = tmp_path_factory.mktemp("helpers")
    return Builder(copy_sources(folder / "project"), folder / "cache")


def test_the_site_of_two_processes_is_that_of_one(builder: Builder) -> None:
    one = builder.build(1)
    assert builder.code == 0, builder.said
    for count in (2, 3):
        shutil.rmtree(builder.root / "site")
        assert builder.build(count) == one
        assert builder.code == 0, builder.said
        assert builder.helped
        assert sorted(part for part in builder.said.split() if part in {"English", "Español"}) == [
            "English",
            "Español",
        ]
    for name in ("es", "ar"):
        assert f"{name}/risks/index.html" in one


def test_what_was_built_by_another_process_is_kept(builder: Builder) -> None:
    builder.build(2)
    kept = list((builder.root.parent / "cache" / "pages").iterdir())
    assert len(kept) == 3


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        ("self.no_such_name", "'Site' object has no attribute 'no_such_name'"),
        ("logging.getLogger('mkdocs').warning(f'Trouble in {lang}.')", "in strict mode"),
    ],
)
def test_trouble_in_another_process_stops_the_build(
    trouble: str, says: str, builder: Builder
) -> None:
    builder.build(1)
    mark = builder.root / "site" / "mark"
    mark.write_text("old", "utf-8")
    old = builder.site()
    assert builder.build(1, trouble) == old
    assert builder.code
    told = builder.told()
    assert builder.build(2, trouble) == old
    assert builder.code
    assert builder.helped
    assert builder.told()[-1] == told[-1]
    assert says in builder.said
    mark.unlink()


def test_a_process_that_is_killed_is_replaced_by_this_one(builder: Builder) -> None:
    one = builder.build(1)
    killed = "if os.getpid() != main: os.kill(os.getpid(), signal.SIGKILL)"
    assert builder.build(2, killed) == one
    assert builder.code == 0, builder.said


def test_languages_are_dealt_out_evenly() -> None:
    assert shares({"a": 5, "b": 4, "c": 3, "d": 3}, 4, 2) == [["a", "c", "d"]]
    assert shares({"a": 5, "b": 4}, 4, 4) == [["b"], ["a"]]
    assert shares({"a": 1}, 4, 1) == []


def test_how_many_processes_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "3")
    assert processes() == 3
    monkeypatch.setenv(VARIABLE, "many")
    assert 1 <= processes() <= 8


def test_a_process_with_threads_is_not_copied() -> None:
    wait = threading.Event()
    other = threading.Thread(target=wait.wait)
    other.start()
    assert not can_copy()
    wait.set()
    other.join()


def test_what_another_process_says_is_said_here(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def work(tags: object, folder: Path) -> None:
        logging.getLogger(helpers.MKDOCS).info("built %s in %s", tags, folder.name)

    other = Helpers(2)
    with caplog.at_level(logging.INFO, helpers.MKDOCS):
        other.start([["es"]], tmp_path, work)
        assert other.tags == {"es"}
        assert [is_well for _, is_well in other.finish()] == [True]
    assert caplog.messages == ["built ['es'] in 0"]
    assert other.tags == frozenset()


def test_a_process_that_is_not_needed_any_more_is_ended(tmp_path: Path) -> None:
    other = Helpers(2)
    other.start([["es"]], tmp_path, lambda *_: threading.Event().wait())
    (helper,) = other._running
    other.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(helper.process, 0)
    other.stop()
