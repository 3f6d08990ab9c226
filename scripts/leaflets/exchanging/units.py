"""What is exchanged: each statement of a language, with what a translator needs to know of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from leaflets.exchanging import markdown_texts, yaml_texts
from leaflets.findings import Finding
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.labels import LABELS_FILE
from leaflets.reading.project import Project
from leaflets.reading.statements import statement_of
from leaflets.reading.untranslated import is_untranslated
from leaflets.reviewing.status import State, States


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement to translate.

    ``file`` is where its translation is written; ``source`` and ``target`` are the texts in
    Markdown, ``target`` empty where it is not translated. ``former`` is the English that a stale
    translation was made from. ``says`` is what the English says to the program, ``signatures`` who
    signed it as it is, ``findings`` what the check says of it.
    """

    name: str
    file: str
    source: str
    target: str
    state: State
    says: str = ""
    former: str = ""
    signatures: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


def files(project: Project, lang: str) -> list[Path]:
    """Return the files of a language that hold texts, in the order in which they are exchanged."""
    folder = project.root / "docs" / lang
    names = [*project.settings.pages, TERMS_FILE, LABELS_FILE]
    return [folder / name for name in names if (folder / name).is_file()]


def _decoded(path: Path) -> tuple[str, str]:
    """Return the byte order mark of a file, if it has one, and its text with its line ends."""
    text = path.read_bytes().decode("utf-8")
    return (text[:1], text[1:]) if text.startswith("\ufeff") else ("", text)


def texts_in(path: Path) -> dict[str, str]:
    """Return the texts of the statements that are written in a file.

    None where it is no UTF-8 or no YAML: reading the project has told of it.
    """
    take = markdown_texts.texts_of if path.suffix == ".md" else yaml_texts.texts_of
    try:
        return take(_decoded(path)[1])
    except (UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        return {}


def with_texts(path: Path, new: Mapping[str, str]) -> bytes:
    """Return the content of a file with other texts. ValueError: see ``markdown_texts``."""
    if not texts_in(path):
        return path.read_bytes()
    put = markdown_texts.with_texts if path.suffix == ".md" else yaml_texts.with_texts
    mark, text = _decoded(path)
    return (mark + put(text, new)).encode("utf-8")


def units(
    project: Project, lang: str, states: States, findings: Iterable[Finding]
) -> tuple[list[Unit], list[str]]:
    """Return the statements of a language to exchange, and the names of those that it lacks.

    ``states`` are those of the language, ``findings`` those of ``check``.
    """
    source = project.settings.source.tag
    english = {
        name: text for path in files(project, source) for name, text in texts_in(path).items()
    }
    said: dict[str, list[str]] = {}
    for finding in findings:
        if finding.lang == lang:
            line = f"{finding.severity} {finding.rule}: {finding.message}"
            said.setdefault(statement_of(finding), []).append(line)
    former = {(one.statement, one.digest): one.text for one in project.history}
    ledger = project.ledger.statements if project.ledger else {}
    found = []
    for path in files(project, lang):
        for name, text in texts_in(path).items():
            state = states.by_statement.get(name)
            if name not in english or state is None:
                continue
            decided, entry = states.decided.get(name), ledger.get(name)
            found.append(
                Unit(
                    name=name,
                    file=path.relative_to(project.root).as_posix(),
                    source=english[name],
                    target="" if is_untranslated(text) else text,
                    state=state,
                    says=entry.says if entry else "",
                    former=former.get((name, decided.former), "") if decided else "",
                    signatures=tuple(f"{one.name} ({one.role})" for one in decided.signers)
                    if decided
                    else (),
                    findings=tuple(said.get(name, ())),
                )
            )
    have = {unit.name for unit in found}
    return found, [name for name in english if name not in have]
