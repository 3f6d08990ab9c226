"""The wording check with a termbase of a few words: reading, matching, and each of its rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflets.comparing.wording.arabic import variants
from leaflets.comparing.wording.compare import Comparison, compare
from leaflets.comparing.wording.korean import (
    endings,
    is_list,
    joining,
    latin,
    obliges,
    permits,
    stems,
)
from leaflets.comparing.wording.lexicon import Lexicon, compile_lexicon, unmarked
from leaflets.comparing.wording.quantities import joined, parse_digits, parse_han
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.tokens import tokenize
from leaflets.findings import Severity
from leaflets.reading.concepts import Concepts
from leaflets.reading.patterns import expand, expand_line
from leaflets.reading.termbase import Terms


def scale(name: str, strength: str = "closed", **more: object) -> dict[str, object]:
    return {"kind": f"scale/{name}", "means": "-", "strength": strength, **more}


CONCEPTS = Concepts.model_validate(
    {
        "opposites": {
            "certainty": [["may", "must"]],
            "frequency": [["common", "uncommon", "rare"]],
            "time": [["before", "after"]],
            "action": [["wear", "take-off"]],
            "logic": [["and", "or"]],
        },
        "weakened": {"certainty": [["must", "should"]]},
        "near": [["pain", "ache"], ["must", "should"]],
        "equivalents": [
            [["at-most"], ["not", "more-than"]],
            [["not", "unless", "not"], ["only", "if"]],
            [["instead"], ["not"]],
        ],
        "concepts": {
            "not": scale("negation"),
            "avoid": scale("action", **{"is": ["not"]}),
            "more-than": scale("comparator"),
            "at-most": scale("comparator"),
            "may": scale("certainty"),
            "must": scale("certainty", "open"),
            "should": scale("certainty", "free"),
            "only": scale("proportion"),
            "instead": scale("logic"),
            "unless": scale("logic", **{"is": ["unless", "not"]}),
            "rare": scale("frequency"),
            "common": scale("frequency"),
            "uncommon": scale("frequency"),
            "before": scale("time"),
            "after": scale("time"),
            "wear": scale("action"),
            "take-off": scale("action"),
            "and": scale("logic", "free"),
            "or": scale("logic", "free"),
            "if": scale("logic", "open"),
            "vein": {"kind": "anatomy", "means": "vein"},
            "leg": {"kind": "anatomy", "means": "leg"},
            "deep": scale("place"),
            "artery": {"kind": "anatomy", "means": "artery"},
            "blood-clot": {"kind": "effect", "means": "clot"},
            "bruise": {"kind": "effect", "means": "bruise"},
            "pain": {"kind": "effect", "means": "pain"},
            "ache": {"kind": "effect", "means": "ache"},
            "dvt": {"kind": "effect", "means": "DVT", "is": ["blood-clot", "deep", "vein"]},
            "stocking": {"kind": "product", "means": "stocking"},
            "person": {"kind": "person", "means": "person", "strength": "free"},
            "help": {"kind": "process", "means": "help", "strength": "open"},
            "hurt": {"kind": "process", "means": "hurt", "strength": "open"},
            "skin": {"kind": "anatomy", "means": "skin", "strength": "closed", "added": "free"},
            "doctor": {"kind": "person", "means": "doctor"},
            "nurse": {"kind": "person", "means": "nurse"},
            "all": scale("proportion"),
        },
    }
)

EN = {
    "ignore": "the, a, an, is, are, of, in, for, it, there",
    "commands": "wear, remove",
    "numbers": {2: "two, second", 3: "three", 1000: "thousand"},
    "units": {
        "day": "day(|s)",
        "week": "week(|s)",
        "hour": "hour(|s)",
        "percent": "%, percent",
        "pound": "£, pound(|s)",
        "dollar": "$, dollar(|s)",
        "pm": "pm",
        "clock": "o'clock",
    },
    "quantities": {"0.5 hour": "half an hour"},
    "concepts": {
        "not": "not, no, don't",
        "avoid": "avoid*",
        "more-than": "more than, over",
        "at-most": "up to, no more than",
        "may": "may",
        "must": "must",
        "should": "should",
        "only": "only",
        "instead": "instead of",
        "unless": "unless",
        "rare": "rare",
        "common": "common",
        "uncommon": "uncommon",
        "before": "before",
        "after": "after",
        "wear": "wear*, put … on",
        "take-off": "take … off, remove",
        "and": "and",
        "or": "or",
        "if": "if",
        "vein": "vein(|s)",
        "leg": "leg(|s)",
        "deep": "deep",
        "artery": "artery, arteries",
        "blood-clot": "(|blood )clot(|s)",
        "bruise": "bruise(|s)",
        "pain": "pain*",
        "ache": "ach(e|es|ing)",
        "dvt": "deep vein thrombosis",
        "stocking": "stocking(|s)",
        "person": "people, person",
        "help": "help*",
        "hurt": "hurt*",
        "skin": "skin",
        "doctor": "doctor",
        "nurse": "nurse",
        "all": "all",
    },
    "tenses": {
        "past": "was, (has|have) *ed",
        "future": "will",
        "relative": "once",
        "neither": "need",
    },
    "clauses": {"if": "if", "then": "then", "before": "before"},
    "roles": {
        "order": "*order*",
        "you": "you",
        "you-to": "help* you",
        "acted": "to",
        "aside": "in",
    },
}
ES = {
    "ignore": "el, la, los, las, un, una, de, en, es, son, se, hay, por, que, le, su, sus, lo",
    "numbers": {2: "dos, segund(o|a)", 3: "tres", 1000: "mil"},
    "units": {
        "day": "día(|s)",
        "week": "semana(|s)",
        "year": "año(|s)",
        "hour": "hora(|s), h",
        "percent": "%, por ciento",
        "pound": "£, libra(|s)",
        "dollar": "$, dólar(|es)",
        "pm": "de la noche",
        "am": "de la mañana",
    },
    "quantities": {"0.5 hour": "media hora", "2 week": "quince días", "15 day": "quince días"},
    "concord": "ningún, ni",
    "concepts": {
        "not": "no, ningún, ni",
        "avoid": "evit*",
        "more-than": "más de",
        "at-most": "hasta",
        "may": "puede(|n)",
        "must": "debe(|n)",
        "should": "conviene(|n)",
        "only": "solo",
        "instead": "en vez de",
        "unless": "salvo que",
        "rare": "rar(o|a|os|as)",
        "common": "frecuente(|s)",
        "uncommon": "poco frecuente(|s)",
        "before": "antes",
        "after": "después",
        "wear": "pong*, pónga*, llev*",
        "take-off": "quit*, quíte*",
        "and": "y, e",
        "or": "o, u",
        "if": "si",
        "vein": "vena(|s)",
        "leg": "pierna(|s)",
        "deep": "profund(o|a|os|as)",
        "artery": "arteria(|s)",
        "blood-clot": "coágulo(|s), trombosis",
        "bruise": "moret(ón|ones)",
        "pain": "dolor(|es)",
        "ache": "molestia(|s)",
        "dvt": "trombosis venosa profunda",
        "stocking": "media(|s)",
        "person": "persona(|s)",
        "help": "ayud*",
        "hurt": "duel*",
        "skin": "piel",
        "doctor": "médico",
        "nurse": "enfermera",
        "all": "tod(o|a|os|as)",
    },
    "tenses": {"past": "*aron, ha", "future": "*arán, *ará"},
    "clauses": {"if": "si", "then": "luego", "before": "antes de"},
    "roles": {"order": "*order*", "you": "usted", "you-to": "le", "acted": "a, al"},
    "avoid": [{"concept": "vein", "forms": "venita(|s)", "why": "A pet name."}],
}


def lexicon(lang: str, terms: dict[str, object]) -> Lexicon:
    return compile_lexicon(lang, CONCEPTS, Terms.model_validate(terms))


ENGLISH, SPANISH = lexicon("en", EN), lexicon("es", ES)


def said(source: str, target: str) -> Comparison:
    return compare(source, target, ENGLISH, SPANISH)


def rules(source: str, target: str, severity: Severity = Severity.ERROR) -> set[str]:
    return {
        finding.rule for finding in said(source, target).findings if finding.severity is severity
    }


# A rule fires on the second translation and is silent on the first.
PAIRS = [
    ("The vein may", "La vena puede", "La vena debe", "certainty"),
    ("It is not rare.", "No es raro.", "Es raro.", "negation"),
    ("It is rare.", "Es raro.", "No es raro.", "negation"),
    ("Rare clots", "Coágulos raros", "Coágulos frecuentes", "frequency"),
    ("Common clots", "Coágulos frecuentes", "Coágulos poco frecuentes", "frequency"),
    ("2 days before", "2 días antes", "2 días después", "time"),
    ("for 2 days", "por 2 días", "por 3 días", "number"),
    ("for 2 days", "por dos días", "por 2 semanas", "number"),
    ("for 2 weeks", "por 14 días", "por 2 horas", "number"),
    ("for 2 weeks", "por quince días", "por quince horas", "number"),
    ("for a day", "por un día", "por una semana", "unit"),
    ("for 24 hours", "por un día", "por una semana", "number"),
    ("for 1 week", "por 7 días", "por 8 días", "number"),
    ("for 7 days", "por 1 semana", "por 1 día", "number"),
    ("half an hour", "media hora", "dos horas", "number"),
    ("after 9 pm", "después de las 21 h", "después de las 20 h", "number"),
    ("in 10,000 people", "de 10 000 personas", "de 1000 personas", "number"),
    ("in 10,000 people", "de 10 mil personas", "de 100 mil personas", "number"),
    ("6 to 24 hours", "de 6 a 24 horas", "de 6 a 24 días", "number"),
    ("6 to 24 hours", "de 6-24 horas", "de 6-12 horas", "number"),
    ("before 9 pm", "antes de las 21 h", "antes de las 9 de la mañana", "number"),
    ("up to 3 days", "3 días, hasta", "3 días", "omission"),
    (
        "3 hours unless you help every hour",
        "3 horas salvo que ayude cada hora",
        "3 horas salvo que ayude cada 3 horas",
        "number",
    ),
    ("in 1 to 2%", "en 1 a 2 %", "en 1 a 3 %", "number"),
    ("Veins may help.", "Las venas pueden ayudar.", "Las venas ayudarán.", "certainty"),
    ("the second leg", "la segunda pierna", "la tercera pierna", "number"),
    ("5%", "5 por ciento", "5", "number"),
    ("no more than 3 days", "hasta 3 días", "3 días", "omission"),
    ("a vein", "una vena", "una arteria", "term"),
    ("a vein", "una vena", "una vena, una arteria", "addition"),
    ("a clot in a deep vein", "una trombosis venosa profunda", "un coágulo", "omission"),
    ("veins or arteries", "venas o arterias", "venas y arterias", "logic"),
    (
        "deep and rare, legs or skin",
        "profundas y raras, piernas o piel",
        "profundas o raras, piernas y piel",
        "logic",
    ),
    ("legs and people", "piernas y personas", "piernas", "omission"),
    ("the leg", "la pierna", "la pierna y la persona", "addition"),
    ("Veins must", "Las venas deben", "Las venas convienen", "certainty"),
    ("Only if it is deep", "Solo si es profunda", "Salvo que es profunda", "negation"),
    ("Only if it is deep", "No salvo que es profunda", "Salvo que es profunda", "negation"),
    ("£150 in 2 days", "150 libras en 2 días", "150 dólares en 2 días", "number"),
    ("$30 to 50", "de 30 a 50 dólares", "de 30 a 50 libras", "number"),
    ("Wear stockings", "Póngase las medias", "Quítese las medias", "action"),
    ("Wear stockings", "Póngase las medias", "Puede llevar las medias", "certainty"),
    (
        "If it is deep, wear stockings",
        "Si es profunda, lleve medias",
        "Si es profunda, puede llevar medias",
        "certainty",
    ),
    ("a vein the same day", "una vena el mismo día", "una vena la misma semana", "unit"),
    ("a vein, a leg", "una vena, una pierna", "una vena, una pierna en un año", "unit"),
    ("Take the stockings off", "Quítese las medias", "Póngase las medias", "action"),
    ("It helps and hurts.", "Ayuda y duele.", "Es.", "omission"),
    ("It is.", "Es.", "Ayuda y duele.", "addition"),
    ("a vein", "una vena", "una venita", "deprecated"),
    (
        "Bruises are common, clots are rare.",
        "Los moretones son frecuentes, los coágulos son raros.",
        "Los moretones son raros, los coágulos son frecuentes.",
        "exchange",
    ),
    (
        "Bruises are common, clots are rare.",
        "Los coágulos son raros, los moretones son frecuentes.",
        "Los coágulos son frecuentes, los moretones son raros.",
        "exchange",
    ),
    (
        "Wear the stocking for 2 days, avoid veins for 3 days.",
        "Lleve la media por 2 días, evite las venas por 3 días.",
        "Lleve la media por 3 días, evite las venas por 2 días.",
        "exchange",
    ),
    (
        "Veins may, but not arteries.",
        "Las venas pueden, no las arterias.",
        "Las venas no, pueden las arterias.",
        "exchange",
    ),
    (
        "Wear the stocking in the leg for 2 days, and the skin for 3 days.",
        "Lleve la media en la pierna por 2 días, y en la piel por 3 días.",
        "Lleve la media en la piel por 2 días, y en la pierna por 3 días.",
        "exchange",
    ),
    ("The veins have ached.", "Las venas molestaron.", "Las venas molestarán.", "tense"),
    ("The veins will help.", "Las venas ayudarán.", "Las venas ayudaron.", "tense"),
    (
        "If there is pain, wear the stocking.",
        "Lleve la media si hay dolor.",
        "Si lleva la media, hay dolor.",
        "exchange",
    ),
    (
        "Wear the stocking, then remove the bruise.",
        "Lleve la media, luego quite el moretón.",
        "Quite el moretón, luego lleve la media.",
        "exchange",
    ),
    (
        "The nurse hurts the doctor.",
        "La enfermera duele al médico.",
        "El médico duele a la enfermera.",
        "exchange",
    ),
    ("Not all veins help.", "No todas las venas ayudan.", "Todas las venas no ayudan.", "exchange"),
    (
        "The doctor, not the nurse, may help.",
        "El médico, no la enfermera, puede ayudar.",
        "La enfermera, no el médico, puede ayudar.",
        "exchange",
    ),
]


@pytest.mark.parametrize(("source", "right", "wrong", "rule"), PAIRS)
def test_fault_is_an_error_and_its_twin_is_not(
    source: str, right: str, wrong: str, rule: str
) -> None:
    assert rules(source, right) == set()
    assert rule in rules(source, wrong)


def test_the_parts_of_a_list_are_no_clauses() -> None:
    """A “not” or “if” may stand beside another part of a list in another language."""
    source = "Avoid veins, arteries, legs for 3 days."
    assert rules(source, "Durante 3 días, piernas, venas, arterias evite.") == set()


def test_a_number_beside_a_named_thing_has_not_the_unit_behind_it() -> None:
    source = "Wear the 2 stocking day after day."
    assert [str(number.quantity) for number in read(source, ENGLISH).numbers] == ["2"]


def test_for_each_half_of_the_day_there_is_one_answer() -> None:
    assert rules("at 9 pm", "a las 21 h") == set()
    assert rules("at 9 pm", "a las 9 de la noche") == set()


def test_a_time_word_alone_is_not_what_a_longer_form_says() -> None:
    """“During the day” is not said by a “during” elsewhere; the same of “after 3 days”."""
    more = {"day-time": {"kind": "process", "means": "by day"}, "night": scale("time")}
    concepts = Concepts.model_validate(
        CONCEPTS.model_dump(by_alias=True)
        | {"opposites": {"time-of-day": [["day-time", "night"]]}}
        | {
            "concepts": {
                **CONCEPTS.model_dump(by_alias=True)["concepts"],
                **more,
                "during": {"kind": "scale/time-relation", "means": "-", "strength": "free"},
            }
        }
    )
    english = compile_lexicon(
        "en",
        concepts,
        Terms.model_validate(
            {
                **EN,
                "concepts": {
                    **EN["concepts"],
                    "day-time": "during the day",
                    "night": "night",
                    "during": "during",
                },
            }
        ),
    )
    spanish = compile_lexicon(
        "es",
        concepts,
        Terms.model_validate(
            {
                **ES,
                "concepts": {
                    **ES["concepts"],
                    "day-time": "de día",
                    "night": "noche",
                    "during": "durante",
                },
            }
        ),
    )
    source = "Stockings at night for 2 weeks, then only during the day."
    right = "Medias de noche durante 2 semanas, luego solo de día."
    wrong = "Medias de noche durante 2 semanas, luego solo de noche."
    assert not [
        f for f in compare(source, right, english, spanish).findings if f.severity == "ERROR"
    ]
    assert "time-of-day" in {f.rule for f in compare(source, wrong, english, spanish).findings}


def test_an_only_that_has_gone_to_another_thing_is_an_error() -> None:
    source = "Wear the stocking only in the leg."
    assert rules(source, "Lleve la media solo en la pierna.") == set()
    assert rules(source, "Lleve solo la media en la pierna.") == {"exchange"}


def test_the_same_thing_said_with_and_without_a_negation() -> None:
    assert rules("Avoid clots.", "No coágulos.") == set()
    assert rules("Avoid clots.", "Coágulos.") == {"negation"}
    assert rules("no more than 3 days", "no más de 3 días") == set()
    assert rules("up to 3 days", "no más de 3 días") == set()


def test_a_second_negation_that_only_strengthens_the_first_counts_once() -> None:
    assert rules("There is no clot.", "No hay ningún coágulo.") == set()
    assert rules("There is a clot.", "No hay ningún coágulo.") == {"negation"}


def test_two_negations_that_stand_apart_are_two() -> None:
    source = "The vein is not deep, the artery is not rare."
    assert rules(source, "La vena no es profunda, la arteria no es rara.") == set()
    assert rules(source, "La vena no es profunda, la arteria es rara.") == {"negation"}


def test_a_concept_said_twice_may_be_said_once_but_not_its_opposite() -> None:
    source = "Rare clots are rare."
    assert rules(source, "Los coágulos son raros.") == set()
    assert rules(source, "Los coágulos raros son frecuentes.") == {"frequency"}


def test_a_may_that_is_no_answer_to_a_command_is_let_pass() -> None:
    assert rules("Legs wear stockings", "Las piernas pueden llevar medias") == {"addition"}
    assert "certainty" not in rules("Wear is rare. Legs help.", "El llevar es raro. Puede ayudar.")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("부으면", ("if",)),
        ("밤에만", ("only",)),
        ("물집이나", ("or",)),
        ("분가량", ("about",)),
        ("표면", ()),
        ("분만", ()),
    ],
)
def test_what_korean_writes_onto_a_word(word: str, said: tuple[str, ...]) -> None:
    assert endings(word) == said


def test_what_korean_writes_onto_a_noun_joins_it() -> None:
    korean = lexicon("ko", {"concepts": {**dict.fromkeys(EN["concepts"], "zz"), "vein": "정맥"}})
    assert joining("정맥과") == "and"
    assert stems("정맥과") == ["정맥"]
    readings = [[item.readings for item in read(text, korean).items] for text in ("정맥과", "결과")]
    assert readings == [[(("vein",),), (("and",),)], []]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("간격은 8일입니다.", ["8 day"]),
        ("비용은 25만 원입니다.", ["250,000"]),
        ("1만 5천원, 10만명", ["15,000", "100,000"]),
        ("2일 반 전에", ["2.5 day"]),
        ("정맥 8정맥입니다.", ["8"]),
    ],
)
def test_units_with_endings_and_thousands_in_korean(text: str, said: list[str]) -> None:
    concepts = {**dict.fromkeys(EN["concepts"], "zz"), "vein": "정맥, 원*, 일입니다"}
    korean = lexicon("ko", {"concepts": concepts, "units": {"day": "일"}})
    skeleton = read(text, korean)
    assert [str(number.quantity) for number in skeleton.numbers] == said


def test_korean_amounts_and_loan_words_with_endings() -> None:
    assert tokenize("2주후에, 8시간", "ko") == ["2", "주", "후에", ",", "8", "시간"]
    assert latin("calf가") == "calf"
    assert is_list(["한약이나", "생약을", "포함하여"], 0)


def test_what_korean_says_one_must_do() -> None:
    assert obliges(["신어야", "하며"], 0)
    assert obliges(["꼭", "신어야", "하나요"], 1)
    assert not obliges(["무엇을", "신어야", "하나요"], 1)
    assert not obliges(["이", "분야", "하나"], 1)


def test_a_korean_if_that_forbids_is_no_if() -> None:
    assert permits(["운전하면", "안", "됩니다"], 0)
    assert not permits(["운전하면", "어지럽습니다"], 0)


def test_what_korean_says_with_two_words() -> None:
    said = {"must": "합니다", "after": "직후", "immediately": "곧장", "can": "된다", "vein": "정맥"}
    concepts = {name: said.get(name, "zz") for name in EN["concepts"]}
    korean = lexicon("ko", {"concepts": concepts})
    found = [
        [item.readings[0][0] for item in read(text, korean).items]
        for text in ("신어야 하며", "정맥을 신기도 합니다", "직후")
    ]
    assert found == [["must"], ["vein", "may"], ["after", "immediately"]]


def test_after_behind_a_korean_verb_may_be_then() -> None:
    concepts = {**dict.fromkeys(EN["concepts"], "zz"), "after": "뒤"}
    korean = lexicon("ko", {"concepts": concepts})
    said = [read(text, korean).items[0].atoms for text in ("바늘을 뺀 뒤", "하루 뒤")]
    assert [sorted(atoms) for atoms in said] == [["after", "then"], ["after"]]


def test_the_other_gender_in_brackets_is_no_word() -> None:
    assert tokenize("chory(-a) lub alérgico(a)", "pl") == ["chory", "lub", "alérgico"]


def test_instead_of_turns_down_the_same_thing() -> None:
    assert rules("Clots instead of bruises", "Coágulos en vez de moretones") == set()
    assert rules("Clots instead of bruises", "Moretones en vez de coágulos") == {"exchange"}
    assert rules("Clots instead of bruises", "En vez de moretones, coágulos") == set()
    assert rules("Clots instead of bruises", "Coágulos, no moretones") == set()
    assert rules("Clots instead of bruises", "Moretones, no coágulos") == {"exchange"}


def test_near_words_answer_one_another() -> None:
    assert rules("Aching is rare.", "El dolor es raro.") == set()
    assert rules("Veins should", "Las venas deben") == set()


def test_an_open_concept_alone_is_for_review_and_two_are_an_error() -> None:
    assert rules("It helps.", "Es.") == set()
    assert rules("It helps.", "Es.", Severity.REVIEW) == {"omission"}
    assert rules("It helps and hurts.", "Es.") == {"omission"}


def test_words_that_nothing_explains_may_say_what_is_lost() -> None:
    assert rules("It helps and hurts.", "Es socorro y daño.") == set()
    assert rules("It helps and hurts unknowingly greatly.", "Es socorro y daño.") == {"omission"}


def test_what_may_be_added_may_still_not_be_lost() -> None:
    assert rules("A vein", "Una vena de la piel") == set()
    assert rules("A vein of the skin", "Una vena") == {"omission"}


def test_what_a_longer_form_holds_is_not_lost() -> None:
    english = lexicon("en", {**EN, "concepts": {**EN["concepts"], "help": "get out of the vein"}})
    spanish = lexicon("es", {**ES, "concepts": {**ES["concepts"], "help": "levántese"}})
    found = compare("Get out of the vein.", "Levántese de la vena.", english, spanish).findings
    assert found == ()


def test_a_form_of_two_concepts_takes_the_one_that_english_has() -> None:
    german = lexicon(
        "de",
        {**ES, "concord": "", "concepts": {**ES["concepts"], "before": "vor", "person": "vor"}},
    )
    found = [compare(text, "vor 2 días", ENGLISH, german) for text in ("2 days before", "2 days")]
    assert [row.findings for row in found] == [(), ()]


def test_one_word_does_not_answer_two_parts_of_an_equivalent() -> None:
    """“Up to” is “not more than”; a word that may be “not” or “more than” is not both."""
    spanish = lexicon(
        "es", {**ES, "concepts": {**ES["concepts"], "not": "zas", "more-than": "zas de, zas"}}
    )
    found = compare("Up to 2 days.", "Zas 2 días.", ENGLISH, spanish).findings
    assert {finding.severity for finding in found} == {Severity.ERROR}
    assert compare("Up to 2 days.", "Zas zas 2 días.", ENGLISH, spanish).findings == ()


def test_what_the_clinic_sets_is_no_number() -> None:
    assert read("[[clinic.phone]]", ENGLISH).numbers == []


def test_both_sides_are_told_in_a_line() -> None:
    result = said("Clots may be rare for 2 days.", "Los coágulos pueden ser raros 2 días.")
    assert result.source_says == "blood-clot · MAY · RARE · 2 day"
    assert result.target_says == "blood-clot · MAY · RARE · 2 day"


def test_a_finding_says_what_both_say_and_what_to_do() -> None:
    (finding,) = said("Clots are rare.", "Los coágulos son frecuentes.").findings
    assert finding.expected == "RARE (“rare”), as English says"
    assert finding.found == "COMMON (“frecuentes”)"
    assert finding.action.startswith("Say: raro, rara")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("x" * 1_000_000, "length"),
        ("a\u202eb", "control"),
        ("a\x00b", "control"),
        ("a\ufffdb", "control"),
        ("静脉和动脉", "script"),
        ("La vena и артерия", "script"),
        ("The vein and the artery of the person", "untranslated"),
        ("La vena and the artery are with you", "untranslated"),
        ("La artery", "untranslated"),
    ],
)
def test_unusable_text_is_named(text: str, rule: str) -> None:
    assert rule in rules("a vein, an artery", text)


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_pair_is_compared(source: str, target: str) -> None:
    assert isinstance(said(source, target), Comparison)


WORDS = st.sampled_from("no veins 2 , . 24 % … rare days puede - ( ' و 不 二 ६ don't * |".split())


@given(st.lists(WORDS, max_size=30), st.lists(WORDS, max_size=30))
@settings(max_examples=300, deadline=None)
def test_any_pair_of_telling_words_is_compared(source: list[str], target: list[str]) -> None:
    assert isinstance(said(" ".join(source), " ".join(target)), Comparison)


@given(st.sampled_from([row[0] for row in PAIRS]))
def test_a_text_says_the_same_as_itself(text: str) -> None:
    assert compare(text, text, ENGLISH, ENGLISH).findings == ()


@pytest.mark.parametrize(
    ("text", "comma", "value"),
    [
        ("10,000", False, 10_000),
        ("10.000", True, 10_000),
        ("10 000", False, 10_000),
        ("1,5", True, 1.5),
        ("1.5", False, 1.5),
        ("0,125", True, 0.125),
        ("0.125", True, 0.125),
        ("1.000.000", True, 1_000_000),
        ("1,000.5", False, 1000.5),
        ("1.000,5", True, 1000.5),
        ("10:30", False, 10.5),
        ("1.2.3", False, None),
    ],
)
def test_numbers_in_digits(text: str, comma: bool, value: float | None) -> None:
    assert parse_digits(text, decimal_comma=comma) == value


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


@pytest.mark.parametrize(
    ("one", "two", "lang", "value"),
    [
        (20, 5, "en", 25),
        (3, 100, "en", 300),
        (300, 20, "en", 320),
        (5, 20, "ar", 25),
        (5, 20, "en", None),
        (3, 4, "en", None),
    ],
)
def test_number_words_that_make_one_number(
    one: float, two: float, lang: str, value: float | None
) -> None:
    assert joined(one, two, lang) == value


@pytest.mark.parametrize("digits", ["24", "٢٤", "२४", "２４"])
def test_digits_of_every_script(digits: str) -> None:
    assert tokenize(f"{digits} x", "en") == ["24", "x"]


def test_words_of_every_script() -> None:
    french = tokenize("L’hôpital, n'est-ce", "fr")
    assert french == ["l", "hôpital", ",", "n", "est", "ce"]
    assert tokenize("Don’t stop", "en") == ["don't", "stop"]
    assert tokenize("不超过24小时", "zh") == ["不", "超", "过", "24", "小", "时"]
    assert tokenize("إلى أَيّام", "ar") == ["الي", "ايام"]
    assert tokenize("दवा", "hi") == ["दवा"]


def test_arabic_particles_and_pronouns_are_taken_off() -> None:
    assert "ساق" in variants("بالساق")
    assert "طبيب" in variants("وطبيبكم")


def test_patterns_are_written_out() -> None:
    assert expand("ven(a|as)") == ["vena", "venas"]
    assert expand("(|blood )clot") == ["clot", "blood clot"]
    assert expand("a(b|c(d|e))") == ["ab", "acd", "ace"]
    assert expand_line("a(b|c), d") == ("ab", "ac", "d")
    for broken in ("a(b", "a)b", "a|b"):
        with pytest.raises(ValueError, match="brackets"):
            expand(broken)


def test_the_longest_and_most_exact_form_wins() -> None:
    own = lexicon(
        "en", {"concepts": {"vein": "inject*", "artery": "injection", "rare": "injection site"}}
    )
    said_of = {text: read(text, own).says(CONCEPTS) for text in ("injected", "injection")}
    assert said_of == {"injected": "vein", "injection": "artery"}
    assert read("injection site", own).says(CONCEPTS) == "RARE"


def test_a_compound_without_a_form_of_its_own_is_taken_apart() -> None:
    own = lexicon("de", {"concepts": {"vein": "*venen*", "blood-clot": "*thrombose*"}})
    assert read("Beinvenenthrombosen", own).says(CONCEPTS) == "vein · blood-clot"


def test_a_gap_ends_with_the_sentence() -> None:
    assert read("Take the stocking off", ENGLISH).says(CONCEPTS) == "TAKE OFF · stocking"
    assert read("Take the stocking. Off", ENGLISH).says(CONCEPTS) == "stocking"


def test_an_unmarked_homograph_is_told() -> None:
    terms = {"concepts": {"vein": "x, y", "artery": "x, y"}, "homographs": "y"}
    assert unmarked(lexicon("en", terms)) == {"x": ["vein", "artery"]}
