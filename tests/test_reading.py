"""Reading never fails: any text becomes blocks or findings."""

from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor

from leaflets.reading import files, markup, yaml_files
from leaflets.reading.blocks import Kind, Page, parse_page
from leaflets.reading.files import read_text
from leaflets.reading.glossary import insert_glossary, read_glossary
from leaflets.reading.project import read_project
from leaflets.reading.settings import Language
from leaflets.reading.yaml_files import load_yaml
from leaflets.store import VARIABLE

MARKS = ["# ", "- ", "1. ", '!!! danger ""\n\n    ', "| a | b |\n|---|---|\n| c {: #r } | d |\n"]
MARKS += ["{: #", " }", "\n", "\n\n", "[[", "]]", "](", "![", "<b>", "&nbsp;", "`", "    ", "**"]
TEXT = st.lists(st.sampled_from(MARKS) | st.text(max_size=8), max_size=30).map("".join)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_any_text_becomes_blocks(text: str) -> None:
    for block in parse_page(text, "en", "index.md").blocks:
        assert block.text == " ".join(block.text.split())


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_become_a_text_or_a_finding(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "file.md"
    path.write_bytes(data)
    text, findings = read_text(path, path.parent)
    assert text is not None or findings


@pytest.mark.parametrize("name", ["mkdocs.yml", "docs/sources.yml", "docs/statements.yml"])
@given(text=st.text(max_size=60) | st.sampled_from(["[", "a: b: c", "- 1", "1: {2: 3}", "!!x y"]))
@settings(max_examples=60, deadline=None)
def test_any_yaml_gives_findings(
    tmp_path_factory: pytest.TempPathFactory, name: str, text: str
) -> None:
    root = tmp_path_factory.mktemp("any")
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    _, findings = read_project(root)
    assert findings


@pytest.mark.parametrize(
    "character", "\x00\x0b\x1f\x7f\x85\xad\u200b\u200e\u2028\u202e\u2060\u206f\ufeff\ufffd"
)
def test_an_invisible_character_is_found(tmp_path: Path, character: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"One\u00a0two\nthree{character}four\n", "utf-8")
    _, findings = read_text(path, tmp_path)
    assert [(one.rule, one.line) for one in findings] == [("invisible", 2)]


@pytest.mark.parametrize("text", ["क्\u200dष 4\u2009mg", "“a”\t—\u3000中文\u202f!", "می\u200cشود"])
def test_what_can_be_seen_or_joins_is_no_fault(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    assert read_text(path, tmp_path)[1] == []


def test_what_is_found_quickly_is_what_is_looked_for() -> None:
    every = map(chr, range(0x110000))
    assert not [one for one in every if files._is_visible(one) and files._INVISIBLE.match(one)]


def test_blocks_of_every_kind() -> None:
    text = """\
# Title {: #title }

One.
Two.
{: #main }

!!! warning ""

    ## Box {: #box }

    - Item with **bold** and [a link](risks.md#x).
      {: #item }

1. Step [[clinic.phone]]
   {: #step }

![Alt](assets/x.svg){: #picture }

| A {: #head } | B |
|---|---|
| c {: #row } | d |
"""
    blocks = {block.id: block for block in parse_page(text, "en", "index.md").blocks}
    kinds = {name: block.kind for name, block in blocks.items()}
    assert kinds == {
        "title": Kind.HEADING_1,
        "main": Kind.PARAGRAPH,
        "box": Kind.HEADING_2,
        "item": Kind.BULLET,
        "step": Kind.STEP,
        "picture": Kind.PICTURE,
        "head": Kind.HEAD_ROW,
        "row": Kind.ROW,
    }
    assert blocks["main"].text == "One. Two."
    assert blocks["main"].line == 5
    assert (blocks["item"].text, blocks["item"].box) == ("Item with bold and a link.", "warning")
    assert blocks["item"].links == ("risks.md#x",)
    assert blocks["step"].tokens == ("clinic.phone",)
    assert (blocks["picture"].text, blocks["picture"].pictures) == ("Alt", ("assets/x.svg",))
    assert (blocks["row"].text, blocks["row"].cells) == ("c | d", 2)


def test_raw_html_never_reaches_the_page() -> None:
    page = parse_page("<script>alert(1)</script>\n\n<b>x</b>\n", "en", "index.md")
    assert [block.text for block in page.blocks] == ["<script>alert(1)</script>", "<b>x</b>"]


def test_byte_order_mark_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf# A\n")
    assert read_text(path, tmp_path) == ("# A\n", [])


TERMS = """\
# forms
concepts:
  vein: "vena"
definitions:
  vein:
    word: "Vena"
    meaning: "lleva sangre."
  leg:
    word: Pierna
    meaning: "está bajo la cadera."
"""


def glossary_page(root: Path, terms: str) -> Page:
    (root / "docs/es").mkdir(parents=True)
    (root / "docs/es/terms.yml").write_text(terms, "utf-8")
    text = "# Palabras {: #glossary }\n\n[[glossary]]\n\nFin.\n{: #end }\n"
    text, inserted = insert_glossary(text, read_glossary(root, "es"), "{word} : {meaning}")
    return parse_page(text, "es", "glossary.md", inserted)


def test_the_direction_of_a_language_is_that_of_cldr() -> None:
    for name in locale_identifiers():
        said = Locale.parse(name).text_direction
        expected = "rtl" if said == "rtl" else "ltr"  # Mongolian may run from top to bottom
        assert Language(name.replace("_", "-"), name).direction == expected, name


def test_the_glossary_is_made_of_the_definitions(tmp_path: Path) -> None:
    page = glossary_page(tmp_path, TERMS)
    assert [(block.id, block.text) for block in page.blocks[1:]] == [
        ("word-vein", "Vena : lleva sangre."),
        ("word-leg", "Pierna : está bajo la cadera."),
        ("end", "Fin."),
    ]


def test_what_is_inserted_is_told_where_it_is_written(tmp_path: Path) -> None:
    page = glossary_page(tmp_path, TERMS)
    assert [page.at(block).removeprefix("docs/es/") for block in page.blocks] == [
        "glossary.md:1", "terms.yml:5", "terms.yml:8", "glossary.md:6"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "terms", ["", "concepts: {}\n", "definitions:\n", "definitions: 3\n", "definitions: [\n",
              "definitions:\n  vein: vena\n", "definitions:\n  vein: {word: '', meaning: x}\n"]
)  # fmt: skip
def test_definitions_that_are_none_leave_the_token_for_the_checks(
    tmp_path: Path, terms: str
) -> None:
    page = glossary_page(tmp_path, terms)
    assert page.blocks[1].tokens == ("glossary",)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab [](!)*_`\\<&>#:{}-|\n.é字"), max_size=60))
def test_texts_that_no_rule_looks_at_are_as_if_all_did(text: str) -> None:
    def converted(*, quick: bool) -> str:
        configs = markup.extension_configs(markup.keep_token, "rtl")
        md = Markdown(extensions=markup.EXTENSIONS, extension_configs=configs)
        if not quick:
            md.treeprocessors.deregister("plain_texts")
        return md.convert(text)

    assert converted(quick=True) == converted(quick=False)


def test_other_rules_look_at_all_texts() -> None:
    configs = markup.extension_configs(markup.keep_token, "ltr")
    md = Markdown(extensions=markup.EXTENSIONS, extension_configs=configs)
    rule = SimpleTagInlineProcessor("(~)([^~]+)~", "del")
    md.inlinePatterns.register(rule, "deleted", 10)
    assert md.convert("a ~b~") == "<p>a <del>b</del></p>"


def test_what_a_long_file_says_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    rows = "".join(
        f"  name{number}: [1, 2.5, yes, null, {{3: x, no: y}}]\n" for number in range(200)
    )
    file = tmp_path / "long.yml"
    file.write_text(f"rows:\n{rows}", "utf-8")
    first = load_yaml(file, tmp_path)
    assert first[0]["rows"]["name7"][4] == {3: "x", False: "y"}
    with monkeypatch.context() as patch:
        patch.setattr(yaml_files.yaml, "load", None)
        again = load_yaml(file, tmp_path)
    assert repr(again) == repr(first)
    file.write_text(f"date: 2026-11-27\nrows:\n{rows}", "utf-8")
    assert load_yaml(file, tmp_path)[0] == load_yaml(file, tmp_path)[0]
    (kept,) = (tmp_path / "cache" / "yaml").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    file.write_text(f"rows:\n{rows}", "utf-8")
    assert repr(load_yaml(file, tmp_path)) == repr(first)
    file.write_text(f"rows:\n{rows}  name7: again\n", "utf-8")
    assert [finding.rule for finding in load_yaml(file, tmp_path)[1]] == ["yaml"]
