"""docs/pemat.yml: every item of PEMAT-P is scored, and a reviewer finds what it rests on."""

import yaml

from conftest import ROOT
from leaflets import Project

ITEMS = {"understandability": {*range(1, 13), *range(15, 20)}, "actionability": {*range(20, 27)}}
RECORD = yaml.safe_load((ROOT / "docs/pemat.yml").read_text("utf-8"))


def test_every_item_of_pemat_p_is_scored_once() -> None:
    assert {name: set(rows) for name, rows in RECORD.items()} == ITEMS


def test_every_applicable_item_is_agreed_with_a_reason_and_statements(project: Project) -> None:
    ids = {name for page in project.source_pages.values() for name in page.ids}
    for rows in RECORD.values():
        for number, row in rows.items():
            assert row["score"] in {"agree", "not-applicable"}, number
            assert row["because"], number
            assert (row["score"] == "agree") == bool(row["statements"]), number
            assert set(row["statements"]) <= ids, number
