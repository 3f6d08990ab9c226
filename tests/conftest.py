"""What the tests share: copies of the project, and one build of it."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright

from leaflets import Project, read_project
from leaflets.copies import VARIABLE as PROCESSES
from leaflets.store import OFF, VARIABLE

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@pytest.fixture(scope="session", autouse=True)
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Copies of this run share what they print: it is kept by what it is made of.

    The builds that tests of print look at share nothing, see ``_build``.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(_shared_folder(tmp_path_factory) / "cache"))
        # Tests look into the process that builds; test_helpers.py is about the others.
        patch.setenv(PROCESSES, "1")
        yield


@pytest.fixture(scope="session")
def project() -> Project:
    """The project itself, as it is."""
    project, problems = read_project(ROOT)
    assert project is not None, problems
    return project


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources that a test may spoil, with FEW languages."""
    return copy_sources(tmp_path / "project")


FEW = ("en", "es", "ar")
"""The languages of copies: the source, another one, and one that runs from right to left."""


def copy_sources(
    target: Path, languages: tuple[str, ...] = FEW, *, every_edition: bool = True
) -> Path:
    """Copy the sources; without ``languages`` all of them.

    A copy with few languages prints one leaflet of each, as most tests need no more.
    """
    shutil.copytree(ROOT / "overrides", target / "overrides")
    shutil.copytree(ROOT / "docs", target / "docs", ignore=_other_languages(languages))
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    for row in re.findall(r"(?m)^ *- \{ locale: .*\n", text):
        if languages and not re.search(rf"locale: ({'|'.join(languages)}),", row):
            text = text.replace(row, "")
    if languages or not every_edition:
        text = text.replace("editions: [a4, letter, large, bilingual]", "editions: [a4]", 1)
        text = re.sub(r"(?ms)^        aftercare:\n.*?(?=^\S)", "\n", text)
    (target / "mkdocs.yml").write_text(text, "utf-8")
    return target


def _other_languages(languages: tuple[str, ...]) -> Callable[[str, list[str]], set[str]]:
    def ignored(folder: str, names: list[str]) -> set[str]:
        if not languages or Path(folder) != ROOT / "docs":
            return set()
        return {name for name in names if name not in languages and (ROOT / "docs" / name).is_dir()}

    return ignored


def languages() -> tuple[str, ...]:
    """Return the languages of the project, in the order of mkdocs.yml."""
    rows = re.findall(r"(?m)^ *- \{ locale: ([\w-]+),", (ROOT / "mkdocs.yml").read_text("utf-8"))
    return tuple(rows)


def run(
    *command: str | Path, cwd: Path, cache: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command of the virtual environment, with all that it says in stdout.

    ``cache`` is where it keeps what it made, ``OFF`` for nowhere.
    """
    return subprocess.run(
        [BIN / command[0], *command[1:]],
        cwd=cwd,
        check=False,
        env=os.environ
        | {"NO_MKDOCS_2_WARNING": "1"}
        | ({} if cache is None else {VARIABLE: cache}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def mkdocs_build(cwd: Path, cache: str | None = None) -> subprocess.CompletedProcess[str]:
    return run("mkdocs", "build", "--strict", cwd=cwd, cache=cache)


EXAMPLE_CLINIC = {
    "name": "Example Vein Clinic",
    "address": "1 Example Street",
    "phone": "555-0100",
    "night_phone": "+44 20 7946 0000",
    "emergency_number": "555-0102",
    "website": "https://example.org/",
    "agent": "polidocanol",
    "agent_form": "both",
    "walk_minutes": "20",
    "stocking_days_spider": "3",
}


def set_clinic(root: Path, values: dict[str, str] | None = None) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    for name, value in (values or EXAMPLE_CLINIC).items():
        text, count = re.subn(rf"(?m)^    {name}: #.*$", f'    {name}: "{value}"', text)
        assert count == 1, name
    config.write_text(text, "utf-8")


@dataclass(frozen=True)
class Built:
    """A finished build: its folder, its site, and what it printed."""

    root: Path
    site: Path
    output: str

    @property
    def index(self) -> list[dict[str, Any]]:
        """What site/leaflets/index.json lists."""
        rows: list[dict[str, Any]] = json.loads(
            (self.site / "leaflets" / "index.json").read_text("utf-8")
        )
        return rows

    def pdf(self, lang: str, leaflet: str = "sclerotherapy", edition: str = "a4") -> Path:
        return self.site / "leaflets" / lang / f"{leaflet}-{edition}.pdf"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project built as it is: no clinic set."""
    return _build(_shared_folder(tmp_path_factory) / "built", clinic=False)


@pytest.fixture(scope="session")
def built_for_clinic(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The project built for the example clinic, one leaflet a language."""
    return _build(_shared_folder(tmp_path_factory) / "clinic", clinic=True)


def _shared_folder(factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this run, whichever of its processes asks."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def _build(folder: Path, *, clinic: bool) -> Built:
    """Build once; a process that finds another one at it waits, and takes what that has made."""
    said = folder / "said.txt"
    with FileLock(f"{folder}.lock"):
        if not said.exists():
            shutil.rmtree(folder, ignore_errors=True)
            root = copy_sources(folder / "project", languages=(), every_edition=not clinic)
            if clinic:
                set_clinic(root)
            result = mkdocs_build(root, cache=OFF)
            assert result.returncode == 0, result.stdout
            said.write_text(result.stdout, "utf-8")
    root = folder / "project"
    return Built(root, root / "site", said.read_text("utf-8"))


ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield chromium
        chromium.close()


class _Host(SimpleHTTPRequestHandler):
    """A host that sends the headers of the site's own ``_headers``, and its page for 404."""

    def end_headers(self) -> None:
        rows = Path(self.directory, "_headers").read_text("utf-8").splitlines()[1:]
        for row in rows:
            name, _, value = row.strip().partition(": ")
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def host(built_for_clinic: Built) -> Iterator[str]:
    """The address of a host of the site that was built for the example clinic."""
    handler = partial(_Host, directory=built_for_clinic.site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
