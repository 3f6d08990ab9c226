"""How good the wording check is, on pairs by authors who had seen neither lists nor code.

``tests/data/pairs``: a source, a correct translation, and two single faults in it.
``tests/data/evaders``: faults that keep the words and change order, scope, role, tense or agent.
``tests/data/paraphrases``: correct translations that are as free as can be.

``tests/data/reached.yml`` holds what was reached: the most correct translations with an ERROR, and
the fewest faults that get an ERROR which their correct twin has not. Better lists and rules change
it for the better; nothing may get worse. Which files the lists were mended with, and which were
unseen, is told in CONTRIBUTING.md.
"""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from leaflets.comparing.wording.compare import compare
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Severity

DATA = Path(__file__).parent.parent / "data"
REACHED = yaml.safe_load((DATA / "reached.yml").read_text("utf-8"))
FILES = sorted(
    path.relative_to(DATA).with_suffix("").as_posix()
    for folder in ("pairs", "evaders", "paraphrases")
    for path in (DATA / folder).glob("*.jsonl")
)


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase(ROOT)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]


def faults(row: dict[str, Any]) -> list[str]:
    single = [row["fault"]] if "fault" in row else []
    return [fault["target"] for fault in row.get("faults", [])] + single


def errors_of(termbase: Termbase, lang: str, source: str, target: str) -> set[tuple[str, str]]:
    english, lexicon = termbase.lexicon("en"), termbase.lexicon(lang)
    assert english is not None
    assert lexicon is not None
    found = compare(source, target, english, lexicon).findings
    return {(row.rule, row.message) for row in found if row.severity is Severity.ERROR}


@pytest.mark.parametrize("name", FILES)
def test_it_does_not_get_worse(termbase: Termbase, name: str) -> None:
    lang = Path(name).name[:2]
    alarms = found = 0
    for row in rows(name):
        right = errors_of(termbase, lang, row["source"], row["target"])
        alarms += bool(right)
        for fault in faults(row):
            found += bool(errors_of(termbase, lang, row["source"], fault) - right)
    most, fewest = REACHED[name]
    assert alarms <= most
    assert found >= fewest


SMALL = {*"lopqrsuwxyz123456789", "10"}
"""The sets that have 12 to 40 pairs a language."""


def test_every_file_is_measured_and_large_enough() -> None:
    assert set(REACHED) == set(FILES)
    for name in FILES:
        count = len(rows(name))
        least = {"pairs": 30, "evaders": 40, "paraphrases": 30}[name.split("/")[0]]
        if name.rpartition("-")[2] in SMALL:
            least = 12
        assert count >= least, name
    assert {Path(name).name for name in FILES if name.startswith("evaders")} == {
        "ar", "de", "es", "fr", "hi", "it", "ko", "pl", "pt", "uk", "vi", "zh"
    }  # fmt: skip


def test_a_fault_is_not_its_correct_twin() -> None:
    for name in FILES:
        for row in rows(name):
            assert row["target"] not in faults(row), row["source"]
