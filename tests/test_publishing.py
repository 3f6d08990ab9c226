"""The parts that pages of the site are made of, alone."""

import datetime
import json
from pathlib import Path

import pytest

from conftest import copy_sources, mkdocs_build
from leaflets import Project, read_project
from leaflets.comparing.check import check
from leaflets.publishing.bundle import bundle, bundled_page
from leaflets.publishing.content import explain, name_cells, parse, secure_links, serialize
from leaflets.publishing.metadata import json_ld
from leaflets.publishing.search import Index
from leaflets.publishing.security import headers, policy
from leaflets.publishing.terms import term_pattern
from leaflets.reading.addresses import relative
from leaflets.reading.glossary import Definition


@pytest.mark.parametrize(
    ("target", "base", "written"),
    [
        ("", "", "./"),
        ("", "ar/risks/", "../../"),
        ("ar/", "ar/risks/", "../"),
        ("risks/", "ar/risks/", "../../risks/"),
        ("ar/risks/", "ar/risks/", "./"),
        ("leaflets/ar/a.pdf", "ar/", "../leaflets/ar/a.pdf"),
    ],
)
def test_pages_name_each_other(target: str, base: str, written: str) -> None:
    assert relative(target, base) == written


def pattern(word: str, forms: str, script: str):
    return term_pattern(Definition(word=word, meaning="m"), forms, script)


@pytest.mark.parametrize(
    ("word", "forms", "script", "text", "found"),
    [
        ("Spider vein", "spider vein(|s)", "Latn", "Small spider veins fade", "spider veins"),
        ("Spider vein", "spider vein(|s), broken veins", "Latn", "Small broken veins", None),
        ("Bas de compression", "bas, bas de compression", "Latn", "en bas de la jambe", None),
        ("Matting", "matting, mat", "Latn", "formatting", None),
        ("Krampfader", "*krampfader*", "Latn", "Kleine Krampfadern", "Krampfadern"),
        ("Żylak", "żylak*", "Latn", "Leczenie żylaków nóg", "żylaków"),
        ("Mittel (Verödungsmittel)", "", "Latn", "das Verödungsmittel wirkt", "Verödungsmittel"),
        ("الجوارب الضاغطة", "جورب, جوارب", "Arab", "ارتدوا الجوارب الضاغطة", "الجوارب الضاغطة"),
        ("الدوالي", "دوالي", "Arab", "علاج الدوالي بالحقن", "الدوالي"),
        ("मैटिंग", "मैटिंग", "Deva", "मैटिंग हो सकती है", "मैटिंग"),
        ("नस", "नस", "Deva", "नसें बंद होती हैं", None),
        ("硬化剂", "硬化剂", "Hans", "注射硬化剂后", "硬化剂"),
        ("경화제", "경화제*", "Kore", "경화제를 주사", "경화제를"),
    ],
)
def test_a_defined_word_is_found_in_its_forms(
    word: str, forms: str, script: str, text: str, found: str | None
) -> None:
    match = pattern(word, forms, script).search(text, text.casefold())
    assert (match[0] if match else None) == found


def test_a_word_is_explained_where_it_first_stands() -> None:
    root = parse(
        '<h1 id="a">A clot</h1>'
        '<div class="admonition danger"><p>A clot is an emergency.</p></div>'
        '<p>See <a href="x">a clot</a> or <strong>one clot, two clots</strong> and a vein.</p>'
        "<p>A clot again.</p>"
    )
    words = {"clot": pattern("clot", "", "Latn"), "vein": pattern("vein", "", "Latn")}
    assert explain(root, words) == ["clot", "vein"]
    assert serialize(root) == (
        '<h1 id="a">A clot</h1>'
        '<div class="admonition danger"><p>A clot is an emergency.</p></div>'
        '<p>See <a href="x">a clot</a> or <strong>one '
        '<a class="term" href="#tip-clot">clot</a>, two clots</strong> and a '
        '<a class="term" href="#tip-vein">vein</a>.</p>'
        "<p>A clot again.</p>"
    )


def test_two_words_in_one_text_are_both_explained() -> None:
    root = parse("<p>vein, clot and vein</p>")
    words = {"clot": pattern("clot", "", "Latn"), "vein": pattern("vein", "", "Latn")}
    assert explain(root, words) == ["vein", "clot"]
    assert "".join(root.itertext()) == "vein, clot and vein"


