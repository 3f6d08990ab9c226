"""Languages and leaflets that are made for the benchmark, as many as are wanted.

A synthetic language is a copy of a real one under the tag of a language in Latin letters that the
project has not. All checks run on it but one: lingua, which tells languages apart, is not asked
about a tag that it does not know. Other scripts cannot be copied, since the checks know the letters
of a tag; so all sizes have the same mix of languages in Latin letters.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import combinations, cycle, islice
from pathlib import Path
from typing import Any

from babel import UnknownLocaleError
from babel.localedata import locale_identifiers

from leaflets.benching.projects import (
    copied,
    languages,
    one_leaflet,
    options,
    read_config,
    write_config,
)
from leaflets.reading.settings import Language

SOURCES = ("es", "pt", "pl", "de", "vi")
"""The languages that are copied: their rules of words need no more than Latin letters."""

_END = re.compile(
    r"""(?P<end>[\w.!?:)”»*]|(?<=\w)["]|\S \[\[[\w.]+\]\])"""
    r"""(?P<rest>(\]\([^()]*\))?[\s|]*(\{:.*\})?)$"""
)
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")
_MEANING = re.compile(r"(?m)(?<=^    meaning: \").*(?=\"$)")


def free_tags(taken: Sequence[str]) -> list[str]:
    """Return the tags of languages in Latin letters that neither the project nor lingua has."""
    from lingua import IsoCode639_1  # noqa: PLC0415 - slow to import

    known = {name.lower() for name in dir(IsoCode639_1)} | set(taken)
    return [tag for tag in sorted(locale_identifiers()) if tag not in known and _is_latin(tag)]


def _is_latin(tag: str) -> bool:
    try:
        return len(tag) == 2 and Language(tag, tag).script == "Latn"
    except (UnknownLocaleError, KeyError):
        return False


def with_languages(source: Path, target: Path, number: int) -> Path:
    """Copy a project with so many languages: its source and synthetic ones; ValueError if too many.

    They print one leaflet each.
    """
    config = read_config(source)
    tags = languages(config)
    free = free_tags(tags)[: number - 1]
    if len(free) < number - 1:
        raise ValueError(f"at most {len(free) + 1} languages")
    models = [tag for tag in SOURCES if tag in tags]
    copied(source, target, [tags[0], *models])
    config = read_config(target)
    rows = [row for row in options(config, "i18n")["languages"] if row["locale"] == tags[0]]
    for at, (tag, model) in enumerate(zip(free, cycle(models), strict=False)):
        _copy_language(target, tag, model, at // len(models))
        rows.append({"locale": tag, "name": f"Synthetic {at + 1}", "build": True})
    for model in models:
        shutil.rmtree(target / "docs" / model)
    options(config, "i18n")["languages"] = rows
    write_config(target, config)
    return one_leaflet(target)


def _copy_language(root: Path, tag: str, model: str, number: int) -> None:
    folder = root / "docs" / tag
    shutil.copytree(root / "docs" / model, folder, ignore=shutil.ignore_patterns("*.tsv"))
    for path in folder.glob("*.md"):
        lines = path.read_text("utf-8").split("\n")
        path.write_text(_thousands("\n".join(_other(line, number) for line in lines)), "utf-8")
    path = folder / "labels.yml"
    path.write_text(_thousands(path.read_text("utf-8")), "utf-8")
    path = folder / "terms.yml"
    text = _MEANING.sub(lambda row: _other(row[0], number), path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    words = root / "overrides" / "partials" / "languages"
    words.mkdir(parents=True, exist_ok=True)
    theme = find_spec("material")
    assert theme is not None and theme.origin is not None
    theirs = Path(theme.origin).parent / "templates" / "partials" / "languages"
    shutil.copy(theirs / f"{model}.html", words / f"{tag}.html")


def _other(line: str, number: int) -> str:
    """Return a line with other letters that say the same: so many full stops more at its end.

    Two languages that have a sentence letter for letter are an ERROR.
    """
    return _END.sub(lambda end: end["end"] + "." * number + end["rest"], line)


def _thousands(text: str) -> str:
    """Return a text with its thousands parted as in English: CLDR is not asked about copies."""
    return _THOUSANDS.sub(",", text)


def leaflets(root: Path, number: int, edition: str) -> dict[str, dict[str, Any]]:
    """Return so many leaflets to print, each of two or three pages that no other has together.

    Those of middling length come first, so that each costs about as much as any other.
    """
    config = read_config(root)
    folder = root / "docs" / languages(config)[0]
    length = {name: (folder / name).stat().st_size for name in config["nav"]}
    rows: Iterator[tuple[str, ...]] = (
        names for size in (2, 3) for names in _middling(config["nav"], size, length)
    )
    return {
        f"synthetic-{at}": {"pages": list(names), "editions": [edition]}
        for at, names in enumerate(islice(rows, number), 1)
    }


def _middling(names: list[str], size: int, length: dict[str, int]) -> list[tuple[str, ...]]:
    middle = size * sum(length.values()) / len(names)
    return sorted(
        combinations(names, size),
        key=lambda row: (abs(sum(length[name] for name in row) - middle), row),
    )
