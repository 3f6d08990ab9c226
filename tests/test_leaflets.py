"""The printed leaflets: tagged, titled, complete, in the right font and the right direction."""

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from babel.dates import format_date
from pypdf.generic import Destination

from conftest import Built, copy_sources, languages, run, set_clinic
from leaflets import Project, read_project
from leaflets.printing import fonts, weasy
from leaflets.printing.fonts import TYPEFACES, missing_fonts
from leaflets.printing.sheet import Job, compose, jobs
from leaflets.printing.textlayer import GlyphText
from leaflets.printing.weasy import PrintError, render
from leaflets.publishing.pdfs import make_leaflets
from leaflets.reading.bidi import RUN, isolate
from pdf_text import font_names, fonts_without_file, reader, text_of

LANGS = languages()
SCRIPTS = {"ar": "Arab", "hi": "Deva", "ko": "Kore", "uk": "Cyrl", "zh": "Hans"}
each_language = pytest.mark.parametrize("lang", LANGS)


def test_there_is_one_leaflet_a_language(built: Built) -> None:
    pdfs = sorted(path.relative_to(built.site).as_posix() for path in built.site.rglob("*.pdf"))
    assert pdfs == sorted(f"leaflets/{lang}/sclerotherapy-a4.pdf" for lang in LANGS)


def test_index_lists_them_with_their_digests(built: Built) -> None:
    rows = json.loads((built.site / "leaflets" / "index.json").read_text("utf-8"))
    assert [row["lang"] for row in rows] == list(LANGS)
    for row in rows:
        path = built.pdf(row["lang"])
        assert row["sha256"] == sha256(path.read_bytes()).hexdigest()
        assert row["bytes"] == path.stat().st_size
        assert row["pages"] == len(reader(path).pages)
        assert row["url"] == f"https://example.org/{path.relative_to(built.site).as_posix()}"
        assert (row["leaflet"], row["edition"]) == ("sclerotherapy", "a4")
        assert (row["version"], row["status"]) == ("0.1", "draft")


@each_language
def test_language_title_and_tags(built: Built, project: Project, lang: str) -> None:
    pdf = reader(built.pdf(lang))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == lang
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata is not None
    assert pdf.metadata.title == project.pages[lang]["index.md"].blocks[0].text
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfuaid:part(>|=\")1", xmp)


@each_language
def test_bookmarks_are_the_headings(built: Built, project: Project, lang: str) -> None:
    headings = []
    for number, page in enumerate(_leaflet_pages(project, lang)):
        below = 0
        for block in page.blocks:
            below += block.kind.level == 2
            prefix = {1: f"{number} ", 2: f"{number}.{below} "}.get(block.kind.level, "")
            if block.kind.level:
                headings.append((prefix if number else "") + block.text)
    titles = [" ".join(title.split()) for title in _titles(reader(built.pdf(lang)).outline)]
    assert titles == headings  # a narrow space is a space


@each_language
def test_fonts_are_embedded_and_the_right_ones(built: Built, lang: str) -> None:
    path = built.pdf(lang)
    assert fonts_without_file(path) == []
    script = SCRIPTS.get(lang, "Latn")
    allowed = {family.replace(" ", "-") for family in TYPEFACES[script].families}
    families = {
        re.sub(r"-(Bold|Semi-Bold|Italic).*", "", name.split("+")[1]) for name in font_names(path)
    }
    assert families <= allowed
    assert TYPEFACES[script].families[0].replace(" ", "-") in families


@each_language
def test_no_glyph_is_missing(built: Built, lang: str) -> None:
    # Glyph 0 is .notdef, the box (PDF 32000-1, 9.7.6.3); text is written as four-digit numbers.
    glyphs = set()
    for page in reader(built.pdf(lang)).pages:
        for string in re.findall(rb"<([0-9A-Fa-f]+)>", page.get_contents().get_data()):
            glyphs |= {string[at : at + 4] for at in range(0, len(string), 4)}
    assert len(glyphs) > 60
    assert b"0000" not in glyphs


# WeasyPrint 70 gives reordered vowel signs of Devanagari the wrong text (issue 5).
except_hindi = pytest.mark.parametrize(
    "lang",
    [
        pytest.param(lang, marks=pytest.mark.xfail(strict=True)) if lang == "hi" else lang
        for lang in LANGS
    ],
)


