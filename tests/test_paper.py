"""What is on paper is what was checked: the text of every PDF against the sources.

Statement by statement, in the order of the tags, in every script, leaflet and edition; and nothing
but the statements is there, save what the leaflet itself adds: numbers, labels, heads repeated.
"""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from conftest import Built, languages
from leaflets import Project
from leaflets.printing.job import Job
from leaflets.printing.sheet import jobs, pages_of
from leaflets.reading.blocks import Block, Kind
from leaflets.reading.editions import EDITIONS
from pdf_tags import spoken

PAGE = re.compile(r"\s*\(\d+\)\s*|\s*\)\d+\(\s*")
"""Behind a link to another section: the page that it is on."""
TOKEN = re.compile(r"\[\[[^\]]*\]\]")


@pytest.mark.parametrize("lang", languages())
def test_paper_says_what_was_checked(project: Project, built: Built, lang: str) -> None:
    for job in jobs(project):
        if job.lang == lang:
            gaps = between(text_of(built, job), list(pieces(project, job)))
            assert unknown(gaps, project, job) == [], job.path


@pytest.mark.parametrize("lang", ["en", "ar", "hi", "zh"])
def test_a_word_more_or_less_is_found(project: Project, built: Built, lang: str) -> None:
    job = Job("aftercare", "a4", lang)
    text, told = text_of(built, job), list(pieces(project, job))
    name, piece = told[9]
    with pytest.raises(LookupError, match=name):
        between(text, [*told[:9], (name, piece[:-3] + piece[-2:]), *told[10:]])
    with pytest.raises(LookupError, match=told[8][0]):
        between(text, [*told[:8], told[9], told[8], *told[9:]])
    gaps = between(text.replace(piece, f"{piece}zzz"), told)
    assert unknown(gaps, project, job) == ["zzz"]


def text_of(built: Built, job: Job) -> str:
    said = spoken(built.pdf(job.lang, job.leaflet, job.edition))
    return squeezed("".join(piece for piece in said if not PAGE.fullmatch(piece)))


def between(text: str, told: list[tuple[str, str]]) -> list[str]:
    """Find statements in a text, one behind the other, and return what stands between them."""
    place, gaps = 0, []
    for name, piece in told:
        at = text.find(piece, place)
        if at < 0:
            raise LookupError(f"{name}: “{piece}” is not after “…{text[:place][-60:]}”")
        gaps.append(text[place:at])
        place = at + len(piece)
    return [*gaps, text[place:]]


def pieces(project: Project, job: Job) -> Iterator[tuple[str, str]]:
    """Yield the texts of a leaflet in the order of reading, with the statement that they are of."""
    both = EDITIONS[job.edition].bilingual
    source = project.settings.source.tag
    for page in pages_of(project, job):
        own, other = (project.every_page(tag)[page].blocks for tag in (job.lang, source))
        for one, two in zip(own, other, strict=True):
            if not both or one.kind is Kind.PICTURE:
                parts = parts_of(one)
            elif one.kind is Kind.HEAD_ROW:
                parts = [part for pair in zip(cells(one), cells(two), strict=True) for part in pair]
            else:
                parts = parts_of(one) + parts_of(two)
            for part in parts:
                if part := squeezed(part):
                    yield one.id, part


def parts_of(block: Block) -> list[str]:
    return [part for cell in cells(block) for part in TOKEN.split(cell)]


def cells(block: Block) -> list[str]:
    return block.text.split(" | ") if block.kind in {Kind.ROW, Kind.HEAD_ROW} else [block.text]


def unknown(gaps: list[str], project: Project, job: Job) -> list[str]:
    """Return what stands between statements and is neither a number nor a label nor a head."""
    tags = {job.lang, project.settings.source.tag}
    known = {squeezed(text) for tag in tags for text in project.labels[tag].texts.values()}
    for tag in tags:
        for page in project.pages[tag].values():
            heads = [block for block in page.blocks if block.kind is Kind.HEAD_ROW]
            known |= {squeezed(part) for block in heads for part in parts_of(block)}
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True) if name)
    allowed = re.compile(rf"({names}|[\d.():：،,]|https://example\.org/\S*?\))*")
    return [gap for gap in gaps if not allowed.fullmatch(gap)]


def squeezed(text: str) -> str:
    """Return a text without white space, in one spelling of its letters.

    Without the vowel signs of Arabic: where two letters are one glyph, theirs come behind both.
    """
    return re.sub(r"[\s\u064b-\u0652]+", "", unicodedata.normalize("NFKC", text))
