"""Decisions of people: what is recorded, what follows from it, and what ends it."""

import datetime
import json
import random
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from commands import CLINICIAN, TRANSLATOR, edit, leaflets, project_of, sign_all
from conftest import ROOT, copy_sources
from leaflets import Project, check
from leaflets.comparing.decisions import Base, decided, digests_now, signed
from leaflets.reading.blocks import parse_page
from leaflets.reading.digests import digest
from leaflets.reading.history import COLUMNS as HISTORY
from leaflets.reading.history import Frozen, latest, read_history
from leaflets.reading.reviews import COLUMNS, Digests, Review, Role, person, read_reviews
from leaflets.reading.statements import texts
from leaflets.reviewing.approving import approve
from leaflets.reviewing.changes import note
from leaflets.reviewing.freezing import new_bases
from leaflets.reviewing.signing import Decider, sign, waive
from leaflets.reviewing.status import State, states, status, with_standings
from leaflets.reviewing.table import as_json, as_text

ES = "docs/es/reviews.tsv"
TODAY = datetime.date(2026, 11, 27)
SHA = digest("x")
GOOD = ("may-itch", SHA, SHA, SHA, "clinician", "Luis Gómez", "nurse", "2026-11-26", "")


@pytest.fixture(scope="module")
def signed_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy in which two people have signed all of the Spanish; read only."""
    root = copy_sources(tmp_path_factory.mktemp("signed") / "project", ("en", "es"))
    sign_all(root, "es")
    return root


@pytest.fixture
def root(signed_project: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may spoil."""
    return shutil.copytree(signed_project, tmp_path / "project")


def state_of(root: Path, statement: str, lang: str = "es") -> State:
    """Return the state of a statement that has no ERROR."""
    return states(project_of(root), [])[lang].by_statement[statement]


def rules_of(root: Path, statement: str) -> list[tuple[str, str]]:
    found = check(project_of(root), "es", identify=False)
    return [(one.rule, str(one.severity)) for one in found if one.statement == statement]


def standing(root: Path) -> tuple[str, str]:
    project = with_standings(project_of(root), states(project_of(root), []))
    return project.standing("es").word, project.notice("es")


def ledger(root: Path, *rows: tuple[str, ...]) -> None:
    lines = ["\t".join(row) + "\n" for row in (COLUMNS, *rows)]
    (root / ES).write_text("".join(lines), "utf-8")


# What a line may be.


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("statement", "", "the id of a statement"),
        ("english", "sha256:12", "64 hexadecimal digits in the column english"),
        ("translation", "md5:" + "0" * 64, "64 hexadecimal digits"),
        ("says", "", "in the column says"),
        ("role", "boss", "one of the roles"),
        ("name", " ", "a text in the column name"),
        ("credential", "", "a text in the column credential"),
        ("date", "26.11.2026", "a day as 2026-01-31"),
        ("date", "2026-11-29", "not in the future"),
        ("role", "waiver", "a note “rule: reason”"),
    ],
)
def test_a_damaged_line_is_a_finding_and_decides_nothing(
    tmp_path: Path, column: str, value: str, expected: str
) -> None:
    (tmp_path / "docs/es").mkdir(parents=True)
    spoiled = tuple(
        value if name == column else cell for name, cell in zip(COLUMNS, GOOD, strict=True)
    )
    ledger(tmp_path, GOOD, spoiled)
    reviews, findings = read_reviews(tmp_path, "es", TODAY)
    assert len(reviews) == 1
    assert [(one.rule, one.file, one.line) for one in findings] == [("ledger", ES, 3)]
    assert expected in findings[0].expected


def test_a_line_cut_short_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "docs/es").mkdir(parents=True)
    ledger(tmp_path, GOOD, GOOD[:4])
    reviews, findings = read_reviews(tmp_path, "es", TODAY)
    assert len(reviews) == 1
    assert "9 cells" in findings[0].expected
    assert findings[0].found == "4 cells"


