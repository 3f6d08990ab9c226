"""The pages of a language are built again only where something that they show has changed."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from leaflets import Project, read_project
from leaflets.publishing import kept
from leaflets.publishing.kept import Kept, keys, packed, unpacked
from leaflets.publishing.pdfs import Leaflet
from leaflets.publishing.site import Site
from leaflets.publishing.told import told
from leaflets.reading.standing import SIGNED
from leaflets.reviewing.status import State, states
from leaflets.store import OFF, VARIABLE

ALL = {"en", "es", "ar"}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    return tmp_path / "cache"


class Builder:
    """Builds a project again and again; ``rendered`` are the languages that the last build did."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root, self.site = root, site
        self.rendered = set[str]()

    def build(self, *, dirty: bool = False) -> dict[str, bytes]:
        """Build, and return the site."""
        self.rendered.clear()
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))
        config.plugins.run_event("startup", command="build", dirty=dirty)
        build(config, dirty=dirty)
        config.plugins.run_event("shutdown")
        paths = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in paths}

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text("utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def builder(copy: Path, tmp_path: Path) -> Iterator[Builder]:
    builder, content = Builder(copy, tmp_path / "site"), Site.content

    def counting(self: Site, lang: str, name: str, html: str) -> str:
        builder.rendered.add(lang)
        return content(self, lang, name, html)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Site, "content", counting)
        yield builder


