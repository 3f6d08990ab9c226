"""The wording check: words, numbers and negations, in every script."""

import json
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import BIN, ROOT
from leaflets.comparing.wording.compare import Comparison, compare
from leaflets.comparing.wording.lexicon import Lexicon, compile_lexicon
from leaflets.comparing.wording.quantities import parse_digits, parse_han
from leaflets.comparing.wording.skeleton import sentences, skeleton
from leaflets.comparing.wording.tokens import tokenize, variants
from leaflets.findings import Severity
from leaflets.reading.termbase import Concepts, Terms, expand, read_concepts, read_terms

CONCEPTS = Concepts.model_validate(
    {
        "opposites": {
            "certainty": [["may", "must"], ["can", "must"]],
            "frequency": [["common", "uncommon", "rare"]],
            "time": [["before", "after"]],
        },
        "equivalents": {"at-most": [["not", "more-than"]]},
        "concepts": {
            "not": {"kind": "scale/negation", "means": "no"},
            "more-than": {"kind": "scale/comparator", "means": "more than"},
            "avoid": {"kind": "scale/action", "means": "avoid", "is": ["not"]},
            "may": {"kind": "scale/certainty", "means": "may"},
            "can": {"kind": "scale/certainty", "means": "can", "soft": "both"},
            "must": {"kind": "scale/certainty", "means": "must", "soft": "both"},
            "rare": {"kind": "scale/frequency", "means": "rare"},
            "common": {"kind": "scale/frequency", "means": "common"},
            "uncommon": {"kind": "scale/frequency", "means": "uncommon"},
            "before": {"kind": "scale/time-relation", "means": "before"},
            "after": {"kind": "scale/time-relation", "means": "after"},
            "at-most": {"kind": "scale/comparator", "means": "up to"},
            "and": {"kind": "scale/logic", "means": "and", "soft": "both"},
            "or": {"kind": "scale/logic", "means": "or", "soft": "both"},
            "vein": {"kind": "anatomy", "means": "vein"},
            "deep": {"kind": "scale/place", "means": "deep"},
            "artery": {"kind": "anatomy", "means": "artery"},
            "blood-clot": {"kind": "effect", "means": "clot"},
            "dvt": {"kind": "effect", "means": "DVT", "is": ["blood-clot", "deep", "vein"]},
            "person": {"kind": "person", "means": "person", "soft": "both"},
        },
    }
)

EN = {
    "concepts": {
        "not": ["not", "no", "don't"],
        "more-than": ["more than"],
        "avoid": ["avoid"],
        "may": ["may"],
        "can": ["can"],
        "must": ["must"],
        "rare": ["rare"],
        "common": ["common"],
        "uncommon": ["uncommon"],
        "before": ["before"],
        "after": ["after"],
        "at-most": ["up to", "no more than"],
        "and": ["and"],
        "or": ["or"],
        "vein": ["vein(|s)"],
        "deep": ["deep"],
        "artery": ["artery", "arteries"],
        "blood-clot": ["(|blood )clot(|s)"],
        "dvt": ["deep vein thrombosis"],
        "person": ["people", "person"],
    },
    "numbers": {2: ["two"], 3: ["three"], 1000: ["thousand"]},
    "units": {
        "day": ["day(|s)"],
        "week": ["week(|s)"],
        "hour": ["hour(|s)"],
        "percent": ["%", "percent"],
    },
}
ES = {
    "concepts": {
        "not": ["no", "ningun(|a|o)", "ningún", "ni"],
        "more-than": ["más de"],
        "avoid": ["evite"],
        "may": ["puede(|n)"],
        "can": ["puede(|n)"],
        "must": ["debe(|n)"],
        "rare": ["rar(o|a|os|as)"],
        "common": ["frecuente(|s)"],
        "uncommon": ["poco frecuente(|s)"],
        "before": ["antes"],
        "after": ["después"],
        "at-most": ["hasta"],
        "and": ["y", "e"],
        "or": ["o", "u"],
        "vein": ["vena(|s)"],
        "deep": ["profund(o|a|os|as)"],
        "artery": ["arteria(|s)"],
        "blood-clot": ["coágulo(|s)", "trombosis"],
        "dvt": ["trombosis venosa profunda"],
        "person": ["persona(|s)"],
    },
    "numbers": {2: ["dos"], 3: ["tres"], 1000: ["mil"]},
    "units": {
        "day": ["día(|s)"],
        "week": ["semana(|s)"],
        "hour": ["hora(|s)"],
        "percent": ["%", "por ciento"],
    },
    "homographs": ["puede(|n)"],
}


def lexicon(lang: str, terms: dict) -> Lexicon:
    return compile_lexicon(lang, CONCEPTS, Terms.model_validate(terms))


