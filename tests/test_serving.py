"""``mkdocs serve`` builds what changed, and prints what is asked for."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from conftest import copy_sources
from leaflets import Finding, Project, read_project
from leaflets.printing.sheet import jobs
from leaflets.publishing.pdfs import Printing, known_leaflets
from leaflets.publishing.press import Here, Size
from leaflets.publishing.serving import OnDemand
from leaflets.publishing.site import Site
from leaflets.store import OFF, VARIABLE


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")


class Served:
    """What ``mkdocs serve`` does, without its server and its watching."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.config = self._load()
        self.config.plugins.on_startup(command="serve", dirty=False)
        self.build(self.config)

    def _load(self) -> Any:
        return load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))

    def build(self, config: Any = None) -> list[str]:
        """Build, and return the names of the files of the site."""
        build(config or self._load(), serve_url="http://127.0.0.1:8000/")
        paths = sorted(path for path in self.site.rglob("*") if path.is_file())
        return [path.relative_to(self.site).as_posix() for path in paths]

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def served(copy: Path, tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "served").mkdir()
    served = Served(copy, tmp_path / "served")
    yield served
    served.config.plugins.on_shutdown()


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The languages of which pages were rendered."""
    tags, content = set[str](), Site.content

    def counting(self: Site, lang: str, name: str, html: str) -> str:
        tags.add(lang)
        return content(self, lang, name, html)

    monkeypatch.setattr(Site, "content", counting)
    return tags


def test_only_what_changed_is_built_and_nothing_is_printed(
    served: Served, rendered: set[str]
) -> None:
    before = served.build()
    assert not rendered
    assert "es/risks/index.html" in before
    assert not [name for name in before if name.endswith(".pdf")]
    served.edit(
        "docs/es/risks.md", "\n{: #risks-main-message }", " Hola.\n{: #risks-main-message }"
    )
    assert served.build() == before
    assert rendered == {"es"}
    page = (served.site / "es/risks/index.html").read_text("utf-8")
    assert "Hola." in page
    assert 'hreflang="ar"' in page  # built with the others in mind
    assert [name for name in before if ".ar." in name]

    served.edit("overrides/main.html", "{#-", "{#- changed #}{#-")
    served.build()
    assert rendered == {"en", "es", "ar"}


def test_what_did_not_change_is_held_without_a_cache(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rendered: set[str]
) -> None:
    monkeypatch.setenv(VARIABLE, OFF)
    (tmp_path / "served").mkdir()
    served = Served(copy, tmp_path / "served")
    rendered.clear()
    served.edit("docs/ar/risks.md", "\n{: #risks-main-message }", " .\n{: #risks-main-message }")
    served.build()
    assert rendered == {"ar"}
    served.config.plugins.on_shutdown()


def test_a_fault_leaves_what_was_served(served: Served) -> None:
    before = served.build()
    served.edit("docs/es/risks.md", "\n{: #risks-main-message }", "\n{: #risks-other }")
    with pytest.raises(Abort):
        served.build()
    assert "risks-main-message" in (served.site / "es/risks/index.html").read_text("utf-8")
    served.edit("docs/es/risks.md", "\n{: #risks-other }", "\n{: #risks-main-message }")
    assert served.build() == before


@pytest.fixture
def english(tmp_path: Path) -> Project:
    root = copy_sources(tmp_path / "english", languages=("en",))
    project, problems = read_project(root)
    assert project is not None, problems
    return project


def _ask(app: Callable[..., Any], path: str) -> tuple[str, bytes]:
    status = []
    environ: dict[str, Any] = {"wsgi.input": io.BytesIO()}
    setup_testing_defaults(environ)
    environ["PATH_INFO"] = path
    body = app(environ, lambda line, *_: status.append(line))
    data = b"".join(body)
    getattr(body, "close", lambda: None)()
    return status[0], data


def test_a_leaflet_is_printed_when_it_is_opened(english: Project, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the first page", "utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site))
    told: list[Finding] = []
    app = OnDemand(server.serve_request, site, told.append)
    app.project = english
    (leaflet,) = known_leaflets(english)
    assert (leaflet.pages, leaflet.bytes) == (0, 0)

    assert _ask(app, "/")[1] == b"the first page"
    assert not (site / "leaflets").exists()
    status, data = _ask(app, "/leaflets/en/sclerotherapy-a4.pdf")
    assert status.startswith("200")
    assert data.startswith(b"%PDF-")
    assert _ask(app, "/leaflets/en/no-such.pdf")[0].startswith("404")
    assert not told
    server.server_close()

    (leaflet,) = known_leaflets(english)
    assert Size(leaflet.pages, leaflet.bytes).bytes == len(data)
    assert leaflet.pages > 10
    todo = jobs(english)
    (printed,), findings = Printing(english, tmp_path, lambda _: None, todo, Here()).run()
    assert not findings
    assert printed.pages == leaflet.pages