def test_heads_blank_lines_windows_line_ends_and_marks_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "docs/es").mkdir(parents=True)
    ledger(tmp_path, GOOD, COLUMNS, ("",), GOOD)
    once, findings = read_reviews(tmp_path, "es", TODAY)
    data = (tmp_path / ES).read_bytes()
    (tmp_path / ES).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert read_reviews(tmp_path, "es", TODAY) == (once, findings) == (once, [])
    assert len(once) == 2


def test_a_ledger_with_a_damaged_line_stops_the_build(copy: Path) -> None:
    ledger(copy, GOOD[:3])
    errors = [one for one in check(project_of(copy), "es", identify=False) if one.rule == "ledger"]
    assert [str(one.severity) for one in errors] == ["ERROR"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dr. Ana Pérez", "PEREZ, Ana", True),
        ("Ana  Pérez ", "ana pérez", True),
        ("A. Pérez", "Ana Pérez", False),
        ("Ana Pérez", "Ana Pérez García", False),
        ("王 芳", "王 芳", True),
        ("Dr.", "MD", False),
    ],
)
def test_people_are_told_apart(one: str, other: str, same: bool) -> None:
    assert (person(one) == person(other)) == same


# What makes a statement signed.


def review(role: Role, name: str) -> Review:
    return Review("a", Digests(SHA, SHA, SHA), role, name, "x", TODAY)


def test_two_roles_and_two_people_make_it_signed() -> None:
    both = (Role.TRANSLATOR, Role.CLINICIAN)
    one, two = review(Role.TRANSLATOR, "Ana"), review(Role.CLINICIAN, "Luis")
    assert signed([one, two], both)
    assert not signed([one], both)
    assert not signed([one, review(Role.TRANSLATOR, "Luis")], both)
    assert not signed([one, review(Role.CLINICIAN, "Dr. ANA")], both)
    assert not signed([one, review(Role.CONFIRMATION, "Luis")], both)
    assert signed([one, review(Role.CLINICIAN, "Ana"), two], both)


def test_a_language_that_two_people_signed_is_no_draft(signed_project: Path) -> None:
    word, notice = standing(signed_project)
    assert word == "signed"
    assert "Borrador" not in notice
    assert notice == project_of(signed_project).labels["es"]["signed_notice"]
    assert state_of(signed_project, "label.pic_walk") is State.SIGNED


def test_the_order_of_the_lines_says_nothing(root: Path) -> None:
    lines = (root / ES).read_text("utf-8").splitlines(keepends=True)
    random.Random(7).shuffle(lines)  # noqa: S311
    (root / ES).write_text("".join([*lines, *lines[:50]]), "utf-8")
    assert standing(root)[0] == "signed"


def test_one_letter_changed_unsigns_that_statement_and_no_other(root: Path) -> None:
    edit(root, "docs/es/risks.md", "- Picazón", "- picazón")
    project = project_of(root)
    own = states(project, [])["es"]
    assert own.of(State.CHECKED) == ["may-itch"]
    assert standing(root) == ("draft", project.labels["es"]["draft_notice"])


def test_white_space_unsigns_nothing(root: Path) -> None:
    path = root / "docs/es/risks.md"
    path.write_bytes(path.read_bytes().replace(b"- Picaz", b"-   Picaz").replace(b"\n", b"\r\n"))
    assert state_of(root, "may-itch") is State.SIGNED


def test_signing_again_writes_nothing(root: Path) -> None:
    before = (root / ES).read_bytes()
    result = leaflets(root, "sign", "--lang", "es", "--page", "risks.md", *CLINICIAN)
    assert "Signed: 0" in result.output
    assert (root / ES).read_bytes() == before


