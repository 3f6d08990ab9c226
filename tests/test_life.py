"""The whole life of one sentence: changed in English, translated, signed, published, changed."""

import json
import re
from pathlib import Path

import polib
import pytest

from commands import CLINICIAN, TRANSLATOR, edit, leaflets, project_of, sign_unseen
from conftest import copy_sources, languages, mkdocs_build
from leaflets import check
from leaflets.exchanging.po import as_po
from leaflets.exchanging.units import units
from leaflets.findings import as_github, errors
from leaflets.reviewing.status import State, states
from pdf_text import text_of

NAME = "may-redden"
OLD, NEW = "- Redness: very common.", "- Redness: common."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """All languages; one short leaflet, so that building takes seconds."""
    root = copy_sources(tmp_path / "project", languages=(), every_edition=False)
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    short = re.sub(r"(?m)^ {12}- (?!get-help\.md)[a-z-]+\.md\n", "", text)
    assert short != text
    config.write_text(short, "utf-8")
    return root


def keep_only(root: Path, *kept: str) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text("utf-8")
    for row in re.findall(r"(?m)^ *- \{ locale: .*\n", text):
        if not re.search(rf"locale: ({'|'.join(kept)}),", row):
            text = text.replace(row, "")
    config.write_text(text, "utf-8")


def standing_of(root: Path, statement: str = NAME) -> State:
    return states(project_of(root), [])["es"].by_statement[statement]


def translate(root: Path) -> None:
    """It goes to the translator and comes back; what is older does not come in."""
    source, target = root / "es.po", root / "new.po"
    leaflets(root, "export", "--format", "po", "--lang", "es", "--output", str(source))
    file = polib.pofile(str(source))
    entry = next(entry for entry in file if entry.msgctxt == NAME)
    assert entry.fuzzy
    assert entry.previous_msgid.startswith("Redness: very common.")
    assert entry.msgid.startswith("Redness: common.")
    entry.msgstr = entry.msgstr.replace("muy frecuente", "frecuente")
    entry.fuzzy = False
    file.save(str(target))
    before = (root / "docs/es/risks.md").read_bytes()
    for given, message in (("old.po", "the English has moved"), ("no.po", "no such file")):
        arguments = ("import", "--format", "po", "--lang", "es", str(root / given))
        assert message in leaflets(root, *arguments, fails=True).output
    assert (root / "docs/es/risks.md").read_bytes() == before
    result = leaflets(root, "import", "--format", "po", "--lang", "es", str(target))
    assert "1 texts changed in 1 files" in result.output
    assert standing_of(root) is State.CHECKED


def sign(root: Path) -> None:
    """Two people sign it; one person alone, or tomorrow, does not count."""
    about = ("sign", "--lang", "es", "--statement", NAME)
    leaflets(root, *about, *TRANSLATOR)
    twice = ("--role", "clinician", "--name", "PÉREZ, Ana", "--credential", "nurse")
    assert "two different people" in leaflets(root, *about, *twice, fails=True).output
    future = leaflets(root, *about, *CLINICIAN, "--date", "2999-01-01", fails=True)
    assert "in the future" in future.output
    assert standing_of(root) is State.CHECKED
    leaflets(root, *about, *CLINICIAN)
    assert standing_of(root) is State.SIGNED


def publish(root: Path) -> None:
    """It is published as signed, in this language and no other."""
    labels = project_of(root).labels["es"]
    result = mkdocs_build(root)
    assert result.returncode == 0, result.stdout
    index = json.loads((root / "site/leaflets/index.json").read_text("utf-8"))
    assert {row["lang"]: row["status"] for row in index} == {"en": "draft", "es": "signed"}
    page = (root / "site/es/risks/index.html").read_text("utf-8")
    sheet = " ".join(text_of(root / "site/leaflets/es/sclerotherapy-a4.pdf").split())
    for shown in (page, sheet):
        assert labels["signed_notice"] in shown
        assert labels["draft_notice"] not in shown
    assert "Enrojecimiento: frecuente." in page
    english = (root / "site/risks/index.html").read_text("utf-8")
    assert project_of(root).labels["en"]["draft_notice"] in english


def test_the_life_of_a_sentence(root: Path) -> None:
    others = [lang for lang in languages() if lang != "en"]
    every = (root / "mkdocs.yml").read_text("utf-8")
    keep_only(root, "en", "es")
    sign_unseen(root, "es")
    project = project_of(root)
    own = units(project, "es", states(project, [])["es"], [])[0]
    (root / "old.po").write_bytes(as_po(project, "es", own))

    edit(root, "docs/en/risks.md", OLD, NEW)
    # First the check asks for a clinician, then it is frozen.
    asked = [one.statement for one in errors(check(project_of(root), "en", identify=False))]
    assert asked == [NAME]
    (root / "mkdocs.yml").write_text(every, "utf-8")
    note = leaflets(root, "freeze").output
    assert "was: redness · VERY COMMON" in note
    assert "is:  redness · COMMON" in note

    # It is stale in every other language, and nothing else is.
    all_states = states(project_of(root), [])
    stale = {lang: all_states[lang].of(State.STALE) for lang in languages()}
    assert stale == {lang: [NAME] for lang in others} | {"en": []}

    # Until it is translated, what was signed is published with a notice.
    keep_only(root, "en", "es")
    project = project_of(root)
    findings = check(project, "es", identify=False)
    assert errors(findings) == []
    assert "::warning file=docs/es/risks.md,line=" in as_github(findings)
    assert states(project, findings)["es"].standing.word == "stale"

    translate(root)
    sign(root)
    publish(root)

    # One letter changes, and it is a draft again.
    edit(root, "docs/es/risks.md", "- Enrojecimiento: frecuente.", "- enrojecimiento: frecuente.")
    assert states(project_of(root), [])["es"].of(State.CHECKED) == [NAME]
    assert states(project_of(root), [])["es"].standing.word == "draft"
