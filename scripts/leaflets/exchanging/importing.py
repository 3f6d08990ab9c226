"""From a translator's file to the sources: every change or none."""

import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from leaflets.comparing.check import structural
from leaflets.exchanging.incoming import Incoming, unusable
from leaflets.exchanging.markdown_texts import words
from leaflets.exchanging.units import files, texts_in, with_texts
from leaflets.findings import Finding, errors
from leaflets.reading.project import Project, read_project

_LEFT_TO_CHECK = frozenset({"copied"})
"""A text that is still English takes no page apart."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: files with their new content, and the statements that change.

    ``unfinished`` changed in the file and are marked as not finished, so that they are left as
    they are. Where there are ``findings``, nothing is to be done.
    """

    contents: dict[Path, bytes] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    unfinished: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def plan(
    project: Project, lang: str, path: Path, incoming: Iterable[Incoming], *, take_all: bool = False
) -> Plan:
    """Return what importing the statements of the file ``path`` means.

    It is refused where the English of one of them has moved since, and where the new texts would
    take a page apart. With ``take_all``, what is marked as not finished is taken too.
    """
    incoming = list(incoming)
    source = project.settings.source.tag
    english, own = (
        {n: t for file in files(project, tag) for n, t in texts_in(file).items()}
        for tag in (source, lang)
    )
    findings = [*_twice(path, incoming), *_moved(path, incoming, english, own)]
    if findings or not incoming:
        nothing = unusable(path, "statements of the leaflets", "none", "Give the exported file.")
        return Plan(findings=tuple(findings or [nothing]))
    new = {
        one.name: unicodedata.normalize("NFC", one.target)
        for one in incoming
        if words(one.target) and words(one.target) != words(own[one.name])
    }
    unfinished = [one.name for one in incoming if one.name in new and not one.finished]
    taken = {name: text for name, text in new.items() if take_all or name not in unfinished}
    findings += _signs(path, taken)
    contents: dict[Path, bytes] = {}
    for file in files(project, lang):
        try:
            data = with_texts(file, taken)
        except ValueError as error:
            expected = "as many parts between | as the English has"
            action = "Put the | back, or take them out."
            findings.append(unusable(path, expected, "another number", action, str(error)))
        else:
            contents |= {file: data} if data != file.read_bytes() else {}
    findings += _broken(project, lang, contents) if not findings else []
    if findings:
        return Plan(findings=tuple(findings))
    return Plan(contents, tuple(taken), () if take_all else tuple(unfinished))


def _twice(path: Path, incoming: list[Incoming]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for one in incoming:
        if seen.setdefault(one.name, one.target) != one.target:
            expected, action = "one translation of each statement", "Delete one of the two."
            yield unusable(path, expected, "two that differ", action, one.name)


def _moved(
    path: Path, incoming: list[Incoming], english: dict[str, str], own: dict[str, str]
) -> Iterator[Finding]:
    """Yield the statements whose English is another than when the file was exported."""
    for one in incoming:
        now = english.get(one.name)
        if now is None or one.name not in own:
            expected = "statements that are there"
            found = "one that is not" if one.name else "a text without its name"
            action = "Export anew; the English has changed since the file was made."
            yield unusable(path, expected, found, action, one.name)
        elif words(one.source) != words(now):
            expected, found = f"the English “{' '.join(words(now))}”", " ".join(words(one.source))
            action = "Export anew and translate this statement; the English has moved."
            yield unusable(path, expected, f"“{found}”", action, one.name)


def _signs(path: Path, taken: dict[str, str]) -> Iterator[Finding]:
    """Yield texts with an attribute list in them: it would name another statement, or be seen."""
    for name, text in taken.items():
        if "{:" in text or "{#" in text:
            expected, action = "a text without the signs of an id, {: … }", "Take them out."
            yield unusable(path, expected, "them", action, name)


def _broken(project: Project, lang: str, contents: dict[Path, bytes]) -> list[Finding]:
    """Return the ERRORs in structure and writing that the new texts would bring.

    They are looked for in a copy, read and checked as always. What the wording says is not looked
    at: that is for ``leaflets check``.
    """
    if not contents:
        return []
    with TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copy(project.root / "mkdocs.yml", root)
        (root / "docs").mkdir()
        for item in (project.root / "docs").iterdir():
            if item.name != lang:
                (root / "docs" / item.name).symlink_to(item)
        shutil.copytree(project.root / "docs" / lang, root / "docs" / lang)
        for path, data in contents.items():
            (root / path.relative_to(project.root)).write_bytes(data)
        after, findings = read_project(root, also="*")
    if after is None:
        return findings
    before = {_key(one) for one in errors(structural(project, lang))}
    found = (one for one in errors(structural(after, lang)) if one.rule not in _LEFT_TO_CHECK)
    return [one for one in found if _key(one) not in before]


def _key(finding: Finding) -> tuple[str, ...]:
    return finding.rule, finding.file, finding.statement, finding.expected, finding.found