@except_hindi
def test_every_letter_can_be_read_out(built: Built, project: Project, lang: str) -> None:
    """What a screen reader gets is what was checked: letter by letter, vowel signs apart."""
    labels, pdf = project.labels[lang], reader(built.pdf(lang))
    html = compose(project, Job("sclerotherapy", "a4", lang))
    body = re.sub(r"<[^>]*>", "", html[html.index("<body") :])
    margins = [pdf.metadata.title, labels["draft_notice"], labels["page_of"], labels["version"]]
    margins += [re.sub("<.*?>", "", labels["revised"]), _date(lang)]
    expected = _letters(body)
    for text in margins:
        for letter, count in _letters(re.sub(r"\{\w+\}", "", text)).items():
            expected[letter] += count * len(pdf.pages)
    found = _letters(text_of(built.pdf(lang)))
    assert expected - found == Counter(), "lost"
    # A table that goes on over the page has its head twice.
    heads = "".join(re.findall(r"(?s)<thead>.*?</thead>", html))
    assert set(found - expected) <= set(_letters(re.sub(r"<[^>]*>", "", heads))), "added"


def test_a_glyph_keeps_its_shortest_text() -> None:
    texts = GlyphText()
    texts[1] = ""
    assert 1 not in texts
    texts[1] = "لًا"
    texts[1] = "لا"
    texts[1] = ""
    texts[2] = "a"
    assert (texts[1], 1 in texts, 2 in texts) == ("لا", False, True)


@each_language
def test_each_page_has_notice_and_number(built: Built, project: Project, lang: str) -> None:
    labels = project.labels[lang]
    pages = reader(built.pdf(lang)).pages
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert _has(text, labels["draft_notice"]), number
        assert _has(text, labels.fill("page_of", page=number, pages=len(pages))), number
        assert _has(text, labels.fill("version", version="0.1")), number


@except_hindi
def test_checker_finds_no_error(built: Built, lang: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    result = run("outloud", "--json", report, built.pdf(lang), cwd=tmp_path)
    assert result.returncode == 0, result.stdout
    assert "conformance" in report.read_text("utf-8")


@each_language
def test_unset_settings_are_lines_to_write_on(project: Project, lang: str) -> None:
    html = compose(project, Job("sclerotherapy", "a4", lang))
    assert html.count('class="blank') >= 20
    assert "[[" not in html
    assert project.labels[lang]["ask_your_clinic"] not in html


@each_language
def test_own_questions_have_lines_of_the_width_of_the_page(project: Project, lang: str) -> None:
    html = compose(project, Job("sclerotherapy", "a4", lang))
    assert html.count('class="blank whole"') == 3


@each_language
def test_set_settings_are_printed(built_for_clinic: Built, lang: str) -> None:
    text = text_of(built_for_clinic.pdf(lang))
    for value in ("Example Vein Clinic", "555-0100", "+44 20 7946 0000", "555-0102"):
        assert value in text, value


@each_language
def test_clinic_block_and_help_are_on_the_first_page(built_for_clinic: Built, lang: str) -> None:
    first = reader(built_for_clinic.pdf(lang)).pages[0].extract_text()
    assert "Example Vein Clinic" in first
    assert first.count("555-0102") >= 2


def test_numbers_and_latin_words_are_isolated(tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "project")
    set_clinic(root)
    project, _ = read_project(root)
    assert project is not None
    html = compose(project, Job("sclerotherapy", "a4", "ar"))
    body = html[html.index("<body") : html.index("</body>")]
    bare = re.sub(r"<(bdi|a)\b[^>]*dir=\"ltr\"[^>]*>.*?</\1>", "", body)
    bare = re.sub(r"<[^>]*>", "", bare)
    assert re.findall(r"[A-Za-z0-9]+", bare) == []
    assert '<bdi dir="ltr">10,000</bdi>' in html


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("من 1 إلى 3 أيام", ["1", "3"]),
        ("هاتف: +44 20 7946 0000.", ["+44 20 7946 0000"]),
        ("20 mg/mL (1%) كل يوم", ["20 mg/mL (1%)"]),
        ("واقٍ SPF 30 أو أكثر", ["SPF 30"]),
        ("نحو 4,200 من كل 10,000 شخص", ["4,200", "10,000"]),
        ("بنسبة 50% فقط", ["50%"]),
        ("(NICE)، ثم", ["NICE"]),
        ("لا شيء هنا", []),
    ],
)
def test_runs(text: str, runs: list[str]) -> None:
    root = ET.Element("div")
    paragraph = ET.SubElement(root, "p")
    paragraph.text = text
    isolate(root)
    assert [run.text for run in root.iter("bdi")] == runs
    assert "".join(root.itertext()) == text
    assert all(RUN.fullmatch(run) for run in runs)


