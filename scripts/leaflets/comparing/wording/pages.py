"""The wording rules over all pages and labels of a project."""

import re
from collections import Counter
from collections.abc import Iterator

from leaflets.comparing.rules import page_finding
from leaflets.comparing.wording.compare import deprecated, findings, unusable
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.skeleton import Skeleton
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding, Severity
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.labels import LABELS_FILE
from leaflets.reading.project import Project

_SETTING = re.compile(r"\[\[[^\[\]]*\]\]|\{[a-z_]*\}")
"""Clinic settings and placeholders, which the program fills in: they are no words."""


def prose(text: str) -> str:
    """Return the words of a block or label, without what the program fills in."""
    return _SETTING.sub(" ", text)


def wording(project: Project, termbase: Termbase, langs: list[str]) -> Iterator[Finding]:
    """Compare every statement and label of the languages with English."""
    source = project.settings.source.tag
    english = termbase.lexicon(source)
    if english is not None:
        reader = _Reader(project, english)
        for lang in langs:
            lexicon = termbase.lexicon(lang)
            if lang == source:
                yield from _avoided(project, english)
            elif lexicon is not None:
                yield from reader.compare(lang, lexicon)
            elif not termbase.has(lang):
                yield _no_terms(lang)
    yield from termbase.problems


class _Reader:
    """Compares languages with English, of which each statement is read once."""

    def __init__(self, project: Project, english: Lexicon) -> None:
        self._project = project
        self._english = english
        self._said: dict[str, Skeleton] = {}

    def compare(self, lang: str, lexicon: Lexicon) -> Iterator[Finding]:
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
                    yield from self._pair(texts[block.id], block.text, lexicon, *place)
        labels, own = project.labels.get(source), project.labels.get(lang)
        if labels and own:
            both = labels.texts.keys() & own.texts.keys()
            for key in sorted(key for key in both if own[key]):  # reading told of empty ones
                place = f"docs/{lang}/{LABELS_FILE}", lang, key, 0
                yield from self._pair(labels[key], own[key], lexicon, *place)

    def _pair(
        self, source: str, target: str, lexicon: Lexicon, file: str, lang: str, name: str, line: int
    ) -> Iterator[Finding]:
        source, target = prose(source), prose(target)
        if not source.strip():
            return
        found = list(unusable(source, target))
        if not found:
            said = self._said.get(source)
            if said is None:
                said = self._said[source] = read(source, self._english)
            found = findings(target, said, read(target, lexicon), self._english, lexicon)
        for one in found:
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


def _avoided(project: Project, english: Lexicon) -> Iterator[Finding]:
    """Yield the words to avoid in English, which no comparison would meet."""
    for page in project.source_pages.values():
        for block in page.blocks:
            for one in deprecated(read(prose(block.text), english), english):
                yield page_finding(
                    one.rule, page, one.expected, one.found, one.action, block, one.severity
                )


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
