"""The command ``leaflets`` within the process of the tests: the lists are compiled once."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from click.testing import CliRunner, Result

from leaflets import Project, read_project
from leaflets.cli import main
from leaflets.reading.files import replace_files
from leaflets.reading.reviews import Role
from leaflets.reading.statements import texts
from leaflets.reviewing.freezing import with_reviews
from leaflets.reviewing.signing import Decider, sign

TRANSLATOR = ("--role", "translator", "--name", "Ana Pérez", "--credential", "translator")
CLINICIAN = ("--role", "clinician", "--name", "Luis Gómez", "--credential", "nurse")
EDITOR = ("--role", "editor", "--name", "Erin Example", "--credential", "editor")
"""Invented people, who sign nothing but copies in tests."""


def leaflets(root: Path, *arguments: str, fails: bool = False) -> Result:
    """Run a command on the project in ``root``; a traceback is a failure of the test."""
    result = CliRunner().invoke(main, [*arguments, "--project", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    assert (result.exit_code != 0) == fails, result.output
    return result


def sign_all(root: Path, lang: str) -> None:
    """Let two people sign all of a language."""
    for who in (EDITOR if lang == "en" else TRANSLATOR, CLINICIAN):
        leaflets(root, "sign", "--lang", lang, "--all", *who)


def sign_unseen(root: Path, lang: str, names: Iterable[str] = ()) -> None:
    """The same without a check of the text, of all or of some statements."""
    for role, who in ((Role.TRANSLATOR, "Ana Pérez"), (Role.CLINICIAN, "Luis Gómez")):
        project = project_of(root)
        decider = Decider(role, who, "invented", datetime.date(2026, 11, 26))
        new, against = sign(project, lang, [], decider, list(names or texts(project, lang)))
        assert against == []
        replace_files(with_reviews(project, lang, new))


def project_of(root: Path, also: str = "") -> Project:
    project, _ = read_project(root, also=also)
    assert project is not None
    return project


def edit(root: Path, file: str, before: str, after: str) -> None:
    path = root / file
    data = path.read_bytes().decode("utf-8")
    assert data.count(before) == 1, before
    path.write_bytes(data.replace(before, after).encode("utf-8"))
