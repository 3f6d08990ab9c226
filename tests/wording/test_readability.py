"""How hard a text is: formulas, syllables, names that do not count, and the REVIEW finding."""

from pathlib import Path

import pytest

from conftest import ROOT, languages, run
from leaflets import Project
from leaflets.comparing.formulas import FORMULAS, Counts, counted, syllables
from leaflets.comparing.readability import Readability, hard_pages, readings
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Severity
from leaflets.reading.blocks import parse_page
from leaflets.reading.project import read_project


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase(ROOT)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", {"vein": 1, "takes": 1, "noses": 2, "treated": 2, "walked": 1, "every": 2}),
        ("es", {"vena": 2, "día": 2, "cuidado": 3, "venoso": 3, "leer": 2, "quien": 1}),
        ("fr", {"veine": 1, "jambes": 1, "santé": 2, "traitement": 3}),
        ("de", {"Bein": 1, "Venen": 2, "Behandlung": 3, "häufig": 2}),
        ("pt", {"veia": 2, "saúde": 3, "coração": 3}),
        ("it", {"vena": 2, "gamba": 2, "piede": 2, "più": 1, "paese": 3, "però": 2}),
        ("pl", {"żyła": 2, "ciało": 2, "pończochy": 3, "lekarz": 2}),
        ("hi", {"नस": 2, "टाँग": 2, "डॉक्टर": 3}),
    ],
)  # fmt: skip
def test_syllables(lang: str, words: dict[str, int]) -> None:
    assert {word: syllables(word.casefold(), lang) for word in words} == words


def counts(text: str) -> Counts:
    return counted(((word, False) for word in text.split()), "en")


@pytest.mark.parametrize("name", FORMULAS)
def test_short_sentences_of_short_words_are_easier(name: str) -> None:
    easy, hard = counts("the leg is sore"), counts(
        "considerable perivascular inflammation necessitates additional anticoagulation "
        "notwithstanding uncomplicated postoperative mobilisation"
    )  # fmt: skip
    formula = FORMULAS[name]
    assert formula.is_worse(formula.of(hard), formula.of(easy))
    assert not formula.is_worse(formula.of(easy), formula.of(hard))
    assert not formula.is_worse(formula.of(easy), formula.of(easy))


def test_figures_of_the_literature() -> None:
    # 100 words, 5 sentences, 150 syllables: Flesch-Kincaid 9.91, Kandel-Moles 76.3.
    text = Counts(sentences=5, words=100, plain=100, syllables=150, three=10, long=25, single=60)
    assert FORMULAS["flesch-kincaid"].of(text) == pytest.approx(9.91)
    assert FORMULAS["kandel-moles"].of(text) == pytest.approx(76.3)
    assert FORMULAS["szigriszt-pazos"].of(text) == pytest.approx(93.385)
    assert FORMULAS["lix"].of(text) == pytest.approx(45)
    # 100 words, 5 sentences, 480 letters: Gulpease 89 + 15 - 48.
    text.letters = 480
    assert FORMULAS["gulpease"].of(text) == pytest.approx(56)
    assert FORMULAS["gunning-fog"].of(text) == pytest.approx(12)
    assert FORMULAS["wiener-sachtextformel"].of(text) == pytest.approx(5.6845)


def measure(termbase: Termbase, lang: str, text: str) -> Counts:
    lexicon = termbase.lexicon(lang)
    assert lexicon is not None
    return Readability(lexicon).page(parse_page(text, lang, "index.md"))


def test_medical_names_and_proper_names_are_exempt(termbase: Termbase) -> None:
    plain = measure(termbase, "en", "Ask about it.\n")
    named = measure(termbase, "en", "Ask Doctor Montgomery about polidocanol sclerotherapy.\n")
    assert (named.words, named.plain, named.three) == (6, 2, 0)
    assert plain.plain == 3


def test_headings_tables_citations_and_settings_are_no_sentences(termbase: Termbase) -> None:
    text = (
        "# A heading {: #a }\n\n| One {: #b } | Two |\n|---|---|\n| Three {: #c } | Four |\n\n"
        "- Phone: [[clinic.phone]]\n  {: #d }\n- Great Society: guideline\n  {: #source-x }\n"
    )
    assert measure(termbase, "en", text) == Counts()


def test_a_colon_ends_no_sentence_and_a_stop_does(termbase: Termbase) -> None:
    assert measure(termbase, "en", "A bruise: very common.\nIt fades.\n").sentences == 2


def test_every_language_has_a_goal_and_figures(project: Project, termbase: Termbase) -> None:
    for lang in languages():
        assert readings(project, termbase, lang), lang


def test_english_reads_at_grade_six_by_two_formulas(project: Project, termbase: Termbase) -> None:
    found = readings(project, termbase, "en")
    assert {reading.formula for reading in found} == {"flesch-kincaid", "gunning-fog"}
    assert all(reading.value <= 6 for reading in found)


def test_a_hard_page_is_a_review_item_at_its_hardest_statement(copy: Path) -> None:
    page = copy / "docs/en/results.md"
    hard = "Considerable perivascular inflammation necessitates additional anticoagulation"
    page.write_text(page.read_text("utf-8") + f"\n{hard * 9}.\n{{: #hard }}\n", "utf-8")
    project, _ = read_project(copy)
    assert project is not None
    found = [
        f for f in hard_pages(project, Termbase(copy), ["en"]) if f.file.endswith("results.md")
    ]
    assert {f.statement for f in found} == {"hard"}
    assert {f.severity for f in found} == {Severity.REVIEW}


def test_status_shows_the_figures(copy: Path) -> None:
    line = run("leaflets", "status", cwd=copy).stdout.splitlines()[1]
    assert "flesch-kincaid" in line and "(at most 6)" in line
