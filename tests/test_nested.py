"""The builds of the languages share work, and the site is what it would be if they did not."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import jinja2
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from leaflets.publishing import compiled as module
from leaflets.publishing import nested, outer
from leaflets.publishing.compiled import Compiled
from leaflets.publishing.nested import Nested, ThemeLoader, Unbuilt
from leaflets.store import VARIABLE

MATERIAL = Path(str(files("material").joinpath("templates")))


def _site(root: Path, folder: Path) -> dict[str, bytes]:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.run_event("startup", command="build", dirty=False)
    build(config)
    config.plugins.run_event("shutdown")
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_the_site_is_as_if_nothing_were_shared(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    shared = _site(copy, tmp_path / "shared")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "another cache"))
    for name in ("quicken", "render_once", "keep_own"):
        monkeypatch.setattr(Nested, name, lambda *_, **__: None)
    monkeypatch.setattr(outer, "leave_out_copied", lambda *_: None)
    monkeypatch.setattr(outer, "Unbuilt", lambda *_: Unbuilt([], []))
    alone = _site(copy, tmp_path / "alone")
    assert shared.keys() == alone.keys() - {"sitemap.xml.gz"}
    shared |= {"sitemap.xml.gz": alone["sitemap.xml.gz"]}
    # Each build writes the page for what is not found; here it stays the source language's.
    assert {name for name in alone if alone[name] != shared[name]} == {"404.html"}
    assert b'lang="en"' in shared["404.html"]
    assert shared["sitemap.xml"].count(b"<loc>") == 3 * 12


def test_the_loader_lists_what_mkdocs_would_copy(tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "assets").mkdir(parents=True)
    (other / "assets" / "own.css").write_text("", "utf-8")
    (other / "sitemap.xml").write_text("", "utf-8")
    templates = frozenset({"404.html", "sitemap.xml"})
    folders = [str(other), str(MATERIAL), str(other)]

    class Theme:
        dirs = folders
        static_templates = templates

    class Config:
        theme, site_dir, use_directory_urls = Theme, "/site", True

    def names(loader: jinja2.BaseLoader) -> list[str]:
        listed, environment = Files([]), jinja2.Environment(loader=loader, autoescape=True)
        listed.add_files_from_theme(environment, Config)  # type: ignore[arg-type]
        return [file.src_uri for file in listed]

    found = names(ThemeLoader(folders, templates))
    assert found == names(jinja2.FileSystemLoader(folders))
    assert "assets/own.css" in found
    assert len(found) > 40


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    count = [0]
    compile_source = jinja2.Environment._compile

    def counting(self: jinja2.Environment, *args: Any) -> Any:
        count[0] += 1
        return compile_source(self, *args)

    monkeypatch.setattr(jinja2.Environment, "_compile", counting)
    return count


def _rendered(folder: Path, compiled: Compiled, text: str, says: str) -> str:
    (folder / "page.html").write_text(text, "utf-8")
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), bytecode_cache=compiled, autoescape=True
    )
    return environment.get_template("page.html").render(says=says)


def test_a_template_is_compiled_once(tmp_path: Path, count: list[int]) -> None:
    compiled = Compiled()
    texts = [_rendered(tmp_path, compiled, "{{ says }}", says) for says in "ab"]
    assert texts == ["a", "b"]
    assert count == [1]
    assert _rendered(tmp_path, compiled, "{{ says }}!", "c") == "c!"
    assert count == [2]


def test_a_template_is_kept_for_the_next_build(
    tmp_path: Path, count: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    for says in "ab":
        assert _rendered(tmp_path, Compiled(tmp_path), "{{ says }}", says) == says
    assert count == [1]
    (kept,) = (tmp_path / "cache" / "templates").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert _rendered(tmp_path, Compiled(tmp_path), "{{ says }}", "c") == "c"
    assert count == [2]
    monkeypatch.setattr(module, "_CODE", ("printing",))
    assert _rendered(tmp_path, Compiled(tmp_path), "{{ says }}", "d") == "d"
    assert count == [3]
    monkeypatch.setenv(VARIABLE, "off")
    assert _rendered(tmp_path, Compiled(tmp_path), "{{ says }}", "e") == "e"
    assert count == [4]


def test_nothing_that_is_not_there_yet_is_left_out(tmp_path: Path) -> None:
    class File:
        def __init__(self, source: Path, target: Path) -> None:
            self.abs_src_path, self.abs_dest_path = str(source), str(target)

    docs, theme, site = tmp_path / "docs", tmp_path / "theme", tmp_path / "site"
    site.mkdir()
    (site / "copied.css").write_text("", "utf-8")
    rows = [
        File(theme / "copied.css", site / "copied.css"),
        File(theme / "new.css", site / "new.css"),
        File(docs / "en" / "copied.css", site / "copied.css"),
    ]
    nested.leave_out_copied(rows, docs)
    assert [file.abs_src_path for file in rows] == [
        str(theme / "new.css"),
        str(docs / "en" / "copied.css"),
    ]
