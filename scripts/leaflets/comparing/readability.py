"""How hard the pages are to read, by the formulas that each language names in its terms.yml."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from leaflets.comparing.formulas import FORMULAS, Counts, counted
from leaflets.comparing.rules import page_finding, quoted
from leaflets.comparing.wording.forms import Forms
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.pages import prose
from leaflets.comparing.wording.skeleton import SENTENCE_ENDS, capitals
from leaflets.comparing.wording.termbase import Termbase
from leaflets.comparing.wording.tokens import tokenize
from leaflets.findings import Finding, Severity
from leaflets.reading.blocks import Block, Kind, Page
from leaflets.reading.project import Project

_READ = frozenset({Kind.PARAGRAPH, Kind.BULLET, Kind.STEP})
"""Headings and tables are no sentences, nor is what is filled in: “Phone: [[clinic.phone]]”."""
_CAPITAL_NOUNS = frozenset({"de"})
"""Languages that write every noun with a capital, so that it tells no names."""
_CITATION = "source-"
"""The ids of citations begin with it: their words are names of publishers."""
_LISTED = frozenset(":：")
"""What ends no sentence here: “A bruise: very common.” is one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The figure of one formula for one page, or for all pages of a language together."""

    formula: str
    value: float
    goal: float

    @property
    def is_above(self) -> bool:
        """Tell if it is harder to read than the goal."""
        return FORMULAS[self.formula].is_worse(round(self.value, 1), self.goal)


class Readability:
    """Measures the texts of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lang = lexicon.lang
        self._goals = lexicon.terms.readability
        self._names = Forms(lexicon.lang, lexicon.terms.reach)
        for name in lexicon.concepts.medical_names:
            self._names.add_line(lexicon.terms.concepts.get(name, ""), name)

    def of(self, counts: Counts) -> list[Reading]:
        """Return the figures of a text that was counted, in the order of the terms file."""
        return [
            Reading(name, FORMULAS[name].of(counts), goal) for name, goal in self._goals.items()
        ]

    def counts(self, block: Block) -> Counts:
        """Count a block; nothing for one that has no sentence."""
        total = Counts()
        if block.kind not in _READ or block.tokens or block.id.startswith(_CITATION):
            return total
        words = tokenize(prose(block.text), self._lang)
        named = {at for start, stop, *_ in self._names.find(words) for at in range(start, stop)}
        if self._lang not in _CAPITAL_NOUNS:
            proper = capitals(block.text)
            named |= {at for at, word in enumerate(words) if word in proper}
        sentence: list[tuple[str, bool]] = []
        for at, word in enumerate([*words, "."]):
            if word[0].isalpha():
                sentence.append((word, at in named))
            elif word in SENTENCE_ENDS - _LISTED and sentence:
                total.add(counted(sentence, self._lang))
                sentence = []
        return total

    def page(self, page: Page) -> Counts:
        """Count a page."""
        total = Counts()
        for block in page.blocks:
            total.add(self.counts(block))
        return total


def readings(project: Project, termbase: Termbase, lang: str) -> list[Reading]:
    """Return the figures of all pages of a language together."""
    lexicon = termbase.lexicon(lang)
    if lexicon is None:
        return []
    measure, total = Readability(lexicon), Counts()
    for page in project.pages[lang].values():
        total.add(measure.page(page))
    return measure.of(total)


def hard_pages(project: Project, termbase: Termbase, langs: list[str]) -> Iterator[Finding]:
    """Pages that are harder to read than the goal of their language, with their hardest block."""
    for lang in langs:
        book = termbase.book(lang)
        if book is None:
            continue
        measure = _Measure(termbase, lang)
        for page in project.pages[lang].values():
            asked = ["hard", page.file, page.text, repr(page.inserted)]
            rows = book.answer(asked, lambda: measure.hard(page))  # noqa: B023 - asked at once
            yield from (Finding(**row | {"severity": Severity(row["severity"])}) for row in rows)


class _Measure:
    """The measure of a language, made when it is first needed."""

    def __init__(self, termbase: Termbase, lang: str) -> None:
        self._termbase = termbase
        self._lang = lang

    @cached_property
    def _measure(self) -> Readability:
        lexicon = self._termbase.lexicon(self._lang)
        assert lexicon is not None  # the book was there, so that the lists are sound
        return Readability(lexicon)

    def hard(self, page: Page) -> list[dict[str, Any]]:
        """Return the findings about a page, as JSON can hold them."""
        readings = self._measure.of(self._measure.page(page))
        return [asdict(_finding(page, one, self._measure)) for one in readings if one.is_above]


def _finding(page: Page, reading: Reading, measure: Readability) -> Finding:
    formula = FORMULAS[reading.formula]
    sign = -1 if formula.easier_above else 1
    counts = [(measure.counts(block), block) for block in page.blocks]
    hardest = max((sign * formula.of(c), -block.line, block) for c, block in counts if c.words)[2]
    side = "at least" if formula.easier_above else "at most"
    expected = f"{reading.formula} {side} {reading.goal:g}"
    found = f"{reading.value:.1f}; hardest is {quoted(hardest.text)}"
    action = "Make its sentences shorter, its words more usual."
    return page_finding("readability", page, expected, found, action, hardest, Severity.REVIEW)