def test_every_statement_is_in_every_leaflet(project: Project) -> None:
    for job in jobs(project):
        html = compose(project, job)
        ids = re.findall(r' id="([^"]+)"', html)
        expected = [name for page in _leaflet_pages(project, job.lang) for name in page.ids]
        assert sorted(ids) == sorted(expected)


def test_links_stay_in_the_leaflet(project: Project) -> None:
    for job in jobs(project):
        html = compose(project, job)
        ids = set(re.findall(r' id="([^"]+)"', html))
        links = re.findall(r'<a href="([^"]+)"', html)
        assert links
        assert {link.removeprefix("#") for link in links} <= ids


def test_a_clinic_with_a_name_in_any_script_can_print(tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "project")
    set_clinic(root, {"name": "عيادة 静脉 क्लिनिक", "phone": "555-0100"})
    project, _ = read_project(root)
    assert project is not None
    leaflets, findings = make_leaflets(project, tmp_path, lambda _: None, "en")
    assert findings == []
    assert len(leaflets) == 1


def test_a_link_out_of_the_leaflet_is_absolute(copy: Path) -> None:
    config = (copy / "mkdocs.yml").read_text("utf-8")
    (copy / "mkdocs.yml").write_text(config.replace("            - risks.md\n", ""), "utf-8")
    project, _ = read_project(copy)
    assert project is not None
    for lang, address in (
        ("en", "https://example.org/risks/"),
        ("ar", "https://example.org/ar/risks/"),
    ):
        assert f'href="{address}"' in compose(project, Job("sclerotherapy", "a4", lang))


HTML = (
    '<!DOCTYPE html><html lang="en"><title>T</title><body style="font-family:Noto Sans"><p>{}</p>'
)


def test_a_missing_glyph_stops_the_print() -> None:
    with pytest.raises(PrintError) as caught:
        render(HTML.format("a \U00030000"), "x.pdf", ["Noto Sans"])
    (finding,) = caught.value.findings
    assert "notdef" in finding.found
    assert finding.file == "x.pdf"


def test_a_letter_in_another_font_stops_the_print() -> None:
    with pytest.raises(PrintError) as caught:
        render(HTML.format("a अ"), "x.pdf", ["Noto Sans"])
    (finding,) = caught.value.findings
    assert "Devanagari" in finding.found


def test_nothing_is_fetched() -> None:
    with pytest.raises(PrintError) as caught:
        render(HTML.format('<img alt="x" src="https://example.org/x.png">'), "x.pdf", ["Noto Sans"])
    assert "https://example.org/x.png" in caught.value.findings[0].found


def test_a_style_that_is_not_understood_stops_the_print() -> None:
    with pytest.raises(PrintError):
        render(HTML.format('<b style="unicode-bidi:isolate">x</b>'), "x.pdf", ["Noto Sans"])


def test_a_missing_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_is_installed", lambda family: family != "Noto Sans Arabic")
    (finding,) = missing_fonts({"Latn", "Arab"})
    assert finding.expected == "the font Noto Sans Arabic"
    assert "fonts-noto-core" in finding.action


def test_a_script_without_typeface_is_named() -> None:
    (finding,) = missing_fonts({"Latn", "Mong"})
    assert "Mong" in finding.expected


def test_all_fonts_of_the_table_are_installed() -> None:
    assert missing_fonts(set(TYPEFACES)) == []


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import weasyprint.pdf.fonts  # noqa: PLC0415

    monkeypatch.setattr(weasyprint.pdf.fonts, "harfbuzz_subset", None)
    weasy._weasyprint.cache_clear()
    try:
        with pytest.raises(PrintError) as caught:
            render(HTML.format("a"), "x.pdf", ["Noto Sans"])
        assert "libharfbuzz-subset0" in caught.value.findings[0].expected
    finally:
        weasy._weasyprint.cache_clear()


def _letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text)
    return Counter(letter for letter in plain if letter.isalpha())


def _date(lang: str) -> str:
    return format_date(date(2026, 11, 23), "long", locale=lang)


def _leaflet_pages(project: Project, lang: str):
    names = project.settings.plugin.leaflets["sclerotherapy"].pages
    return [project.pages[lang][name] for name in names]


def _titles(outline: list[Destination | list]) -> list[str]:
    titles = []
    for entry in outline:
        titles += _titles(entry) if isinstance(entry, list) else [str(entry.title)]
    return titles


def _has(text: str, phrase: str) -> bool:
    """Tell if all words of a phrase are in the text; Arabic words may be in the order of sight."""
    words = re.findall(r"\w+", re.sub(r"[\u064b-\u0652]", "", phrase))
    plain = re.sub(r"[\u064b-\u0652]", "", text)
    return all(word in plain or word[::-1] in plain for word in words)
