"""The glossary: its words and their meanings stand in ``terms.yml``, its page is made of them.

A line ``[[glossary]]`` in a page becomes one list item for each word under ``definitions``, in the
order of that file. The statement ``word-<concept>`` is then what it would be if it were written in
the page: checked, printed and shown alike.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from leaflets.memory import Book
from leaflets.reading.files import TERMS_FILE, read_text

PREFIX = "word-"
"""What the ids of glossary entries begin with; the concept follows."""

ENTRY_LABEL = "glossary_entry"
"""The label that tells how a language writes an entry: colons and the space before differ."""

PLAIN_ENTRY = "{word}: {meaning}"
"""What is used where the label is missing, which is an ERROR of its own."""

_LINE = re.compile(r"(?m)^\[\[glossary\]\]\n?")
_SECTION = re.compile(r"(?m)^definitions:[^\n]*\n(?:(?:[ \t#][^\n]*)?\n)*")


class Definition(BaseModel):
    """A word that patients meet, as the language writes it, and what it means in plain words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str = Field(min_length=1)
    meaning: str = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Glossary:
    """The definitions of one language by concept, with the line of ``file`` that each is on."""

    file: str
    definitions: dict[str, Definition]
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Inserted:
    """Lines of a page that are written in another file.

    The line ``at`` of the page, counted from 1, became ``len(lines)`` lines, which are the lines
    ``lines`` of ``file``.
    """

    file: str
    at: int
    lines: tuple[int, ...]

    def place(self, file: str, line: int) -> tuple[str, int]:
        """Return the file and line where a line of the page is written, which is in ``file``."""
        if line < self.at:
            return file, line
        if line < self.at + len(self.lines):
            return self.file, self.lines[line - self.at]
        return file, line - len(self.lines) + 1


def read_glossary(root: Path, lang: str, book: Book | None = None) -> Glossary:
    """Read the definitions of a language; none where the file says none or is not well-formed.

    Only this part of the file is parsed. What is wrong with the file is told where it is read as a
    whole, by ``reading.termbase``. ``book`` knows parts that were parsed before.
    """
    path = root / "docs" / lang / TERMS_FILE
    glossary = Glossary(f"docs/{lang}/{TERMS_FILE}", {}, {})
    text, _ = read_text(path, root) if path.is_file() else (None, [])
    section = _SECTION.search(text or "")
    if section is None or text is None:
        return glossary
    above, part = text.count("\n", 0, section.start()), section[0]
    rows = book.answer(["glossary", part], lambda: _parsed(part)) if book else _parsed(part)
    for name, word, meaning, line in rows:
        glossary.definitions[name] = Definition(word=word, meaning=meaning)
        glossary.lines[name] = above + line
    return glossary


def _parsed(section: str) -> list[tuple[str, str, str, int]]:
    """Return concept, word, meaning and line of each definition; none of what is ill-formed."""
    try:
        loader = yaml.CSafeLoader(section)
        node: Any = loader.get_single_node()
        data = loader.construct_document(node)["definitions"]
        rows = {str(name): Definition.model_validate(row) for name, row in data.items()}
    except (yaml.YAMLError, ValidationError, AttributeError, TypeError):
        return []
    lines = {key.value: key.start_mark.line + 1 for key, _ in node.value[0][1].value}
    return [(name, row.word, row.meaning, lines.get(name, 1)) for name, row in rows.items()]


def insert_glossary(text: str, glossary: Glossary, entry: str) -> tuple[str, Inserted | None]:
    """Put the definitions into a page in place of its line ``[[glossary]]``.

    ``entry`` is how the language writes an entry, with {word} and {meaning}.
    """
    match = _LINE.search(text)
    if match is None or not glossary.definitions:
        return text, None
    rows, lines = [], []
    for concept, definition in glossary.definitions.items():
        shown = entry.replace("{word}", f"**{definition.word}**")
        shown = shown.replace("{meaning}", definition.meaning)
        rows += [f"- {shown}", f"  {{: #{PREFIX}{concept} }}"]
        lines += [glossary.lines[concept]] * 2
    at = text.count("\n", 0, match.start()) + 1
    new = text[: match.start()] + "\n".join(rows) + "\n" + text[match.end() :]
    return new, Inserted(glossary.file, at, tuple(lines))
