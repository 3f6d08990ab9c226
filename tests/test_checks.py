"""Every rule fires where it must, names the place, and is silent where it must be."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT, run
from edits import apply
from leaflets import Project, check, read_project
from leaflets.comparing.check import PAGE_RULES, PAIR_RULES, PROJECT_RULES
from leaflets.findings import Finding, errors

WORDING = {"omission", "addition", "term", "logic", "order", "exchange", "language"}
"""Rules that may leave something to look at: the wording check cannot know all words."""


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((Path(__file__).parent / "data" / name).read_text("utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


def findings_of(root: Path) -> list[Finding]:
    """Return what is to be corrected; what is to be looked at depends on the wording of the day."""
    project, problems = read_project(root)
    return problems if project is None else errors(check(project, identify=False))


def test_the_project_itself_has_nothing_to_correct(project: Project) -> None:
    findings = check(project)
    assert errors(findings) == []
    assert {finding.rule for finding in findings} <= WORDING | {"readability"}


@pytest.mark.parametrize("case", cases("faults.yml"))
def test_fault_is_found(case: dict[str, Any], copy: Path) -> None:
    apply(case, copy)
    findings = findings_of(copy)
    lines = "\n".join(map(str, findings))
    hits = [
        finding
        for finding in findings
        if finding.rule == case["rule"]
        and finding.file == case.get("at", case["file"])
        and case.get("statement", finding.statement) == finding.statement
    ]
    assert hits, lines
    assert {finding.rule for finding in findings} <= {case["rule"], *case.get("also", [])}, lines
    assert all("\n" not in str(finding) for finding in findings)


@pytest.mark.parametrize("case", cases("harmless.yml"))
def test_harmless_edit_is_not_reported(case: dict[str, Any], copy: Path) -> None:
    apply(case, copy)
    assert findings_of(copy) == []


def test_every_rule_has_a_case_in_which_it_fires() -> None:
    """A rule that is taken out of its table, or never fires, is noticed here."""
    rules = {rule.__name__ for table in (PROJECT_RULES, PAGE_RULES, PAIR_RULES) for rule in table}
    fired = {param.values[0]["rule"] for param in cases("faults.yml")}
    assert len(rules) == len(PROJECT_RULES) + len(PAGE_RULES) + len(PAIR_RULES)
    names = {
        "missing_pages": "missing-page",
        "extra_pages": "extra-page",
        "own_pages": "own-page",
        "logo": "logo",
        "untranslated": "untranslated",
        "labels": "label",
        "copied_text": "copied",
        "duplicate_ids": "duplicate-id",
        "unsourced": "unsourced",
        "unused": "unused",
        "unknown_sources": "source",
        "unknown_citations": "citation",
        "seed_covered": "seed",
        "editorial": "editorial",
        "raw_html": "raw-html",
        "attributes": "attributes",
        "block_kinds": "kind",
        "empty": "empty",
        "headings": "heading",
        "main_message": "main-message",
        "tokens": "token",
        "pictures": "picture",
        "links": "link",
        "no_id": "no-id",
        "missing_statements": "missing",
        "extra_statements": "extra",
        "order": "order",
        "same_block": "kind",
    }
    assert rules == set(names)
    # Only REVIEW, and so in test_own_page.py.
    assert set(names.values()) - {"own-page"} <= fired


def test_a_lost_id_is_named_once(copy: Path) -> None:
    apply({"name": "", "file": "docs/ar/risks.md", "delete_id": "may-itch"}, copy)
    (finding,) = findings_of(copy)
    assert finding.place == "docs/ar/risks.md:34"
    assert "{: #may-itch }" in finding.expected


def test_lang_leaves_the_other_languages_out(copy: Path) -> None:
    for lang in ("ar", "es"):
        apply({"name": "", "file": f"docs/{lang}/risks.md", "delete_block": "may-itch"}, copy)
    project, _ = read_project(copy)
    assert project is not None
    assert [finding.lang for finding in errors(check(project, "ar", identify=False))] == ["ar"]


@pytest.mark.parametrize("format_name", ["text", "json", "github"])
def test_command_reports_in_every_format(format_name: str, copy: Path) -> None:
    apply({"name": "", "file": "docs/ar/risks.md", "delete_block": "may-itch"}, copy)
    result = run("leaflets", "check", "--format", format_name, cwd=copy)
    assert result.returncode == 1
    assert "may-itch" in result.stdout
    assert "Traceback" not in result.stdout
    if format_name == "json":
        (row,) = [row for row in json.loads(result.stdout) if row["severity"] == "ERROR"]
        assert (row["file"], row["statement"]) == ("docs/ar/risks.md", "may-itch")
    if format_name == "github":
        assert "::error file=docs/ar/risks.md,title=missing::" in result.stdout


def test_command_succeeds_on_the_project() -> None:
    assert run("leaflets", "check", cwd=ROOT).returncode == 0


def test_command_refuses_an_unknown_language() -> None:
    result = run("leaflets", "check", "--lang", "xx", cwd=ROOT)
    assert result.returncode == 2
    assert "en, es, fr" in result.stdout


def test_command_without_a_configuration(tmp_path: Path) -> None:
    result = run("leaflets", "check", cwd=tmp_path)
    assert result.returncode == 1
    assert "mkdocs.yml: ERROR" in result.stdout
    assert "Traceback" not in result.stdout
