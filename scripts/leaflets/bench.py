"""``leaflets bench``: what the wording check costs, and how that grows.

Times drift with the machine, so each row says a ratio of two things that were timed in turn in the
same run; the bare times stand beside it only to see the order of magnitude.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median

from leaflets.comparing.wording.compare import findings
from leaflets.comparing.wording.lexicon import Lexicon, compile_lexicon
from leaflets.comparing.wording.pages import prose
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.termbase import Termbase
from leaflets.reading.patterns import expand_line
from leaflets.reading.project import Project
from leaflets.reading.termbase import Terms

ROUNDS = 7
BLOCK_GOAL = 0.2
"""Milliseconds that a block may take after loading (issue 3)."""


def bench(project: Project) -> Iterator[str]:
    """Yield the rows of the report."""
    termbase = Termbase(project.root)
    source = project.settings.source.tag
    english = termbase.lexicon(source)
    if english is None:
        yield "There is no usable English termbase: run leaflets check."
        return
    yield f"median of {ROUNDS} rounds each, both sides of a ratio in turn"
    for language in project.settings.languages:
        lexicon = termbase.lexicon(language.tag)
        if lexicon is None or language.tag == source:
            continue
        pairs = _pairs(project, language.tag)
        yield from _language(language.tag, pairs, english, lexicon)


def _pairs(project: Project, lang: str) -> list[tuple[str, str]]:
    rows = []
    for name, page in project.pages[lang].items():
        if name in project.source_pages:
            texts = {block.id: block.text for block in project.source_pages[name].blocks}
            rows += [
                (prose(texts[block.id]), prose(block.text))
                for block in page.blocks
                if block.id in texts and prose(texts[block.id]).strip()
            ]
    return rows


def _language(
    lang: str, pairs: list[tuple[str, str]], english: Lexicon, lexicon: Lexicon
) -> Iterator[str]:
    said = [read(source, english) for source, _ in pairs]

    def check(times: int, own: Lexicon = lexicon) -> None:
        for _ in range(times):
            for skeleton, (_, target) in zip(said, pairs, strict=True):
                findings(target, skeleton, read(target, own), english, own)

    more = compile_lexicon(lang, lexicon.concepts, _doubled(lexicon.terms))
    check(1, more)
    one, four = _in_turn(lambda: check(1), lambda: check(4))
    plain, doubled = _in_turn(lambda: check(1), lambda: check(1, more))
    block = 1000 * one / len(pairs)
    yield (
        f"{lang}: {len(pairs)} blocks, {block:.3f} ms a block, "
        f"{block / BLOCK_GOAL:.2f} of the goal of {BLOCK_GOAL} ms; "
        f"4 times the blocks: {four / one:.2f} times the time; "
        f"twice the forms: {doubled / plain:.2f} times the time"
    )


def _doubled(terms: Terms) -> Terms:
    """Return terms with twice the forms: each once more, with a word behind it."""
    lines = {
        name: f"{line}, " + ", ".join(f"({form} zzz)" for form in expand_line(line))
        for name, line in terms.concepts.items()
        if line
    }
    return terms.model_copy(update={"concepts": lines})


def _in_turn(one: Callable[[], None], other: Callable[[], None]) -> tuple[float, float]:
    rows = [(_time(one), _time(other)) for _ in range(ROUNDS)]
    return median(row[0] for row in rows), median(row[1] for row in rows)


def _time(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