ENGLISH, SPANISH = lexicon("en", EN), lexicon("es", ES)


def said(source: str, target: str) -> Comparison:
    return compare(source, target, ENGLISH, SPANISH)


def rules(source: str, target: str) -> set[str]:
    found = said(source, target).findings
    return {finding.rule for finding in found if finding.severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("source", "right", "wrong", "rule"),
    [
        ("The vein may", "La vena puede", "La vena debe", "certainty"),
        ("It is not rare.", "No es raro.", "Es raro.", "negation"),
        ("It is rare.", "Es raro.", "No es raro.", "negation"),
        ("Rare clots", "Coágulos raros", "Coágulos frecuentes", "frequency"),
        ("Common clots", "Coágulos frecuentes", "Coágulos poco frecuentes", "frequency"),
        ("before 2 days", "antes de 2 días", "después de 2 días", "time"),
        ("for 2 days", "durante 2 días", "durante 3 días", "number"),
        ("for 2 days", "durante dos días", "durante 2 semanas", "number"),
        ("for 2 weeks", "durante 14 días", "durante 2 horas", "number"),
        ("in 10,000 people", "de cada 10 000 personas", "de cada 1000 personas", "number"),
        ("in 10,000 people", "de cada 10 mil personas", "de cada 100 mil personas", "number"),
        ("6 to 24 hours", "de 6 a 24 horas", "de 6 a 24 días", "number"),
        ("no more than 3 days", "hasta 3 días", "antes de 3 días", "missing"),
        ("a vein", "una vena", "una arteria", "missing"),
        ("a vein", "una vena", "una vena y una arteria", "added"),
        ("a clot in a deep vein", "una trombosis venosa profunda", "un coágulo", "missing"),
        ("veins or arteries", "venas o arterias", "venas y arterias", "logic"),
        ("5%", "5 por ciento", "5", "number"),
    ],
)
def test_fault_is_an_error_and_its_twin_is_not(
    source: str, right: str, wrong: str, rule: str
) -> None:
    assert rules(source, right) == set()
    assert rule in rules(source, wrong)


def test_the_same_thing_said_with_and_without_a_negation() -> None:
    assert rules("Avoid clots.", "No coágulos.") == set()
    assert rules("Avoid clots.", "Coágulos.") == {"negation"}
    assert rules("no more than 3 days", "no más de 3 días") == set()
    assert rules("up to 3 days", "no más de 3 días") == set()


def test_two_negations_that_stand_apart_are_two() -> None:
    assert rules("Not a vein and no clot", "No una vena y no coágulo") == set()
    assert rules("Not a vein and no clot", "No una vena y coágulo") == {"negation"}


def test_negative_concord_is_one_negation() -> None:
    assert rules("There is no clot.", "No hay ningún coágulo.") == set()


def test_a_form_of_two_concepts_takes_the_one_that_english_has() -> None:
    assert rules("It may.", "Puede.") == rules("It can.", "Puede.") == set()


def test_numbers_that_change_places_between_sentences_are_found() -> None:
    source = "Wait 2 days. Then 3 weeks."
    assert rules(source, "Espere 2 días. Luego 3 semanas.") == set()
    assert rules(source, "Espere 3 semanas. Luego 2 días.") == {"number"}


def test_both_sides_are_told_in_a_line() -> None:
    result = said("Clots may be rare.", "Los coágulos pueden ser raros.")
    assert result.source_says == "blood-clot · may · rare"
    assert result.target_says == "blood-clot · may OR can · rare"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "empty"),
        ("x" * 30_000, "length"),
        ("a\u202eb", "control"),
        ("静脉和动脉", "script"),
        ("The vein and the artery of the person", "untranslated"),
        ("La vena and the artery are with you", "untranslated"),
    ],
)
def test_unusable_text_is_named(text: str, rule: str) -> None:
    assert rule in rules("a vein", text)


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_pair_is_compared(source: str, target: str) -> None:
    assert isinstance(said(source, target), Comparison)


@pytest.mark.parametrize(
    ("text", "comma", "value"),
    [
        ("10,000", False, "10000"),
        ("10.000", True, "10000"),
        ("10 000", False, "10000"),
        ("1,5", True, "1.5"),
        ("1.5", False, "1.5"),
        ("0,125", True, "0.125"),
        ("0.125", True, "0.125"),
        ("1.000.000", True, "1000000"),
        ("1,000.5", False, "1000.5"),
        ("1.000,5", True, "1000.5"),
        ("10:30", False, "10.5"),
    ],
)
def test_numbers_in_digits(text: str, comma: bool, value: str) -> None:
    assert parse_digits(text, comma) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二", 2),
        ("十", 10),
        ("二十四", 24),
        ("三百", 300),
        ("一万", 10_000),
        ("一百二十万", 1_200_000),
    ],
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert parse_han(text) == value


