"""A language begun in one command: complete in form, published only when it is in words."""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from lxml import etree

from commands import edit, leaflets, project_of
from conftest import ROOT, copy_sources
from leaflets import check
from leaflets.exchanging.new_language import own_name
from leaflets.exchanging.units import units
from leaflets.exchanging.xliff import NAMESPACE, as_xliff
from leaflets.findings import errors
from leaflets.reviewing.status import State, states, status

XLF = f"{{{NAMESPACE}}}"
ROW = "        - { locale: it, name: Italiano, build: false }\n"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in which Italian was begun; read only."""
    root = copy_sources(tmp_path_factory.mktemp("begun") / "project", ("en", "es"))
    output = leaflets(root, "new-language", "it").output
    assert "Italiano, script Latn, left to right" in output
    return root


def test_the_folder_has_the_files_of_every_language(begun: Path) -> None:
    names = {path.name for path in (begun / "docs/it").iterdir()}
    assert names == {path.name for path in (ROOT / "docs/es").iterdir()} - {"reviews.tsv"}
    assert (begun / "mkdocs.yml").read_text("utf-8").count(ROW) == 1


def test_all_is_marked_and_nothing_else_is_wrong_with_the_pages(begun: Path) -> None:
    project = project_of(begun, also="it")
    found = [one for one in errors(check(project, "it", identify=False)) if one.lang == "it"]
    rules = {
        rule: {one.statement for one in found if one.rule == rule}
        for rule in {one.rule for one in found}
    }
    assert rules.keys() == {"untranslated", "terms"}
    assert len(rules["untranslated"]) == len(states(project, [])["it"].by_statement)
    concepts = yaml.safe_load((ROOT / "docs/concepts.yml").read_text("utf-8"))["concepts"]
    assert rules["terms"] == concepts.keys()


def test_each_concept_is_explained_where_its_forms_go(begun: Path) -> None:
    text = (begun / "docs/it/terms.yml").read_text("utf-8")
    assert re.search(r"""(?m)^  rare: "" # EMA 'rare'; .* \[rare, """, text)
    data = yaml.safe_load(text)
    assert set(data["concepts"].values()) == {""}
    english = yaml.safe_load((ROOT / "docs/en/terms.yml").read_text("utf-8"))
    assert data["numbers"].keys() == english["numbers"].keys()


def test_nothing_is_published_and_the_others_are_as_before(begun: Path) -> None:
    project = project_of(begun)
    assert [language.tag for language in project.settings.languages] == ["en", "es"]
    assert "it" not in project.pages
    assert errors(check(project, identify=False)) == []
    row = next(row for row in status(project_of(begun, also="*"), []) if row.lang == "it")
    assert (row.published, row.missing, row.status) == (False, row.statements, "draft")


def test_it_cannot_be_published_before_it_is_complete(begun: Path, tmp_path: Path) -> None:
    root = shutil.copytree(begun, tmp_path / "project")
    edit(root, "mkdocs.yml", ROW, ROW.replace("false", "true"))
    assert "untranslated" in {one.rule for one in errors(check(project_of(root), identify=False))}


def test_its_texts_come_home_through_xliff(begun: Path, tmp_path: Path) -> None:
    """The form is proved with Spanish words in the Italian folder, checked by Spanish terms."""
    root = shutil.copytree(begun, tmp_path / "project")
    section = re.compile(r"(?ms)^definitions:.*?(?=^# Words that say|^ignore:)")
    terms = {lang: (root / f"docs/{lang}/terms.yml").read_text("utf-8") for lang in ("es", "it")}
    own = section.search(terms["it"])
    assert own
    text = section.sub(lambda _: own[0], terms["es"])
    (root / "docs/it/terms.yml").write_text(text, "utf-8")
    project = project_of(root, also="it")
    known = states(project, [])
    spanish, italian = (
        etree.fromstring(as_xliff(project, lang, units(project, lang, known[lang], [])[0]))
        for lang in ("es", "it")
    )
    assert not list(italian.iter(f"{XLF}target"))
    theirs = {unit.get("id"): unit for unit in spanish.iter(f"{XLF}unit")}
    for unit in italian.iter(f"{XLF}unit"):
        unit[:] = theirs[unit.get("id")][:]
        next(unit.iter(f"{XLF}segment")).set("state", "translated")
    (root / "it.xlf").write_bytes(etree.tostring(italian, encoding="UTF-8"))
    leaflets(root, "import", "--format", "xliff", "--lang", "it", str(root / "it.xlf"))
    for path in sorted((root / "docs/es").glob("*.md")):
        assert (root / "docs/it" / path.name).read_text("utf-8") == path.read_text("utf-8")
    project = project_of(root, also="it")
    found = errors(check(project, "it", identify=False))
    assert {one.rule for one in found} <= {"copied"}
    assert states(project, found)["it"].of(State.MISSING) == []


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("es", "es, which is listed"),
        ("xx", "a language code that CLDR knows"),
        ("../x", "a language code that CLDR knows"),
        ("Italian", "a language code that CLDR knows"),
        ("it", "it, which is listed"),
    ],
)
def test_a_language_that_cannot_be_begun_is_refused(begun: Path, tag: str, message: str) -> None:
    before = sorted(begun.rglob("*"))
    assert message in leaflets(begun, "new-language", tag, fails=True).output
    assert sorted(begun.rglob("*")) == before


def test_script_and_side_come_from_cldr(copy: Path) -> None:
    assert "script Arab, right to left" in leaflets(copy, "new-language", "fa").output
    output = leaflets(copy, "new-language", "th").output
    assert "script Thai, left to right" in output
    assert "Add a row to TYPEFACES" in output
    assert own_name("nl") == "Nederlands"


def test_what_could_not_be_compared_is_no_checked_text(tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "project", ("en", "es"))
    terms = root / "docs/es/terms.yml"
    text, times = re.subn(r'(?m)^  rare: ".*"$', '  rare: ""', terms.read_text("utf-8"))
    assert times == 1
    project = project_of(root)
    assert (
        State.CHECKED in states(project, check(project, identify=False))["es"].by_statement.values()
    )
    terms.write_text(text, "utf-8")
    project = project_of(root)
    found = states(project, check(project, identify=False))["es"].by_statement.values()
    assert set(found) == {State.DRAFT}
