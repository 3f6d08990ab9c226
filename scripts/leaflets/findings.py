"""What is wrong, where, and what to do: one record for every problem a user can cause.

The command line, the MkDocs plugin and the tests all pass these records on; only
:func:`as_text`, :func:`as_json` and :func:`as_github` turn them into words.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: an ERROR stops the build, a REVIEW item waits for a person."""

    ERROR = "ERROR"
    REVIEW = "REVIEW"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One problem.

    ``file`` is relative to the project, with forward slashes; ``line`` counts from 1, 0 is unknown.
    ``expected`` and ``found`` are noun phrases; ``action`` is a sentence in the imperative.
    """

    rule: str
    file: str
    expected: str
    found: str
    action: str
    line: int = 0
    lang: str = ""
    statement: str = ""
    severity: Severity = Severity.ERROR

    @property
    def place(self) -> str:
        """The file, with the line where it is known: ``docs/ar/risks.md:27``."""
        return f"{self.file}:{self.line}" if self.line else self.file

    @property
    def message(self) -> str:
        """What is wrong and what to do, without the place, on one line."""
        about = f"statement {self.statement}: " if self.statement else ""
        text = f"{about}expected {self.expected}, found {self.found}. {self.action}"
        return " ".join(text.split())

    def __str__(self) -> str:
        """Return the finding as one line of text."""
        return f"{self.place}: {self.severity} {self.rule}: {self.message}"


def errors(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that must stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def as_text(findings: Iterable[Finding]) -> str:
    """Return one line for each finding."""
    return "".join(f"{finding}\n" for finding in findings)


def as_json(findings: Iterable[Finding]) -> str:
    """Return a JSON list with all fields of each finding."""
    return (
        json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"
    )


def as_github(findings: Iterable[Finding]) -> str:
    """Return GitHub workflow commands, which annotate a pull request.

    Source: GitHub Actions, "Workflow commands", error and warning messages.
    """
    return "".join(_github_command(finding) for finding in findings)


def _github_command(finding: Finding) -> str:
    level = "error" if finding.severity is Severity.ERROR else "warning"
    properties = {"file": finding.file, "line": finding.line or None, "title": finding.rule}
    fields = ",".join(
        f"{key}={_escape(str(value), ',:')}" for key, value in properties.items() if value
    )
    return f"::{level} {fields}::{_escape(finding.message)}\n"


def _escape(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


FORMATS: dict[str, Callable[[Iterable[Finding]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
