"""The printed leaflets: tagged, titled, complete, in the right font and the right direction."""

import json
import re
import shutil
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.dates import format_date
from fontTools.cffLib import CFFFontSet
from pypdf.generic import Destination

from conftest import Built, copy_sources, languages, run, set_clinic
from leaflets import Project, read_project
from leaflets.printing import fonts, weasy
from leaflets.printing.booklet import order
from leaflets.printing.cover import paper_address
from leaflets.printing.fonts import FORM_FAMILY, TYPEFACES, families, missing_fonts
from leaflets.printing.job import Job
from leaflets.printing.pdf import PrintError
from leaflets.printing.sheet import compose, jobs
from leaflets.printing.textlayer import GlyphText
from leaflets.printing.weasy import render
from leaflets.publishing.pdfs import Printing
from leaflets.reading.bidi import RUN, isolate
from pdf_text import font_names, fonts_without_file, pages_of, reader, text_of

LANGS = languages()
SCRIPTS = {"ar": "Arab", "hi": "Deva", "ko": "Kore", "uk": "Cyrl", "zh": "Hans"}
each_language = pytest.mark.parametrize("lang", LANGS)


def test_there_is_every_leaflet_in_every_edition(project: Project, built: Built) -> None:
    pdfs = sorted(path.relative_to(built.site).as_posix() for path in built.site.rglob("*.pdf"))
    assert pdfs == sorted(
        f"leaflets/{lang}/{leaflet}-{edition}.pdf"
        for lang in LANGS
        for leaflet in ("sclerotherapy", "aftercare")
        for edition in ("a4", "letter", "large", "bilingual")
        if (lang, edition) != ("en", "bilingual")
    )
    assert len(pdfs) == len(list(jobs(project)))


def test_index_lists_them_with_their_digests(project: Project, built: Built) -> None:
    rows = json.loads((built.site / "leaflets" / "index.json").read_text("utf-8"))
    assert [Job(row["leaflet"], row["edition"], row["lang"]) for row in rows] == list(jobs(project))
    for row in rows:
        path = built.pdf(row["lang"], row["leaflet"], row["edition"])
        assert row["sha256"] == sha256(path.read_bytes()).hexdigest()
        assert row["bytes"] == path.stat().st_size
        assert row["pages"] == len(reader(path).pages)
        assert row["url"] == f"https://example.org/{path.relative_to(built.site).as_posix()}"
        assert (row["version"], row["status"]) == ("0.1", "draft")


def test_each_leaflet_weighs_at_most_400_kb(built: Built) -> None:
    rows = json.loads((built.site / "leaflets" / "index.json").read_text("utf-8"))
    heavy = {row["url"]: row["bytes"] for row in rows if row["bytes"] > 400_000}
    assert heavy == {}


def test_fonts_with_many_glyphs_hold_only_those_that_are_drawn(built: Built) -> None:
    files = {}
    for page in reader(built.pdf("zh")).pages:
        for font in page["/Resources"]["/Font"].get_object().values():
            inner = font["/DescendantFonts"][0].get_object()
            if inner["/Subtype"] == "/CIDFontType0":
                file = inner["/FontDescriptor"]["/FontFile3"].get_object()
                files[font["/BaseFont"]] = CFFFontSet()
                files[font["/BaseFont"]].decompile(BytesIO(file.get_data()), None)
                assert file["/Subtype"] == "/CIDFontType0C"
    assert len(files) == 2
    for subset in files.values():
        assert 200 < len(subset[0].CharStrings) < 2_000


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
    allowed = {name.replace(" ", "-") for name in (*TYPEFACES[script].families, FORM_FAMILY)}
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


@each_language
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
    pages = pages_of(built.pdf(lang))
    for number, text in enumerate(pages, 1):
        assert _has(text, labels["draft_notice"]), number
        assert _has(text, labels.fill("page_of", page=number, pages=len(pages))), number
        assert _has(text, labels.fill("version", version="0.1")), number


