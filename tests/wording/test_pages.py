"""The wording rules over the pages and labels of the project."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import run
from edits import apply
from leaflets import Project, check, read_project
from leaflets.comparing.wording.identify import identified
from leaflets.comparing.wording.pages import prose
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding, Severity
from leaflets.mutating.kills import UNKNOWN, kill
from leaflets.mutating.report import report

CASES = yaml.safe_load((Path(__file__).parent.parent / "data" / "wording.yml").read_text("utf-8"))


def errors_of(root: Path, lang: str) -> list[Finding]:
    project, _ = read_project(root)
    assert project is not None
    found = check(project, lang, identify=False)
    return [finding for finding in found if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_fault_is_found_at_its_statement(case: dict[str, Any], copy: Path) -> None:
    apply(case, copy)
    found = errors_of(copy, case["file"].split("/")[1])
    lines = "\n".join(map(str, found))
    assert case["rule"] in {finding.rule for finding in found}, lines
    assert {finding.statement for finding in found} == {case["statement"]}, lines
    assert {finding.file for finding in found} == {case["file"]}
    assert all(finding.line or finding.file.endswith(".yml") for finding in found)


def test_every_language_of_the_project_says_the_same(project: Project) -> None:
    assert [row for row in check(project) if row.severity is Severity.ERROR] == []


def test_a_block_in_another_language_is_named(copy: Path) -> None:
    text = "- Marchez immédiatement après la séance de traitement."
    apply({"file": "docs/es/after.md", "name": "",
           "replace": "- Camine justo después del tratamiento.", "by": text}, copy)  # fmt: skip
    project, _ = read_project(copy)
    assert project is not None
    (finding,) = [row for row in identified(project, ["en", "es"]) if row.lang == "es"]
    assert (finding.rule, finding.statement) == ("language", "walk-at-once")


def test_a_half_translated_block_is_named(copy: Path) -> None:
    text = (
        "- Camine todos los días, porque así se evitan coágulos de sangre: "
        "walking every day helps to prevent blood clots."
    )
    apply({"file": "docs/es/after.md", "name": "",
           "replace": "- Camine todos los días: caminar ayuda a prevenir los coágulos de sangre.",
           "by": text}, copy)  # fmt: skip
    project, _ = read_project(copy)
    assert project is not None
    (finding,) = identified(project, ["es"])
    assert finding.statement == "walk-daily"
    assert "walking every day" in finding.found


def test_a_language_without_terms_is_told(copy: Path) -> None:
    (copy / "docs/es/terms.yml").unlink()
    found = {(finding.rule, finding.file) for finding in errors_of(copy, "es")}
    # Its definitions are gone, too, of which the glossary is made.
    assert found == {
        ("terms", "docs/es/terms.yml"),
        ("missing", "docs/es/glossary.md"),
        ("token", "docs/es/glossary.md"),
        ("no-id", "docs/es/glossary.md"),
    }


def test_what_the_program_fills_in_is_no_text() -> None:
    assert prose("Call [[clinic.phone]] on page {page}.").split() == ["Call", "on", "page", "."]


def test_build_stops_at_a_wrong_wording(copy: Path) -> None:
    apply(CASES[0], copy)
    done = run("leaflets", "check", "--lang", "es", cwd=copy)
    assert done.returncode == 1
    assert "home-no-prevention" in done.stdout
    assert "as English says" in done.stdout or "as in English" in done.stdout


def test_mutants_die_or_live_for_a_known_reason(project: Project) -> None:
    """A seeded sample; ``leaflets mutants`` tries them all."""
    langs = [language.tag for language in project.settings.languages[1:]]
    kills = kill(project, Termbase(project.root), langs, every=7)
    assert kills.unclean == 0
    assert [str(row) for row in kills.survivors if row.reason == UNKNOWN] == []
    for kind in ("untranslated", "half translated", "number", "unit"):
        made = sum(count for (name, _), count in kills.made.items() if name == kind)
        lived = [row for row in kills.survivors if row.fault.kind == kind]
        assert made > 10 or kind == "unit"
        assert len(lived) <= made / 50, lived


def test_the_report_lists_each_survivor(project: Project) -> None:
    kills = kill(project, Termbase(project.root), ["es"], every=97)
    lines = list(report(kills, ["es"]))
    assert lines[0].split() == ["class", "es"]
    assert [line for line in lines if line.startswith("es ")] == list(map(str, kills.survivors))
    assert sum(kills.made.values()) > 30