def test_what_did_not_change_is_put_in_place(
    builder: Builder, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = builder.build()
    assert builder.rendered == ALL
    assert builder.build() == first
    assert builder.rendered == set()

    builder.edit(
        "docs/es/risks.md", "\n{: #risks-main-message }", " Hola.\n{: #risks-main-message }"
    )
    changed = builder.build()
    assert builder.rendered == {"es"}
    assert "Hola." in changed["es/risks/index.html"].decode("utf-8")
    different = {name.split("/")[0] for name in first if first[name] != changed[name]}
    assert different == {"es", "search", "leaflets"}
    builder.edit("docs/en/risks.md", "\n{: #risks-main-message }", " \n{: #risks-main-message }")
    english = builder.build()
    assert "en" in builder.rendered
    monkeypatch.setenv(VARIABLE, OFF)
    assert builder.build() == english
    assert builder.rendered == ALL

    monkeypatch.setenv(VARIABLE, str(own_cache))
    for entry in (own_cache / "pages").iterdir():
        entry.write_bytes(entry.read_bytes()[:-1])
    assert builder.build() == english
    assert builder.rendered == ALL
    assert builder.build() == english
    assert builder.rendered == set()


def test_files_of_a_language_are_kept_with_its_pages(builder: Builder) -> None:
    other = builder.root / "docs/es/assets/own.txt"
    other.parent.mkdir()
    other.write_text("hola", "utf-8")
    first = builder.build()
    assert first["es/assets/own.txt"] == b"hola"
    assert builder.build() == first
    assert builder.rendered == set()
    other.write_text("adios", "utf-8")
    assert builder.build()["es/assets/own.txt"] == b"adios"
    assert builder.rendered == {"es"}


def test_nothing_is_kept_of_a_dirty_build_or_one_with_warnings(
    builder: Builder, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder.edit("mkdocs.yml", "strict: true", "strict: false")
    builder.build(dirty=True)
    assert not (own_cache / "pages").exists()
    not_found = Site.not_found

    def warning(self: Site) -> dict[str, Any]:
        logging.getLogger("mkdocs").warning("something")
        return not_found(self)

    with monkeypatch.context() as patch:
        patch.setattr(Site, "not_found", warning)
        builder.build()
    assert not (own_cache / "pages").exists()
    builder.build()
    assert len(list((own_cache / "pages").iterdir())) == len(ALL)


LEAFLET = Leaflet("es", "sclerotherapy", "a4", "Title", 0, 0, "", "0.1", "draft", "url")

EDITS: dict[str, tuple[str, str, str, set[str]]] = {
    "text": ("docs/es/risks.md", "\n{: #risks-main", " Hola.\n{: #risks-main", {"es"}),
    "own label": ("docs/es/labels.yml", 'listen: "', 'listen: "¡', {"es"}),
    "label that all show": ("docs/es/labels.yml", 'read_here: "', 'read_here: "¡', ALL),
    "word": ("docs/es/terms.yml", "definitions:", "definitions: # other", {"es"}),
    "concepts": ("docs/concepts.yml", "\n", "\n# other\n", ALL),
    "sources": ("docs/sources.yml", "title: ", "title: The ", ALL),
    "drawing": ("docs/en/assets/veins.svg", "<svg ", '<svg id="x" ', ALL),
    "template": ("overrides/main.html", "{#-", "{#- changed #}{#-", ALL),
    "style": ("overrides/stylesheets/leaflets.css", "\n", "\n\n", ALL),
    "clinic": ("mkdocs.yml", 'phone: # "555-0100", in quotes', 'phone: "555-0100"', ALL),
    "theme": ("mkdocs.yml", "primary: custom", "primary: teal", ALL),
    "page": ("mkdocs.yml", "\n  - results.md", "", ALL),
    "what is a page": ("mkdocs.yml", "  *.tsv", "  *.tsv\n  x.md", ALL),
    "name of a language": ("mkdocs.yml", "name: Español", "name: Castellano", ALL),
    "not shown": ("docs/history.tsv", "", "", set()),
}


def keys_in(root: Path, leaflets: tuple[Leaflet, ...] = (LEAFLET,), **more: Any) -> dict[str, str]:
    """Return the keys of a project, which need not be without errors."""
    project, problems = read_project(root)
    assert project is not None, problems
    config = load_config(str(root / "mkdocs.yml"))
    about = told(config, live=more.pop("live", False))
    assert about is not None
    project = replace(project, **more)
    return keys(project, leaflets, states(project, []), about)


def _changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {tag for tag in before if before[tag] != after[tag]}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_in_the_keys_of_the_languages_that_show_it(name: str, copy: Path) -> None:
    file, old, new, wanted = EDITS[name]
    before, text = keys_in(copy), (copy / file).read_text("utf-8")
    assert old in text
    (copy / file).write_text(text.replace(old, new, 1), "utf-8")
    assert _changed(before, keys_in(copy)) == wanted


def test_what_else_pages_are_made_of_is_in_the_keys(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys_in(copy)
    assert keys_in(copy) == before
    assert _changed(before, keys_in(copy, live=True)) == ALL
    assert _changed(before, keys_in(copy, (replace(LEAFLET, title="Other"),))) == {"es"}
    assert _changed(before, keys_in(copy, assets=frozenset({"assets/card.png"}))) == ALL
    assert _changed(before, keys_in(copy, standings={"es": SIGNED})) == {"es"}
    monkeypatch.setenv(kept.EPOCH, "1")
    assert _changed(before, keys_in(copy)) == ALL
    monkeypatch.undo()
    monkeypatch.setenv(kept.EPOCH, "1795392000")
    for name in ("mkdocs-material", "jinja2"):
        monkeypatch.setattr(kept, "PACKAGES", tuple(set(kept.PACKAGES) - {name}))
        assert _changed(before, keys_in(copy)) == ALL
        monkeypatch.undo()
        monkeypatch.setenv(kept.EPOCH, "1795392000")
    monkeypatch.setattr(kept, "program", lambda *_: "other code")
    assert _changed(before, keys_in(copy)) == ALL


def test_what_a_language_is_worth_is_in_the_keys_of_all(copy: Path) -> None:
    project, problems = read_project(copy)
    assert project is not None, problems
    found = states(project, [])
    name = next(iter(found["es"].by_statement))
    other = replace(found["es"], by_statement={**found["es"].by_statement, name: State.STALE})
    assert (
        _changed(keys(project, [], found, []), keys(project, [], {**found, "es": other}, [])) == ALL
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plugins:\n", "plugins:\n  - search\n"),
        ("plugins:\n", "hooks:\n  - hook.py\nplugins:\n"),
        ("plugins:\n", "extra_templates:\n  - other.xml\nplugins:\n"),
        ("name: material", "name: mkdocs"),
    ],
)
def test_what_is_not_ours_to_know_is_never_kept(old: str, new: str, copy: Path) -> None:
    (copy / "hook.py").write_text("", "utf-8")
    config = copy / "mkdocs.yml"
    assert told(load_config(str(config)), live=False)
    config.write_text(config.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert told(load_config(str(config)), live=False) is None


def test_what_mkdocs_was_told_names_no_place_in_memory(copy: Path) -> None:
    config = load_config(str(copy / "mkdocs.yml"))
    texts = [part for part in told(config, live=False) or [] if isinstance(part, str)]
    assert not [text for text in texts if " at 0x" in text]
    assert "bool True" in texts


def test_files_are_packed_and_unpacked() -> None:
    files = {"a/ä.html": "ä\n".encode(), "b": b"", "c": b"\x00\n["}
    assert unpacked(packed(files)) == files
    assert unpacked(None) == {}


def test_a_kept_language_without_a_file_is_built(tmp_path: Path, project: Project) -> None:
    one = Kept()
    one.begin(project, {"es": "1"})
    one.keep(project, tmp_path, {})
    one.begin(project, {"es": "1"})
    assert one.files == {}