@each_language
def test_checker_finds_no_error(built: Built, lang: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    paths = [built.pdf(lang), *(built.site / "leaflets" / lang).glob("aftercare-*.pdf")]
    paths += (built.site / "leaflets" / lang).glob("sclerotherapy-b*.pdf")
    if lang in {"ar", "en"}:
        paths += (built.site / "leaflets" / lang).glob("sclerotherapy-l*.pdf")
    result = run("outloud", "--json", report, *paths, cwd=tmp_path)
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
        assert value in text or (lang == "ar" and set(value.split()) <= set(text.split())), value


@each_language
def test_clinic_block_and_help_are_on_the_first_page(built_for_clinic: Built, lang: str) -> None:
    first = pages_of(built_for_clinic.pdf(lang))[0]
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
        ids = [name for name in re.findall(r' id="([^"]+)"', html) if name[:6] != "cover-"]
        expected = [
            name for page in _leaflet_pages(project, job.lang, job.leaflet) for name in page.ids
        ]
        assert sorted(ids) == sorted(expected)


def test_links_stay_in_the_leaflet(project: Project) -> None:
    for job in jobs(project):
        html = compose(project, job)
        ids = set(re.findall(r' id="([^"]+)"', html))
        links = re.findall(r'<a href="([^"]+)"', html)
        assert links
        assert {link.removeprefix("#") for link in links} <= ids


def test_the_logo_of_the_clinic_is_on_the_first_page(copy: Path) -> None:
    assets = copy / "docs" / "en" / "assets"
    shutil.copy(assets / "favicon.svg", assets / "logo.svg")
    set_clinic(copy, {"name": "Example Vein Clinic", "logo": "assets/logo.svg"})
    project, problems = read_project(copy)
    assert project is not None, problems
    for edition in ("a4", "bilingual"):
        html = compose(project, Job("sclerotherapy", edition, "ar"))
        logo = re.search(
            r'<img class="logo" src="data:image/svg.xml;base64,[^"]+" alt="([^"]+)" />', html
        )
        assert logo is not None
        assert logo[1] == "Example Vein Clinic"
    assert render(html, "x.pdf", [*families("Arab"), FORM_FAMILY]).pages > 3


def test_a_clinic_with_a_name_in_any_script_can_print(tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "project")
    set_clinic(root, {"name": "عيادة 静脉 क्लिनिक", "phone": "555-0100"})
    project, _ = read_project(root)
    assert project is not None
    todo = [job for job in jobs(project) if job.lang == "en"]
    leaflets, findings = Printing(project, tmp_path, lambda _: None, todo).run()
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
    installed = fonts._installed()
    monkeypatch.setattr(fonts, "_installed", lambda: installed - {"Noto Sans Arabic"})
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
    weasy.load.cache_clear()
    try:
        with pytest.raises(PrintError) as caught:
            render(HTML.format("a"), "x.pdf", ["Noto Sans"])
        assert "libharfbuzz-subset0" in caught.value.findings[0].expected
    finally:
        weasy.load.cache_clear()


def _letters(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKD", text)
    return Counter(letter for letter in plain if letter.isalpha())


def _date(lang: str) -> str:
    return format_date(date(2026, 11, 23), "long", locale=lang)


def _leaflet_pages(project: Project, lang: str, leaflet: str = "sclerotherapy"):
    names = project.settings.plugin.leaflets[leaflet].pages
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


@each_language
def test_aftercare_fits_one_sheet(built: Built, lang: str) -> None:
    for edition in ("a4", "letter"):
        assert len(reader(built.pdf(lang, "aftercare", edition)).pages) <= 2, edition


def test_a_leaflet_that_does_not_fit_is_told(copy: Path) -> None:
    config = copy / "mkdocs.yml"
    text = config.read_text("utf-8").replace(
        "editions: [a4]", "editions: [a4]\n          most_pages: 3"
    )
    config.write_text(text, "utf-8")
    project, _ = read_project(copy)
    assert project is not None
    todo = [job for job in jobs(project) if job.lang == "es"]
    _, findings = Printing(project, copy, lambda _: None, todo).run()
    (finding,) = findings
    assert (finding.rule, finding.lang) == ("pages", "es")
    assert finding.expected.startswith("at most 3 pages")


@pytest.mark.parametrize(
    ("edition", "width", "height"), [("a4", 595, 842), ("letter", 612, 792), ("large", 595, 842)]
)
def test_editions_have_their_paper(built: Built, edition: str, width: int, height: int) -> None:
    box = reader(built.pdf("es", "sclerotherapy", edition)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (width, height)


def test_large_print_is_18_points_without_italics(project: Project, built: Built) -> None:
    assert "font-size: 18.00pt" in compose(project, Job("sclerotherapy", "large", "es"))
    assert not [
        name for name in font_names(built.pdf("es", "aftercare", "large")) if "Italic" in name
    ]
    ordinary, large = (len(reader(built.pdf("es", edition=name)).pages) for name in ("a4", "large"))
    assert large > 1.5 * ordinary


def test_bilingual_pairs_face_each_other(project: Project) -> None:
    root = ET.fromstring(compose(project, Job("sclerotherapy", "bilingual", "ar")))
    rows = {
        holder.get("id", ""): row
        for row in root.iterfind(".//div[@class='pairs']/div[@class='pair']")
        for holder in row[0].iter()
    }
    for page in ("index.md", "risks.md"):
        for own, other in zip(
            project.pages["ar"][page].blocks, project.pages["en"][page].blocks, strict=True
        ):
            if own.kind.name in {"PARAGRAPH", "BULLET"} and "[[" not in own.text and not own.links:
                one, two = rows[own.id]
                assert (one.get("lang"), one.get("dir")) == ("ar", "rtl"), own.id
                assert (two.get("lang"), two.get("dir")) == ("en", "ltr"), own.id
                assert " ".join("".join(two.itertext()).split()) == other.text, own.id


@pytest.mark.parametrize("edition", ["a4", "bilingual"])
def test_the_clinic_stands_behind_the_message_where_no_box_is(copy: Path, edition: str) -> None:
    for path in sorted((copy / "docs").glob("*/index.md")):
        text = path.read_text("utf-8")
        path.write_text(text.replace('!!! danger ""', '!!! warning ""'), "utf-8")
    project, _ = read_project(copy)
    assert project is not None
    root = ET.fromstring(compose(project, Job("sclerotherapy", edition, "es")))
    cover = root.find(".//section[@class='cover']")
    assert cover is not None
    clinic = next(at for at, child in enumerate(cover) if child.get("class") == "clinic")
    before = {element.get("id") for child in cover[:clinic] for element in child.iter()}
    assert before - {None} == {"sclerotherapy", "home-main-message"}


def test_bilingual_parts_say_their_language(built: Built) -> None:
    pdf = reader(built.pdf("ar", "aftercare", "bilingual"))
    elements = _elements(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"])
    found = Counter(str(element["/Lang"]) for element in elements if "/Lang" in element)
    assert set(found) == {"en"}
    assert found["en"] > 60


def test_lines_to_write_on_can_be_typed_into(built: Built) -> None:
    fields = reader(built.pdf("ar")).get_fields()
    assert fields is not None
    assert fields["appointment-time"]["/TU"]
    assert {field["/FT"] for field in fields.values()} == {"/Tx"}
    assert len(fields) > 20


def test_columns_have_one_head_in_both_languages(project: Project) -> None:
    html = compose(project, Job("aftercare", "bilingual", "es"))
    heads = re.findall(r"(?s)<thead>(.*?)</thead>", html)
    assert [head.count("<tr") for head in heads] == [1]
    assert re.search(
        r'<th [^>]+>[^<]+<br /><span lang="en" class="second" dir="ltr">What</span></th>', html
    )


def test_two_columns_have_widths_by_their_texts(project: Project) -> None:
    html = compose(project, Job("sclerotherapy", "a4", "es"))
    heads = re.findall("(?s)<thead>.*?</thead>", html)
    heads = [re.findall(r"width: (\d+)%", head) for head in heads]
    assert len(heads[0]) == len(heads[1]) == 1
    assert int(heads[1][0]) == 30 < int(heads[0][0])  # words beside what they mean; then labels
    assert not heads[2]  # three columns, of one width


@pytest.mark.parametrize("edition", ["a4", "large", "bilingual"])
def test_links_stay_in_their_column(built: Built, edition: str) -> None:
    for lang in LANGS[edition == "bilingual" :]:
        found = 0
        for page in reader(built.pdf(lang, edition=edition)).pages:
            middle, width = page.mediabox.width / 2, page.mediabox.width
            for note in (one.get_object() for one in page.get("/Annots", [])):
                left, _, right, _ = note["/Rect"] if note["/Subtype"] == "/Link" else (0, 0, 0, 0)
                found += bool(right)
                assert not right or 0.05 * width < left < right < 0.95 * width, lang
                is_across = left < middle - 9 and right > middle + 9  # points; margins differ
                assert edition != "bilingual" or not is_across, lang
        assert found > 10


def test_steps_keep_their_numbers_side_by_side(project: Project) -> None:
    html = compose(project, Job("sclerotherapy", "bilingual", "es"))
    starts = re.findall(r'<ol style="counter-reset: list-item (\d)" ', html)
    assert starts[:4] == ["0", "0", "1", "1"]


def test_the_code_leads_to_the_language_with_the_version(project: Project) -> None:
    for lang, start in (("en", ""), ("ar", "ar/")):
        address = paper_address(project, project.settings.language(lang))
        assert address == f"https://example.org/{start}?paper=0.1"


def test_page_numbers_are_in_the_digits_of_the_text(project: Project) -> None:
    html = compose(project, Job("aftercare", "a4", "ar"))
    digits = (
        "arabic-indic" if re.search("[٠-٩]", project.pages["ar"]["risks.md"].text) else "decimal"
    )
    assert f"counter(page, {digits})" in html


def test_links_are_printed_and_heads_have_a_scope(built: Built) -> None:
    pdf = reader(built.pdf("en"))
    links = [
        note.get_object()
        for page in pdf.pages
        for note in page.get("/Annots", [])
        if note.get_object()["/Subtype"] == "/Link"
    ]
    assert links
    assert all(link["/F"] & 4 for link in links)
    heads, bodies, items = 0, 0, 0
    for element in _elements(pdf.trailer["/Root"]["/StructTreeRoot"]["/K"]):
        if element["/S"] == "/TH":
            heads += 1
            assert element["/A"]["/Scope"] == "/Column"
        if element["/S"] == "/LI":
            items += 1
            bodies += any(kid["/S"] == "/LBody" for kid in _kids(element))
    assert heads > 4
    assert items == bodies > 50


def test_running_heads_are_artifacts(built: Built) -> None:
    content = reader(built.pdf("en")).pages[1].get_contents().get_data()
    assert content.count(b"/Artifact") >= 3
    assert re.search(rb"/Artifact\s*<<[^>]*/Pagination[^>]*>>\s*BDC", content)


@pytest.mark.parametrize(
    ("count", "rtl", "sides"),
    [
        (4, False, [(3, 0), (1, 2)]),
        (4, True, [(0, 3), (2, 1)]),
        (5, False, [(None, 0), (1, None), (None, 2), (3, 4)]),
        (8, False, [(7, 0), (1, 6), (5, 2), (3, 4)]),
        (1, False, [(None, 0), (None, None)]),
    ],
)
def test_order_of_a_booklet(
    count: int, rtl: bool, sides: list[tuple[int | None, int | None]]
) -> None:
    assert order(count, rtl=rtl) == sides


def test_a_booklet_of_a_leaflet(built: Built, tmp_path: Path) -> None:
    source, target = built.pdf("ar", "aftercare"), tmp_path / "booklet.pdf"
    done = run("leaflets", "booklet", source, target, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    pages = reader(target).pages
    assert len(pages) == 2
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (842, 595)
    bad = tmp_path / "no.pdf"
    bad.write_text("no PDF", "utf-8")
    wrong = run("leaflets", "booklet", bad, target, cwd=tmp_path)
    assert (wrong.returncode, "not a PDF" in wrong.stdout) == (1, True)
    assert "Traceback" not in wrong.stdout


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = [kid.get_object() for kid in kids]
    return [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


def _elements(root: Any) -> Iterator[Any]:
    for kid in root if isinstance(root, list) else [root]:
        element = kid.get_object()
        yield element
        yield from _elements(_kids(element))
