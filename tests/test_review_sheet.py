"""The review sheet, and the way from paper back into the ledger."""

import re
from pathlib import Path

import pikepdf
import pytest

from commands import CLINICIAN, TRANSLATOR, edit, leaflets, project_of
from leaflets import Project
from leaflets.findings import Finding
from leaflets.printing.fonts import families
from leaflets.printing.review import review_sheet
from leaflets.printing.weasy import render
from leaflets.reading.statements import texts
from leaflets.reviewing.signing import code
from leaflets.reviewing.status import State, states
from pdf_text import text_of

FOUND = Finding(
    rule="frequency",
    file="docs/ar/risks.md",
    lang="ar",
    statement="may-itch",
    expected="VERY COMMON <b>",
    found="RARE",
    action="Say it.",
)


def sheet(project: Project, lang: str, *pages: str) -> str:
    return review_sheet(project, lang, states(project, [FOUND])[lang], [FOUND], pages)


def test_each_statement_has_a_row_with_a_box_and_each_page_a_code(project: Project) -> None:
    html = sheet(project, "ar")
    names = re.findall(r'<tr id="([^"]+)">', html)
    assert names == list(texts(project, "ar"))
    assert html.count("wrong<br>") == len(names)
    for page in [*project.settings.pages, "labels"]:
        assert f"--page {page} --code {code(project, 'ar', page)} " in html
    assert "Check: ERROR frequency: expected " in html
    assert "&lt;b&gt;" in html
    assert "<b>, found" not in html
    assert 'dir="rtl" class="own">' in html


def test_settings_stand_from_left_to_right(project: Project) -> None:
    assert '<bdi dir="ltr">[[clinic.night_phone]]</bdi>' in sheet(project, "ar", "index.md")


def test_a_page_alone_is_only_that_page(project: Project) -> None:
    html = sheet(project, "es", "labels")
    assert set(re.findall(r'<tr id="([^"]+)">', html)) == {
        name for name in texts(project, "es") if name.startswith("label.")
    }


@pytest.mark.parametrize("lang", ["ar", "hi", "zh"])
def test_it_prints_as_a_tagged_pdf_in_the_fonts_of_the_language(
    project: Project, lang: str, tmp_path: Path
) -> None:
    fonts = families(project.settings.language(lang).script)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(render(sheet(project, lang, "get-help.md"), "sheet", fonts).data)
    with pikepdf.open(path) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert f"code {code(project, lang, 'get-help.md')}" in " ".join(text_of(path).split())


def test_what_was_signed_on_paper_comes_into_the_ledger(copy: Path) -> None:
    target = copy / "sheet.html"
    leaflets(copy, "sheet", "--lang", "es", "--page", "labels", "--output", str(target))
    written = re.search(
        r"leaflets sign (--lang es --page labels --code [0-9a-f]{8})", target.read_text()
    )
    assert written
    line = written[1].split()
    leaflets(copy, "sign", *line, *TRANSLATOR)
    leaflets(copy, "sign", *line, *CLINICIAN, "--except", "label.pic_sun")
    own = states(project_of(copy), [])["es"]
    assert own.by_statement["label.pic_walk"] is State.SIGNED
    assert own.by_statement["label.pic_sun"] is State.CHECKED
    edit(copy, "docs/es/labels.yml", "pic_sun: Sol", "pic_sun: Sol fuerte")
    again = leaflets(copy, "sign", *line, *CLINICIAN, fails=True)
    assert "the text was changed since the sheet" in again.output


def test_the_code_changes_with_either_language(copy: Path) -> None:
    first = code(project_of(copy), "es", "risks.md")
    assert first == code(project_of(copy), "es", "risks.md")
    edit(copy, "docs/es/risks.md", "- Picazón: muy", "- picazón: muy")
    second = code(project_of(copy), "es", "risks.md")
    edit(copy, "docs/en/risks.md", "- Itching: very", "- itching: very")
    assert len({first, second, code(project_of(copy), "es", "risks.md")}) == 3


def test_the_command_writes_html_and_pdf(copy: Path) -> None:
    for name in ("sheet.html", "sheet.pdf"):
        arguments = ("--lang", "es", "--page", "get-help.md", "--output", str(copy / name))
        leaflets(copy, "sheet", *arguments)
    assert (
        "code " + code(project_of(copy), "es", "get-help.md") in (copy / "sheet.html").read_text()
    )
    assert (copy / "sheet.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_a_file_of_another_kind_is_refused(copy: Path) -> None:
    target = str(copy / "sheet.doc")
    result = leaflets(copy, "sheet", "--lang", "es", "--output", target, fails=True)
    assert ".html or .pdf" in result.output
