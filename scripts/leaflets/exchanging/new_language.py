"""``leaflets new-language``: everything that a translator needs to begin, and nothing published."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError

from leaflets.exchanging.units import files, texts_in, with_texts
from leaflets.findings import Finding
from leaflets.reading.concepts import Concepts
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.glossary import read_glossary
from leaflets.reading.project import Project
from leaflets.reading.settings import CONFIG_FILE
from leaflets.reading.termbase import Terms
from leaflets.reading.untranslated import MARK

_ROW = re.compile(r"(?m)^(?P<indent> *)- \{ locale: [^\n]*\}[ \t]*\r?\n")

_HEAD = """\
# The forms of each concept in this language; how to write them: FOR-TRANSLATORS.md.
# Fill in the quotes; the first form is the preferred one. Behind # stands what is meant, and how
# English says it. `leaflets check --lang {lang}` lists what is missing.

# The formulas of readability for this language, from scripts/leaflets/comparing/formulas.py.
readability: {{}}

# The glossary, in the order of the page: a medical word and what it means in plain words.
definitions:
{definitions}
# Words that say nothing by themselves: articles, pronouns, auxiliaries.
ignore: ""

# Words that only strengthen another “not”, as Spanish ningún, Polish nigdy.
concord: ""

# Number words from two up, also ordinals and fractions.
numbers:
{numbers}
# Units of measurement.
units:
{units}
# Words that are value and unit.
quantities:
{quantities}
concepts:
{concepts}
# Forms that stand under several concepts on purpose.
homographs: ""
"""


def own_name(tag: str) -> str:
    """Return how a language names itself, from CLDR, with a capital as in a list of languages."""
    name = str(Locale.parse(tag, sep="-").get_display_name() or tag)
    return name[:1].upper() + name[1:]


def refused(project: Project, tag: str) -> Iterator[Finding]:
    """Yield why a language cannot be begun."""
    known = {one.tag for one in (*project.settings.languages, *project.settings.prepared)}
    folder = f"docs/{tag}"
    try:
        fits = re.fullmatch(r"[a-z]{2,3}", tag) and Locale.parse(tag)
    except (ValueError, UnknownLocaleError):
        fits = None
    if not fits:
        action = "Look it up in ISO 639; one folder is one language."
        yield _finding(
            CONFIG_FILE, "a language code that CLDR knows: it, nl, tr", repr(tag), action
        )
    elif tag in known:
        action = "Go on with it: leaflets status."
        yield _finding(CONFIG_FILE, "a new language", f"{tag}, which is listed", action)
    elif (project.root / folder).exists():
        yield _finding(folder, "no such folder", "one", "Move it away, or choose another code.")
    elif not _ROW.search((project.root / CONFIG_FILE).read_text("utf-8")):
        expected = "rows “- { locale: …, name: …, build: true }” in plugins.i18n.languages"
        yield _finding(CONFIG_FILE, expected, "none", "Write the languages in this form.")


def _finding(file: str, expected: str, found: str, action: str) -> Finding:
    return Finding(rule="new-language", file=file, expected=expected, found=found, action=action)


def folder_of(project: Project, tag: str, concepts: Concepts, english: Terms) -> dict[str, bytes]:
    """Return the files of a new language by name: the English texts, each marked untranslated."""
    contents = {}
    for path in files(project, project.settings.source.tag):
        if path.name != TERMS_FILE:
            marked = {name: MARK + text for name, text in texts_in(path).items()}
            contents[path.name] = with_texts(path, marked)
    contents[TERMS_FILE] = _terms(project, tag, concepts, english).encode("utf-8")
    return contents


def configuration(project: Project, tag: str) -> bytes:
    """Return mkdocs.yml with the row of a new language, which is not built yet."""
    text = (project.root / CONFIG_FILE).read_bytes().decode("utf-8")
    last = list(_ROW.finditer(text))[-1]
    end = "\r\n" if last[0].endswith("\r\n") else "\n"
    row = f"{last['indent']}- {{ locale: {tag}, name: {own_name(tag)}, build: false }}{end}"
    return (text[: last.end()] + row + text[last.end() :]).encode("utf-8")


def _terms(project: Project, tag: str, concepts: Concepts, english: Terms) -> str:
    rows, kind = [], ""
    for name, concept in concepts.concepts.items():
        if concept.kind != kind:
            kind = concept.kind
            rows.append(f"  # {kind}")
        hint = ", ".join(english.first_forms(name)[:3])
        key = (
            name if isinstance(yaml.safe_load(name), str) else json.dumps(name)
        )  # "true" is a word
        rows.append(f'  {key}: "" # {" ".join(concept.means.split())} [{hint}]')
    return _HEAD.format(
        lang=tag,
        definitions="".join(_definitions(project.root, project.settings.source.tag)),
        numbers=_empty(english.numbers),
        units=_empty(english.units),
        quantities=_empty(english.quantities),
        concepts="\n".join(rows) + "\n",
    )


def _definitions(root: Path, source: str) -> Iterator[str]:
    for concept, entry in read_glossary(root, source).definitions.items():
        word, meaning = (json.dumps(t, ensure_ascii=False) for t in (entry.word, entry.meaning))
        yield f"  {concept}:\n    word: {word.replace(chr(34), chr(34) + MARK, 1)}\n"
        yield f"    meaning: {meaning}\n"


def _empty(rows: dict[str, str]) -> str:
    return "".join(f'  {key}: "" # {line[:60]}\n' for key, line in rows.items())