def test_an_edit_signed_anew_is_signed_and_the_ledger_only_grows(root: Path) -> None:
    before = (root / ES).read_bytes()
    edit(root, "docs/es/risks.md", "- Picazón", "- picazón")
    leaflets(root, "sign", "--lang", "es", "--statement", "may-itch", *TRANSLATOR)
    assert state_of(root, "may-itch") is State.CHECKED
    leaflets(root, "sign", "--lang", "es", "--statement", "may-itch", *CLINICIAN)
    assert state_of(root, "may-itch") is State.SIGNED
    after = (root / ES).read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 2


@pytest.mark.parametrize(
    ("role", "name", "date", "message"),
    [
        (Role.CLINICIAN, "DR. ANA PEREZ", TODAY, "two different people in the two roles"),
        (Role.CLINICIAN, "Luis", datetime.date(2999, 1, 1), "a day that is not in the future"),
        (Role.CLINICIAN, " ", TODAY, "a name"),
        (Role.CLINICIAN, "A\tB", TODAY, "a name on one line"),
        (Role.EDITOR, "Luis", TODAY, "the roles translator and clinician for es"),
        (Role.CONFIRMATION, "Luis", TODAY, "English that was reworded since it was signed"),
    ],
)
def test_a_void_signature_is_refused(
    signed_project: Path, role: Role, name: str, date: datetime.date, message: str
) -> None:
    project = project_of(signed_project)
    decisions = {"es": tuple(r for r in project.reviews["es"] if r.role is Role.TRANSLATOR)}
    project = replace(project, reviews=decisions)
    decider = Decider(role, name, "nurse", date)
    new, against = sign(project, "es", [], decider, ["may-itch"])
    assert new == []
    assert message in [one.expected.removesuffix(" and says the same") for one in against]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--all", "--date", "2999-01-01"), "in the future"),
        (("--code", "00000000", "--page", "risks.md"), "was changed since the sheet"),
        (("--page", "risks.md", "--except", "no-such"), "not among them"),
        (("--page", "no-such.md"), "no-such.md is not one of"),
        (("--statement", "no-such"), "there is no no-such"),
        ((), "Say what is signed"),
    ],
)
def test_a_slip_on_the_command_line_signs_nothing(
    signed_project: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = (signed_project / ES).read_bytes()
    who = ("--role", "clinician", "--name", "Somebody Else", "--credential", "nurse")
    result = leaflets(signed_project, "sign", "--lang", "es", *arguments, *who, fails=True)
    assert message in result.output
    assert (signed_project / ES).read_bytes() == before


def test_nobody_signs_what_has_an_error(root: Path) -> None:
    edit(root, "docs/es/risks.md", "- Picazón: muy frecuente.", "- Picazón: rara.")
    before = (root / ES).read_bytes()
    result = leaflets(root, "sign", "--lang", "es", "--all", *CLINICIAN, fails=True)
    assert "may-itch" in result.output
    assert "Nothing was signed" in result.output
    assert (root / ES).read_bytes() == before


def test_two_branches_that_sign_merge_without_a_conflict(copy: Path) -> None:
    def git(*arguments: str) -> str:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
        command = ["git", *identity, *arguments]
        return subprocess.run(command, cwd=copy, check=True, capture_output=True, text=True).stdout

    shutil.copy(ROOT / ".gitattributes", copy)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "Begin")
    git("switch", "-q", "-c", "translator")
    leaflets(copy, "sign", "--lang", "es", "--page", "labels", *TRANSLATOR)
    git("add", "-A")
    git("commit", "-q", "-m", "Sign as translator")
    git("switch", "-q", "main")
    leaflets(copy, "sign", "--lang", "es", "--page", "labels", *CLINICIAN)
    git("add", "-A")
    git("commit", "-q", "-m", "Sign as clinician")
    git("merge", "-q", "--no-edit", "translator")
    reviews, findings = read_reviews(copy, "es")
    assert findings == []
    assert {one.role for one in reviews} == {Role.TRANSLATOR, Role.CLINICIAN}
    assert state_of(copy, "label.pic_walk") is State.SIGNED


# English changes.


