"""Pictures: their words in every language, right to left, and icon arrays drawn from numbers."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from conftest import Built, languages, run
from leaflets import Project
from leaflets.printing.pictures import localized, people, picture
from leaflets.reading.labels import Labels
from leaflets.reading.pictures import PEOPLE, SVG, Slot, labels_of, set_label, slots, width_of
from leaflets.reading.settings import Language

TEXT = f"{{{SVG}}}text"
DRAWING = (
    f'<svg xmlns="{SVG}" viewBox="0 0 640 100">'
    '<g data-x="0" data-width="300" transform="translate(0 0)"><text data-label="one" '
    'data-width="200" x="150" y="40" font-size="20"/></g>'
    '<g data-x="320" data-y="5" data-width="320" transform="translate(320 5)"/></svg>'
)


def drawn(text: str, lang: str) -> ET.Element:
    return ET.fromstring(localized(DRAWING, Labels(lang, {"one": text}), Language(lang, lang)))


def test_words_are_set_in_the_middle_and_broken_into_lines() -> None:
    text = drawn("Wear your compression stockings every day", "en").find(f".//{TEXT}")
    assert text is not None
    assert text.get("text-anchor") == "middle"
    assert {span.get("x") for span in text} == {"150"}
    assert " ".join(span.text or "" for span in text) == "Wear your compression stockings every day"
    heights = [float(span.get("y", "0")) for span in text]
    assert heights == sorted(heights)
    assert abs(sum(heights) / len(heights) - 40) < 8


@pytest.mark.parametrize(("lang", "first"), [("en", "translate(0 0)"), ("ar", "translate(340 0)")])
def test_panels_change_sides_where_the_script_runs_to_the_left(lang: str, first: str) -> None:
    groups = list(drawn("x", lang).iter(f"{{{SVG}}}g"))
    assert groups[0].get("transform") == first
    assert groups[1].get("transform") == ("translate(320 5)" if lang == "en" else "translate(0 5)")


def test_a_label_becomes_smaller_before_it_is_refused() -> None:
    assert set_label("short", Slot("", 20, 100, 1)).size == 20
    small = set_label("rather a long label", Slot("", 20, 140, 1))
    assert small.size < 20
    assert width_of(small.lines[0]) * small.size <= 140
    with pytest.raises(ValueError, match="Unaussprechlich"):
        set_label("Unaussprechlichkeitsbehauptung", Slot("", 20, 60, 2))


def test_chinese_is_broken_between_characters_and_never_before_a_mark() -> None:
    lines = set_label("立即拨打急救电话，不要等待。", Slot("", 20, 90, 4)).lines
    assert "".join(lines) == "立即拨打急救电话，不要等待。"
    assert not any(line[0] in "，。" for line in lines)


def test_a_drawing_without_words_stays_as_it_is() -> None:
    plain = f'<svg xmlns="{SVG}"/>'
    assert localized(plain, Labels("en", {}), Language("en", "English")) == plain


@pytest.mark.parametrize(
    ("name", "dots"),
    [
        ("assets/people-4200-of-10000.svg", {"#12394a": 4200, "#d5dbe0": 5800}),
        ("assets/people-10-300-of-10000.svg", {"#12394a": 10, "#c2571a": 290, "#d5dbe0": 9700}),
        ("assets/people-7-of-30.svg", {"#12394a": 7, "#d5dbe0": 23}),
        ("assets/people-0-of-100.svg", {"#d5dbe0": 100}),
        ("assets/people-10000-of-10000.svg", {"#12394a": 10000}),
    ],
)
def test_an_icon_array_has_a_dot_for_each_person(name: str, dots: dict[str, int]) -> None:
    found: Counter[str] = Counter()
    for path in ET.fromstring(people(name)).iter(f"{{{SVG}}}path"):
        step = float(path.get("stroke-dasharray", "").split()[1])
        for length in re.findall(r"h([\d.]+)", path.get("d", "")):
            found[path.get("stroke", "")] += int(float(length) // step) + 1
    assert found == dots


def test_every_picture_is_drawn_in_every_language(project: Project) -> None:
    for lang in languages():
        for page in project.pages[lang].values():
            for block in page.blocks:
                for name in block.pictures:
                    svg = picture(project, lang, name)
                    assert "data-label" not in svg
                    for text in ET.fromstring(svg).iter(TEXT):
                        assert "".join(text.itertext()).strip()


def test_no_word_stands_in_a_drawing_itself(project: Project) -> None:
    assert len([name for name, text in project.drawings.items() if labels_of(text)]) >= 4
    for text in project.drawings.values():
        assert not "".join(ET.fromstring(text).itertext()).strip()


@pytest.fixture(scope="module")
def lengths(project: Project, browser: Browser) -> list[tuple[str, str, str, float, float]]:
    """Language, drawing, line, its width in Chromium, and the width that it may have."""
    page, rows = browser.new_page(), []
    for lang in languages():
        for name, drawing in project.drawings.items():
            places = list(slots(drawing))
            if not places:
                continue
            page.set_content(picture(project, lang, name))
            lines: list[Any] = page.evaluate(
                "[...document.querySelectorAll('text')].map(text => [...text.children]"
                ".map(span => [span.textContent, span.getComputedTextLength()]))"
            )
            for slot, spans in zip(places, lines, strict=True):
                rows += [(lang, name, line, length, slot.width) for line, length in spans]
    page.close()
    return rows


def test_words_fit_into_their_pictures(lengths: list[tuple[str, str, str, float, float]]) -> None:
    assert lengths
    assert [row for row in lengths if row[3] > row[4]] == []


def test_an_icon_array_says_its_numbers(copy: Path) -> None:
    page = copy / "docs/en/risks.md"
    text = page.read_text("utf-8")
    name = next(PEOPLE.finditer(text))[0]
    page.write_text(text.replace(name, "assets/people-4300-of-10000.svg"), "utf-8")
    said = run("leaflets", "check", "--no-identify", cwd=copy).stdout
    assert "the number 4,300 in the alternative text" in said


def test_the_site_has_each_picture_in_the_language(project: Project, built: Built) -> None:
    for lang in ("en", "ar"):
        site = built.site if lang == "en" else built.site / lang
        html = (site / "after/index.html").read_text("utf-8")
        source = re.search(r'src="([^"]*after-treatment[^"]*)"', html)
        assert source is not None
        svg = (site / "after" / source[1]).resolve().read_text("utf-8")
        words = [text[0].text for text in ET.fromstring(svg).iter(TEXT)]
        assert words[0] == project.labels[lang]["pic_do"]


def test_a_label_that_is_too_long_for_its_picture_is_told(copy: Path) -> None:
    labels = copy / "docs/es/labels.yml"
    text = re.sub("(?m)^pic_do: .*", "pic_do: " + "larguísimo " * 20, labels.read_text("utf-8"))
    labels.write_text(text, "utf-8")
    said = run("leaflets", "check", "--no-identify", cwd=copy).stdout
    assert "pic_do: expected words that fit into assets/after-treatment.svg" in said


def test_a_drawing_does_not_depend_on_what_others_registered() -> None:
    ET.register_namespace("", "http://www.w3.org/1999/xhtml")
    svg = localized(DRAWING, Labels("en", {"one": "x"}), Language("en", "English"))
    assert svg.startswith("<svg ")
    assert f'xmlns="{SVG}"' in svg
    assert "<text " in svg
