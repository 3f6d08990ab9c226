"""Which language a text is in, by lingua: short sentences, offline, always the same answer.

Only this module knows lingua. It is sure of a language where at least ``ENOUGH`` letters are given;
“Anestesia” alone is Spanish, Portuguese and Italian.
"""

import sys
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from leaflets.comparing.rules import page_finding
from leaflets.comparing.wording.pages import prose
from leaflets.findings import Finding
from leaflets.memory import Book, Memory
from leaflets.program import program
from leaflets.reading.blocks import Block, Page
from leaflets.reading.project import Project

ENOUGH = 25
"""Letters from which on the language of a text is told."""
_SEVERAL = 3
_CLEARLY = 3
"""How many times as likely another language must be. No correct text of 600 came near it."""


def identified(
    project: Project, langs: list[str], memory: Memory | None = None
) -> Iterator[Finding]:
    """Blocks that are in another language, wholly or in part."""
    memory = memory or Memory(None)
    tags = _tags(project)
    for lang in langs:
        rows = [
            (page, block, text)
            for page in project.pages[lang].values()
            for block in page.blocks
            if len(text := prose(block.text)) >= ENOUGH
        ]
        texts = [text for _, _, text in rows]
        answers = _book(memory, lang, tags).answers(
            [[text] for text in texts],
            lambda places: _Detector(tags).foreign([texts[at] for at in places], lang),  # noqa: B023
        )
        for (page, block, _), (other, part) in zip(rows, answers, strict=True):
            if other or part:
                yield _finding(page, block, other, part)


def is_long(project: Project, langs: list[str], memory: Memory) -> bool:
    """Tell whether a copy of this process had better identify languages, as it takes long.

    That is where nothing is known of several of them. Where lingua is at work in this process, it
    has threads that a copy would wait for in vain.
    """
    tags = _tags(project)
    new = [lang for lang in langs if _book(memory, lang, tags).is_new]
    return len(new) >= _SEVERAL and "lingua" not in sys.modules


def _tags(project: Project) -> tuple[str, ...]:
    return tuple(sorted(language.tag for language in project.settings.languages))


def _book(memory: Memory, lang: str, tags: tuple[str, ...]) -> Book:
    code = program(("reading", "comparing"), ("lingua-language-detector",))
    return memory.book(f"language-{lang}", [code, *tags])


def _finding(page: Page, block: Block, other: str, part: str) -> Finding:
    expected = f"the whole text in the language {page.lang}"
    found = f"a text in {other}" if other else f"a part in another language: “{part}”"
    return page_finding("language", page, expected, found, "Translate it.", block)


class _Detector:
    """Tells the languages of a project apart."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        self._names, self._lingua = _built(tags)

    def foreign(self, texts: list[str], own: str) -> list[list[str]]:
        """Return for each text the other language that it is in, or the part that is in another.

        Both are "" where it is ``own``, or where that is no language that can be told.
        """
        if own not in self._names:
            return [["", ""]] * len(texts)
        return [
            [other, "" if other else self.foreign_part(text, own)]
            for text, other in zip(texts, self.languages(texts, own), strict=True)
        ]

    def languages(self, texts: list[str], own: str) -> list[str]:
        """Return for each text the other language that it is in, or "" where it is ``own``."""
        found = self._lingua.compute_language_confidence_values_in_parallel(texts)
        return [self._other(values, own) for values in found]

    def foreign_part(self, text: str, own: str) -> str:
        """Return a part of a text that is in another language than ``own``, or ""."""
        for part in self._lingua.detect_multiple_languages_of(text):
            words = text[part.start_index : part.end_index].strip()
            plain = " ".join(word for word in words.split() if not word[0].isupper())
            if part.language == self._names[own] or len(plain) < ENOUGH:
                continue  # names keep their language: “Cleveland Clinic y Mayo Clinic”
            if self._other(self._lingua.compute_language_confidence_values(words), own):
                return str(words)
        return ""

    def _other(self, values: Sequence[Any], own: str) -> str:
        likely = {value.language: value.value for value in values}
        first = values[0] if values else None
        if first is None or likely.get(self._names[own], 0) * _CLEARLY >= first.value:
            return ""
        return str(first.language.name.capitalize())


@cache
def _built(tags: tuple[str, ...]) -> tuple[dict[str, Any], Any]:
    """Return lingua's name of each language, and its detector for all of them."""
    # Its models need memory and time, which a check of one pair of texts does not spend.
    from lingua import IsoCode639_1, Language, LanguageDetectorBuilder  # noqa: PLC0415

    codes = {
        code.name.lower(): code for code in vars(IsoCode639_1).values() if hasattr(code, "name")
    }
    names = {tag: Language.from_iso_code_639_1(codes[tag]) for tag in {*tags, "en"} if tag in codes}
    return names, LanguageDetectorBuilder.from_languages(*names.values()).build()