@pytest.mark.parametrize("digits", ["24", "٢٤", "२४", "２４"])
def test_digits_of_every_script(digits: str) -> None:
    assert [token.key for token in tokenize(f"{digits} x", "en")] == ["24", "x"]


def test_words_of_every_script() -> None:
    assert [t.key for t in tokenize("L’hôpital, n'est-ce", "fr")] == [
        "l",
        "hôpital",
        ",",
        "n",
        "est",
        "ce",
    ]
    assert [t.key for t in tokenize("Don’t stop", "en")] == ["don't", "stop"]
    assert [t.key for t in tokenize("不超过24小时", "zh")] == ["不", "超", "过", "24", "小", "时"]
    assert [t.key for t in tokenize("إلى أَيّام", "ar")] == ["الي", "ايام"]


def test_arabic_particles_and_pronouns_are_taken_off() -> None:
    assert "ساق" in variants("بالساق", "ar")
    assert "طبيب" in variants("وطبيبكم", "ar")
    assert variants("wal", "en") == ["wal"]


def test_sentences() -> None:
    assert sentences("One. Two! Three") == ["One.", "Two!", "Three"]
    assert sentences("第一句。第二句。") == ["第一句。", "第二句。"]
    assert sentences("About 1.5 mm.") == ["About 1.5 mm."]
    assert sentences("Take it, e.g. at night.") == ["Take it, e.g. at night."]


def test_patterns_are_written_out() -> None:
    assert expand("ven(a|as)") == ["vena", "venas"]
    assert expand("(|blood )clot") == ["clot", "blood clot"]
    assert expand("a(b|c(d|e))") == ["ab", "acd", "ace"]
    for broken in ("a(b", "a)b", "a|b"):
        with pytest.raises(ValueError, match="brackets"):
            expand(broken)


def test_longest_form_wins() -> None:
    assert skeleton("deep vein thrombosis", ENGLISH).says() == "dvt"
    assert skeleton("no more than 3 days", ENGLISH).says() == "at-most · 3 day"


@pytest.mark.parametrize("lang", ["en", "es", "ar", "de", "fr", "pl", "zh"])
def test_termbase_of_the_project_is_sound(lang: str) -> None:
    concepts, problems = read_concepts(ROOT)
    assert concepts is not None
    assert problems == []
    terms, problems = read_terms(ROOT, lang, concepts)
    assert problems == []
    assert terms is not None
    assert all(terms.forms.values())


def test_opposites_and_equivalents_are_concepts() -> None:
    concepts, _ = read_concepts(ROOT)
    assert concepts is not None
    names = {name for groups in concepts.opposites.values() for group in groups for name in group}
    for name, ways in concepts.equivalents.items():
        names |= {name, *(part for way in ways for part in way)}
    names |= {part for concept in concepts.concepts.values() for part in concept.parts}
    assert names <= concepts.concepts.keys()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("concepts: {no-such: [x]}", "no-such"),
        ("concepts: {vein: ['a(b']}", "brackets"),
        ("concepts: {vein: [x], artery: [x]}", "x in vein, artery"),
        ("concepts: 1", "names with values"),
        ("concepts: {vein: [x], vein: [y]}", "a second time"),
    ],
)
def test_a_broken_termbase_is_told(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "docs" / "xx").mkdir(parents=True)
    (tmp_path / "docs" / "xx" / "terms.yml").write_text(text, "utf-8")
    _, findings = read_terms(tmp_path, "xx", CONCEPTS)
    assert any(says in str(finding) for finding in findings), findings


def test_command_answers_each_line(tmp_path: Path) -> None:
    lines = [
        {"lang": "es", "source": "Blood clots are rare.", "target": "Los coágulos son raros."},
        {"lang": "es", "source": "Blood clots are rare.", "target": "Los coágulos son frecuentes."},
        {"lang": "xx", "source": "a", "target": "b"},
        {"lang": "es"},
    ]
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join([*map(json.dumps, lines), "not JSON", ""]), "utf-8")
    with path.open() as stdin:
        done = subprocess.run(
            [BIN / "leaflets", "compare"], cwd=ROOT, stdin=stdin, capture_output=True, check=True
        )
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    rules_of = [[found["rule"] for found in answer["findings"]] for answer in answers]
    assert rules_of == [[], ["frequency"], ["language"], ["input"], ["input"]]
    assert answers[0]["source_says"] == answers[0]["target_says"] == "blood-clot · rare"
