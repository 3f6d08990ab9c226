"""The ledger: what English says, frozen; and the state of each language."""

import json
import re
from pathlib import Path

import yaml

from conftest import ROOT, languages, run
from leaflets import Project, check, read_project
from leaflets.comparing.frozen import Said
from leaflets.reviewing.freeze import frozen_text
from leaflets.reviewing.status import status

RISKS = "docs/en/risks.md"
LEDGER = "docs/statements.yml"


def findings_of(root: Path, rule: str) -> list[tuple[str, str]]:
    project, _ = read_project(root)
    assert project is not None
    found = check(project, "en", identify=False)
    return [(row.statement, str(row.severity)) for row in found if row.rule == rule]


def edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def test_every_statement_is_frozen_with_a_line_to_read_aloud() -> None:
    entries = yaml.safe_load((ROOT / LEDGER).read_text("utf-8"))
    assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", row["digest"]) for row in entries.values())
    silent = [name for name, row in entries.items() if not row["says"]]
    assert set(silent) <= {"my-question-one", "my-question-two", "my-question-three"} | {
        name for name in silent if "editorial" in str(entries[name]["sources"])
    }
    assert entries["clots-lung"]["says"].startswith("blood-clot · lung · VERY RARE")


def test_an_edit_that_changes_what_english_says_is_an_error(copy: Path) -> None:
    edit(copy, RISKS, "- Redness: very common.", "- Redness: common.")
    assert findings_of(copy, "frozen") == [("may-redden", "ERROR")]


def test_an_edit_that_says_the_same_asks_for_confirmation(copy: Path) -> None:
    edit(
        copy,
        RISKS,
        "Most side effects are mild and short,",
        "Most side effects are short and mild,",
    )
    edit(copy, RISKS, "- A bruise: very common.", "- A bruise : very common.")
    assert ("may-bruise", "REVIEW") in findings_of(copy, "frozen")


def test_a_new_statement_is_not_frozen(copy: Path) -> None:
    path = copy / LEDGER
    text = re.sub(
        r"(may-redden:\n  sources: .*\n)  says: .*\n  digest: .*\n", r"\1", path.read_text()
    )
    path.write_text(text, "utf-8")
    assert findings_of(copy, "frozen") == [("may-redden", "ERROR")]


def test_freeze_writes_the_change_and_nothing_else(copy: Path) -> None:
    before = (copy / LEDGER).read_text("utf-8")
    edit(copy, RISKS, "- Redness: very common.", "- Redness: common.")
    done = run("leaflets", "freeze", cwd=copy)
    assert done.returncode == 0, done.stdout
    assert "may-redden\n  was: redness · VERY COMMON" in done.stdout
    assert "  is:  redness · COMMON" in done.stdout
    after = (copy / LEDGER).read_text("utf-8")
    changed = [
        (old, new)
        for old, new in zip(before.split("\n"), after.split("\n"), strict=True)
        if old != new
    ]
    assert [old[:9] for old, _ in changed] == ['  says: "', "  digest:"]
    assert findings_of(copy, "frozen") == []


def test_freeze_twice_changes_nothing(copy: Path) -> None:
    before = (copy / LEDGER).read_text("utf-8")
    assert "0 of them say something else" in run("leaflets", "freeze", cwd=copy).stdout
    assert (copy / LEDGER).read_text("utf-8") == before


def test_freeze_refuses_while_english_has_an_error(copy: Path) -> None:
    before = (copy / LEDGER).read_text("utf-8")
    edit(copy, RISKS, "- Redness: very common.", "- Redness <b>very</b> common.")
    done = run("leaflets", "freeze", cwd=copy)
    assert done.returncode == 1
    assert "raw-html" in done.stdout
    assert "Nothing was frozen" in done.stdout
    assert (copy / LEDGER).read_text("utf-8") == before


def test_written_lines_and_comments_stay() -> None:
    ledger = (
        "# head\n\n# page\none: # why\n  sources: [a,\n    b]\n  says: old\ntwo:\n  sources: [c]\n"
    )
    said = {"one": Said("x · Y", "sha256:1"), "two": Said("", "sha256:2")}
    assert frozen_text(ledger, said) == (
        "# head\n\n# page\none: # why\n  sources: [a,\n    b]\n"
        '  says: "x · Y"\n  digest: sha256:1\n'
        'two:\n  sources: [c]\n  says: ""\n  digest: sha256:2\n'
    )
    assert frozen_text(frozen_text(ledger, said), said) == frozen_text(ledger, said)


def test_status_counts_each_statement_once(project: Project) -> None:
    rows = status(project, check(project, identify=False))
    assert [row.lang for row in rows] == list(languages())
    for row in rows:
        assert row.missing + row.draft + row.checked == row.statements > 300
        assert (row.missing, row.draft, row.signed) == (0, 0, 0)


def test_status_sees_what_is_missing_and_what_is_wrong(copy: Path) -> None:
    path = copy / "docs/es/risks.md"
    text = path.read_text("utf-8")
    text = re.sub(r"(?m)^- [^\n]*\n[^\n]*\n *\{: #may-itch \}\n", "", text)
    path.write_text(text.replace("muy frecuente.", "raro.", 1), "utf-8")
    done = run("leaflets", "status", "--format", "json", cwd=copy)
    assert done.returncode == 0
    rows = {row["lang"]: row for row in json.loads(done.stdout)}
    assert (rows["es"]["missing"], rows["es"]["draft"]) == (1, 1)
    assert (rows["ar"]["missing"], rows["ar"]["draft"]) == (0, 0)
    table = run("leaflets", "status", cwd=copy).stdout.splitlines()
    assert table[0].split()[:4] == ["lang", "statements", "missing", "draft"]
