"""Two things of one kind that changed places, while all else stayed."""

from pathlib import Path

import pytest

from leaflets.comparing.wording.compare import compare
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Severity

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase(ROOT)


@pytest.mark.parametrize(
    ("lang", "source", "target", "asked"),
    [
        (
            "fr",
            "The doctor injects from the thigh down to the ankle.",
            "Le médecin injecte de la cheville vers la cuisse.",
            True,
        ),
        (
            "fr",
            "The doctor injects from the thigh down to the ankle.",
            "Le médecin injecte de la cuisse vers la cheville.",
            False,
        ),
        # The two words of one name stand as the language wants them.
        (
            "fr",
            "Laser treats facial veins of adults.",
            "Le laser traite les veines du visage des adultes.",
            False,
        ),
    ],
)
def test_two_things_that_changed_places(
    termbase: Termbase, lang: str, source: str, target: str, asked: bool
) -> None:
    english, lexicon = termbase.lexicon("en"), termbase.lexicon(lang)
    assert english is not None
    assert lexicon is not None
    found = compare(source, target, english, lexicon).findings
    assert any(row.rule == "exchange" for row in found) is asked
    assert all(row.severity is Severity.REVIEW for row in found if row.rule == "exchange")