@pytest.fixture(scope="module")
def changed(signed_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """English changed in four ways at once, and frozen; the Spanish was signed. Read only."""
    root = tmp_path_factory.mktemp("changed") / "project"
    shutil.copytree(signed_project, root)
    shutil.copytree(ROOT / "docs/ar", root / "docs/ar")
    spanish = "        - { locale: es, name: Español, build: true }\n"
    arabic = "        - { locale: ar, name: العربية, build: true }\n"
    edit(root, "mkdocs.yml", spanish, spanish + arabic)
    # Changed in English alone: stale.
    edit(root, "docs/en/risks.md", "- Redness: very common.", "- Redness: common.")
    # Reworded.
    edit(root, "docs/en/risks.md", "- A bruise: very common.", "- A bruise : very common.")
    # Changed along in Spanish.
    edit(root, "docs/en/risks.md", "- Itching: very common.", "- Itching: common.")
    edit(root, "docs/es/risks.md", "- Picazón: muy frecuente.", "- Picazón: frecuente.")
    # Changed in English, and spoiled in Spanish.
    edit(root, "docs/en/risks.md", "they last for hours or days and", "they last for days and")
    edit(root, "docs/es/risks.md", "y no son una alergia", "y son una alergia")
    output = leaflets(root, "freeze").output
    assert "3 of them say something else" in output
    assert "may-redden\n  was: redness · VERY COMMON" in output
    return root


def test_an_english_edit_makes_exactly_its_statements_stale(changed: Path) -> None:
    own = states(project_of(changed), [])
    assert own["es"].of(State.STALE) == ["may-redden", "se-hives-local"]
    assert own["es"].of(State.CHECKED) == ["may-bruise", "may-itch"]
    assert own["es"].reworded == ["may-bruise"]
    assert own["ar"].of(State.STALE) == ["may-redden", "may-itch", "se-hives-local"]


def test_what_is_stale_is_no_error_but_its_faults_are(changed: Path) -> None:
    found = check(project_of(changed), "es", identify=False)
    rules: dict[str, dict[str, str]] = {}
    for one in found:
        rules.setdefault(one.statement, {})[one.rule] = str(one.severity)
    assert rules["may-redden"] == {"stale": "REVIEW"}
    assert rules["may-bruise"] == {"reworded": "REVIEW"}
    assert "may-itch" not in rules
    assert rules["se-hives-local"] == {"stale": "REVIEW", "negation": "ERROR"}


def test_pages_say_that_a_part_is_being_updated(changed: Path) -> None:
    labels = project_of(changed).labels["es"]
    notice = f"{labels['draft_notice']} {labels['updating_notice']}"
    assert standing(changed) == ("draft", notice)


def test_status_lists_what_is_stale(changed: Path) -> None:
    rows = [row for row in status(project_of(changed), []) if row.lang == "es"]
    assert (rows[0].stale, rows[0].reworded, rows[0].signed) == (2, 1, rows[0].statements - 4)
    text = as_text(rows)
    assert "es: stale: may-redden\n" in text
    assert json.loads(as_json(rows))[0]["stale_statements"] == ["may-redden", "se-hives-local"]


def test_reworded_english_asks_only_for_confirmation(changed: Path) -> None:
    who = Decider(Role.CONFIRMATION, "Luis Gómez", "nurse", TODAY)
    project = project_of(changed)
    new, against = sign(project, "es", [], who, ["may-bruise"])
    assert against == []
    decisions = {**project.reviews, "es": (*project.reviews["es"], *new)}
    after = decided(replace(project, reviews=decisions), "es")["may-bruise"]
    assert (after.base, after.signed) == (Base.CURRENT, True)


def test_freezing_again_adds_nothing(changed: Path) -> None:
    files = [*changed.glob("docs/*/reviews.tsv"), changed / "docs/history.tsv"]
    assert len(files) == 3
    before = [path.read_bytes() for path in files]
    leaflets(changed, "freeze")
    assert [path.read_bytes() for path in files] == before


def test_an_english_edit_taken_back_needs_no_new_signatures(changed: Path) -> None:
    project = project_of(changed)
    old = next(one for one in project.history if one.statement == "may-redden")
    page = project.source_pages["risks.md"]
    text = page.text.replace("- Redness: common.", "- Redness: very common.")
    pages = {**project.source_pages, "risks.md": parse_page(text, "en", "risks.md")}
    assert project.ledger is not None
    entries = dict(project.ledger.statements)
    frozen = {"says": old.says, "digest": old.digest}
    entries["may-redden"] = entries["may-redden"].model_copy(update=frozen)
    ledger = project.ledger.model_copy(update={"statements": entries})
    project = replace(project, pages={**project.pages, "en": pages}, ledger=ledger)
    assert states(project, [])["es"].by_statement["may-redden"] is State.SIGNED


@pytest.mark.parametrize("translated", [True, False])
def test_freeze_takes_the_word_of_who_says_that_all_was_changed_along(
    project: Project, translated: bool
) -> None:
    now = digests_now(project, "es")["may-redden"]
    new = [Frozen("0.1", TODAY, "may-redden", digest("Redness."), "redness", "Redness.")]
    (base,) = new_bases(project, "es", new, TODAY, translated=translated)
    bound = (base.digests.english, base.digests.translation)
    assert bound == (digest("Redness.") if translated else now.english, now.translation)


def test_a_damaged_history_is_a_finding(tmp_path: Path) -> None:
    good = frozen("0.1", "one", "A")
    (tmp_path / "docs").mkdir()
    lines = [HISTORY, good.cells, good.cells[:3], ("0.1", "x", *good.cells[2:])]
    lines += [(*good.cells[:3], "sha", *good.cells[4:])]
    path = tmp_path / "docs/history.tsv"
    path.write_text("".join("\t".join(line) + "\n" for line in lines), "utf-8")
    history, findings = read_history(tmp_path)
    assert history == (good,)
    assert [(one.rule, one.line) for one in findings] == [
        ("ledger", 3),
        ("ledger", 4),
        ("ledger", 5),
    ]


# Waivers.


def test_a_waiver_lifts_one_finding_until_the_next_edit(copy: Path) -> None:
    edit(copy, "docs/es/risks.md", "- Picazón: muy frecuente.", "- Picazón: rara [[blank]].")
    about = ("--lang", "es", "--statement", "may-itch", "--rule", "frequency", *CLINICIAN[2:])
    leaflets(copy, "waive", *about, "--reason", "Invented for this test.")
    found = dict(rules_of(copy, "may-itch"))
    assert found["frequency"] == "REVIEW"
    assert found["tokens"] == "ERROR"
    row = next(row for row in status(project_of(copy), []) if row.lang == "es")
    assert row.waivers == 1
    assert row.waived[0].startswith("may-itch frequency: Invented for this test. (Luis Gómez")
    edit(copy, "docs/es/risks.md", "- Picazón: rara", "- picazón: rara")
    assert ("frequency", "ERROR") in rules_of(copy, "may-itch")


def test_void_waivers_are_refused(copy: Path) -> None:
    edit(copy, "docs/es/risks.md", "- Picazón: muy frecuente.", "- Picazón: rara [[blank]].")
    project = project_of(copy)
    findings = check(project, "es", identify=False)
    for rule, reason, message in (
        ("frequency", "Because.", "a reason in some words"),
        ("number", "It is right so.", "the rule number among its ERRORs"),
        ("tokens", "It is right so.", "an ERROR of the wording, which people may judge"),
    ):
        who = Decider(Role.WAIVER, "Luis Gómez", "nurse", TODAY, reason)
        new, against = waive(project, "es", findings, who, "may-itch", rule)
        assert new == []
        assert message in [one.expected for one in against]


# Approved forms.


def test_an_approved_form_is_listed_and_recorded(copy: Path) -> None:
    path = copy / "docs/es/terms.yml"
    before = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(before)
    form = "inusitadísimamente rar(o|a)"
    about = ("--lang", "es", "--concept", "rare", "--form", form)
    leaflets(copy, "approve", *about, *CLINICIAN[2:])
    after = path.read_bytes()
    assert after.replace(f", {form}".encode(), b"") == before
    reviews, findings = read_reviews(copy, "es")
    assert findings == []
    assert [(one.statement, one.role, one.note) for one in reviews] == [
        ("term.rare", Role.FORM, form)
    ]


@pytest.mark.parametrize(
    ("concept", "form", "message"),
    [
        ("no-such", "algo", "a concept of the list"),
        ("rare", "uno, dos", "one form"),
        ("rare", "muy frecuente", "a form of one concept"),
        ("rare", "rar(o", "brackets match"),
        ("rare", "raro", "a new form"),
    ],
)
def test_a_form_that_spoils_the_list_is_refused(
    project: Project, concept: str, form: str, message: str
) -> None:
    who = Decider(Role.FORM, "Luis Gómez", "nurse", TODAY)
    _, new, against = approve(project, "es", who, concept, form)
    assert new == []
    assert any(message in one.message for one in against), against


# The project as it is.


def test_the_history_ends_with_the_english_as_it_is(project: Project) -> None:
    history, findings = read_history(ROOT)
    assert findings == []
    last = latest(history)
    now = texts(project, "en")
    assert {name: one.text for name, one in last.items() if one.text} == now
    assert project.ledger is not None
    for name, entry in project.ledger.statements.items():
        assert (last[name].digest, last[name].says) == (entry.digest, entry.says)


def test_nobody_has_signed_anything_of_the_project(project: Project) -> None:
    """True until people have; then this test goes, and the first line of README.md with it."""
    assert {role for own in project.reviews.values() for role in (one.role for one in own)} <= {
        Role.BASE
    }


# The change note.


def frozen(version: str, statement: str, text: str, says: str = "x") -> Frozen:
    return Frozen(version, TODAY, statement, digest(text), says, text)


def test_the_change_note_tells_version_by_version_what_patients_read_otherwise() -> None:
    history = [
        frozen("0.9", "one", "A"),
        frozen("0.9", "two", "B"),
        frozen("0.10", "one", "A, but."),
        frozen("0.10", "two", "Draft of C", "draft"),
        frozen("0.10", "two", "C", "y"),
        frozen("0.10", "three", "D", "z"),
        frozen("0.11", "one", "", ""),
        frozen("0.11", "two", "E", "e"),
        frozen("0.11", "two", "C", "y"),
    ]
    text = note(history)
    assert re.findall(r"(?m)^## (.*)$", text) == ["0.11", "0.10", "0.9"]
    newest, middle, first = text.split("\n## ")[1:]
    assert "- `one` (2026-11-27)\n  - was: A, but.\n  - is: (taken out)" in newest
    assert "two" not in newest
    clinical, reworded = middle.split("### Says the same in other words")
    assert "`two` (2026-11-27)\n  - was: B\n  - is: C" in clinical
    assert "Draft" not in middle
    assert "`three` (2026-11-27)\n  - was: (new)\n  - is: D" in clinical
    assert "`one` (2026-11-27)\n  - was: A\n  - is: A, but." in reworded
    assert first.strip().endswith("First version: 2 texts.")
    assert re.findall(r"(?m)^## (.*)$", note(history, since="0.10")) == ["0.11"]


def test_the_command_tells_the_first_version(project: Project) -> None:
    output = leaflets(ROOT, "changes").output
    assert f"First version: {len(texts(project, 'en'))} texts." in output


def test_the_workflow_runs_the_check_that_annotates() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))
    steps = workflow["jobs"]["check"]["steps"]
    assert ".venv/bin/leaflets check --format github" in [step.get("run") for step in steps]
    assert workflow["permissions"] == {"contents": "read"}
