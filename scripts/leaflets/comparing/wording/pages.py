"""The wording rules over all pages and labels of a project."""

import re
from collections import Counter
from collections.abc import Iterator

from leaflets.comparing.rules import page_finding
from leaflets.comparing.wording.compare import (
    WordingFinding,
    as_rows,
    deprecated,
    findings,
    of_rows,
    unusable,
)
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding, Severity
from leaflets.memory import Book
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.labels import LABELS_FILE
from leaflets.reading.project import Project

_SETTING = re.compile(r"\[\[[^\[\]]*\]\]|\{[a-z_]*\}")
"""Clinic settings and placeholders, which the program fills in: they are no words."""


def prose(text: str) -> str:
    """Return the words of a block or label, without what the program fills in."""
    return _SETTING.sub(" ", text)


def wording(project: Project, termbase: Termbase, langs: list[str]) -> Iterator[Finding]:
    """Compare every statement and label of the languages with English.

    What is wrong with the lists that this takes is in ``termbase.problems`` afterwards.
    """
    source = project.settings.source.tag
    if termbase.book(source) is not None:
        reader = _Reader(project, termbase)
        for lang in langs:
            if lang == source:
                yield from reader.avoided()
            elif not termbase.has(lang):
                yield _no_terms(lang)
            else:
                yield from reader.compare(lang)


class _Reader:
    """Compares languages with English, of which each statement is read once."""

    def __init__(self, project: Project, termbase: Termbase) -> None:
        self._project = project
        self._termbase = termbase
        self._source = project.settings.source.tag
        self._said: dict[str, Skeleton] = {}

    def compare(self, lang: str) -> Iterator[Finding]:
        book = self._termbase.book(self._source, lang)
        if book is None:
            return
        project, source = self._project, self._project.settings.source.tag
        sources = project.every_page(source)
        for name, page in project.every_page(lang).items():
            if name not in sources:
                continue
            texts = {b.id: b.text for b in sources[name].blocks if b.id}
            times = Counter(block.id for block in page.blocks)
            for block in page.blocks:
                if block.id in texts and times[block.id] == 1:  # structure tells of the others
                    file, line = page.place(block.line)
                    place = file, lang, block.id, line
                    yield from self._pair(texts[block.id], block.text, book, *place)
        labels, own = project.labels.get(source), project.labels.get(lang)
        if labels and own:
            both = labels.texts.keys() & own.texts.keys()
            for key in sorted(key for key in both if own[key]):  # reading told of empty ones
                place = f"docs/{lang}/{LABELS_FILE}", lang, key, 0
                yield from self._pair(labels[key], own[key], book, *place)

    def _pair(
        self, source: str, target: str, book: Book, file: str, lang: str, name: str, line: int
    ) -> Iterator[Finding]:
        source, target = prose(source), prose(target)
        if not source.strip():
            return
        found = book.answer(
            ["pair", source, target], lambda: as_rows(self._findings(source, target, lang))
        )
        for one in of_rows(found):
            yield Finding(
                rule=one.rule,
                file=file,
                lang=lang,
                line=line,
                statement=name,
                severity=one.severity,
                expected=one.expected,
                found=one.found,
                action=one.action,
            )

    def _findings(self, source: str, target: str, lang: str) -> list[WordingFinding]:
        found = list(unusable(source, target))
        if found:
            return found
        english, lexicon = self._lexicon(self._source), self._lexicon(lang)
        said = self._said.get(source)
        if said is None:
            said = self._said[source] = read(source, english)
        return findings(target, said, read(target, lexicon), english, lexicon)

    def _lexicon(self, lang: str) -> Lexicon:
        lexicon = self._termbase.lexicon(lang)
        assert lexicon is not None  # the book was there, so that the lists are sound
        return lexicon

    def avoided(self) -> Iterator[Finding]:
        """Yield the words to avoid in English, which no comparison would meet."""
        book = self._termbase.book(self._source)
        assert book is not None
        for page in self._project.source_pages.values():
            for block in page.blocks:
                found = book.answer(
                    ["avoided", block.text],
                    lambda: as_rows(self._avoided(block.text)),  # noqa: B023 - asked at once
                )
                for one in of_rows(found):
                    yield page_finding(
                        one.rule, page, one.expected, one.found, one.action, block, one.severity
                    )

    def _avoided(self, text: str) -> Iterator[WordingFinding]:
        english = self._lexicon(self._source)
        return deprecated(read(prose(text), english), english)


def _no_terms(lang: str) -> Finding:
    return Finding(
        rule="terms",
        file=f"docs/{lang}/{TERMS_FILE}",
        lang=lang,
        severity=Severity.ERROR,
        expected="the forms of this language, without which its wording can't be compared",
        found="no such file",
        action="Write it, or take the language out of mkdocs.yml.",
    )