def test_cells_of_a_wide_table_say_their_heads() -> None:
    row = (
        "<table><thead><tr><th>A</th><th>B</th>{}</tr></thead>"
        "<tbody><tr><td>1</td><td>2</td>{}</tr></tbody></table>"
    )
    wide, narrow = parse(row.format("<th>C &amp; D</th>", "<td>3</td>")), parse(row.format("", ""))
    name_cells(wide)
    name_cells(narrow)
    assert [cell.get("data-head") for cell in wide.iter("td")] == ["A", "B", "C & D"]
    assert [cell.get("role") for cell in wide.iter("td")] == ["cell"] * 3
    assert [cell.attrib for cell in narrow.iter("td")] == [{}, {}]


def test_only_links_to_other_hosts_are_marked() -> None:
    root = parse(
        '<p><a href="https://example.org/">a</a><a href="../x/">b</a><a href="tel:1">c</a></p>'
    )
    secure_links(root)
    assert [link.get("rel") for link in root.iter("a")] == [
        "external noopener noreferrer",
        None,
        None,
    ]


def test_policy_has_nothing_inline_and_no_other_host() -> None:
    assert policy() in headers()["Content-Security-Policy"]
    assert policy().startswith("default-src 'none'")
    for word in ("unsafe", "http", "*"):
        assert word not in policy()
    with_data = [row for row in policy().split("; ") if "data:" in row]
    assert with_data == ["img-src 'self' data:"]  # a picture within a style sheet asks nobody


def test_a_text_can_not_end_the_data_of_a_page(project: Project) -> None:
    text = json_ld(project, "ar", "risks.md", "draft")
    assert "<" not in text
    assert json.loads(text)["creativeWorkStatus"] == "Draft"
    assert (
        json.loads(json_ld(project, "en", "risks.md", "signed"))["creativeWorkStatus"]
        == "Published"
    )


def test_the_index_is_a_script_that_hands_itself_over() -> None:
    index = Index()
    index.add("Risks", "risks/", [("a", 'He said "</script>"', True), ("b", "", False)])
    script = index.script()
    assert script.startswith("leafletsSearch({") and script.endswith(");\n")
    data = json.loads(script.removeprefix("leafletsSearch(").removesuffix(");\n"))
    assert data == {"pages": [["Risks", "risks/"]], "rows": [[0, "a", 'He said "</script>"', 1]]}


def test_links_of_a_bundle_name_files() -> None:
    html = (
        f'<meta content="{policy()}"><a class="x" href="../risks/#a">a</a><a href="./">b</a>'
        '<a href="https://example.org/">c</a><a href="#x">d</a><a href="a.pdf">e</a>'
    )
    with_files = policy().replace("'self'", "'self' file:")
    assert bundled_page(html) == (
        f'<meta content="{with_files}">'
        '<a class="x" href="../risks/index.html#a">a</a><a href="./index.html">b</a>'
        '<a href="https://example.org/">c</a><a href="#x">d</a><a href="a.pdf">e</a>'
    )


def test_no_bundle_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="make it first"):
        bundle(tmp_path)


def with_earlier(root: Path, rows: str) -> Path:
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "earlier: {}" in text
    config.write_text(text.replace("earlier: {}", f"earlier: {rows}"), "utf-8")
    return root


def test_an_earlier_version_needs_its_note_in_every_language(copy: Path) -> None:
    project, _ = read_project(with_earlier(copy, '{"0.0": 2026-11-01}'))
    assert project is not None
    assert project.settings.plugin.versions == {
        "0.1": datetime.date(2026, 11, 23),
        "0.0": datetime.date(2026, 11, 1),
    }
    missing = [row for row in check(project, identify=False) if row.statement == "changes_0_0"]
    assert sorted(row.lang for row in missing) == ["ar", "en", "es"]


def test_the_version_itself_is_not_an_earlier_one(copy: Path) -> None:
    project, findings = read_project(with_earlier(copy, '{"0.1": 2026-11-01}'))
    assert project is None
    assert "plugins.leaflets" in str(findings[0])
    assert "0.1" in str(findings[0])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "{% extends 'base.html' %}\n{% block content %}{{ no.such.thing }}{% endblock %}",
            "overrides/main.html:2",
        ),
        ("{% extends 'base.html' %}\n{% if %}", "overrides/main.html:2"),
    ],
)
def test_a_broken_template_is_told_in_one_line(tmp_path: Path, text: str, place: str) -> None:
    root = copy_sources(tmp_path / "project", ("en",))
    (root / "overrides" / "main.html").write_text(text, "utf-8")
    result = mkdocs_build(root)
    assert result.returncode == 1
    assert place in result.stdout
    assert "Traceback" not in result.stdout
    assert not (root / "site").exists()
