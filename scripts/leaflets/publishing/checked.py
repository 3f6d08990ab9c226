"""A project as it may be published: read, and checked as a whole."""

from collections.abc import Callable
from pathlib import Path

from leaflets.comparing.check import check, structural
from leaflets.findings import Finding, errors
from leaflets.reading.project import Project, read_project
from leaflets.reviewing.status import States, states, with_reviews, with_standings


class RefusedError(Exception):
    """There are errors, which are among ``findings``."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(errors(findings))} to correct")
        self.findings = findings


def checked(root: Path, begin: Callable[[Project], None]) -> tuple[Project, dict[str, States]]:
    """Return the project in a folder with the states of its languages.

    ``begin`` is called with it as soon as nothing is missing in it, before the wording of the
    languages is compared: the leaflets can be composed then, and to print them takes longest.
    Raises RefusedError where there is any ERROR, with all that was found.
    """
    project, findings = read_project(root)
    if project is None:
        raise RefusedError(findings)
    known, found = structural(project), dict[str, States]()
    if not errors(known):
        found = states(project, known)
        project = with_standings(project, found)
        begin(project)
    findings = check(project, known=known)
    if errors(findings):
        raise RefusedError(findings)
    return project, with_reviews(found, findings)
