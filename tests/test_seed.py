"""Every claim of the commissioning text reaches every reader, on the site and on paper."""

import re

import pytest

from conftest import Built
from leaflets import Project
from pdf_text import text_of
from site_pages import visible_text

CLAIMS = range(1, 42)


def statements_of(project: Project, claim: int) -> list[str]:
    assert project.ledger is not None
    source = f"seed-{claim}"
    return [name for name, row in project.ledger.statements.items() if source in row.sources]


def test_the_register_has_all_claims(project: Project) -> None:
    assert project.sources is not None
    assert list(project.sources.seed) == list(CLAIMS)


@pytest.mark.parametrize("claim", CLAIMS)
def test_claim_has_a_statement_in_every_language(project: Project, claim: int) -> None:
    names = statements_of(project, claim)
    assert names
    for language in project.settings.languages:
        have = {name for page in project.pages[language.tag].values() for name in page.ids}
        assert set(names) <= have


def test_claims_are_on_the_site(project: Project, built: Built) -> None:
    for lang, page, block in _seed_blocks(project):
        text = visible_text(built.site, lang, page)[block.id]
        assert squeezed(text) == squeezed(_filled(block.text, project, lang)), (lang, block.id)


def test_claims_are_in_the_leaflets(project: Project, built: Built) -> None:
    texts = {
        language.tag: squeezed(text_of(built.pdf(language.tag)))
        for language in project.settings.languages
        # Readers of PDF return parts of right-to-left lines in the order of sight: see below.
        if language.direction == "ltr"
    }
    assert len(texts) > 10
    for lang, _, block in _seed_blocks(project):
        if lang in texts and "[[" not in block.text and "|" not in block.text:
            assert squeezed(block.text) in texts[lang], (lang, block.id)


def test_the_words_of_claims_are_in_leaflets_from_right_to_left(
    project: Project, built: Built
) -> None:
    """Word for word, but for words with a vowel sign, which readers of PDF tear apart."""
    for language in project.settings.languages:
        if language.direction == "ltr":
            continue
        found = set(map(_shape, re.findall(r"\w+", text_of(built.pdf(language.tag)))))
        for lang, _, block in _seed_blocks(project):
            if lang == language.tag and "[[" not in block.text:
                plain = re.findall(r"(?<!\S)[^\W\u064b-\u0652]+(?![^\s.,:،؛؟!])", block.text)
                assert len(plain) >= 1, block.id
                assert set(map(_shape, plain)) <= found, block.id


def _shape(word: str) -> str:
    """Return the letters of a word in an order that does not depend on how it was read."""
    return "".join(sorted(word))


def _seed_blocks(project: Project):
    names = {name for claim in CLAIMS for name in statements_of(project, claim)}
    for lang, pages in project.pages.items():
        for page in pages.values():
            for block in page.blocks:
                if block.id in names and not block.pictures and not block.links:
                    yield lang, page.name, block


def _filled(text: str, project: Project, lang: str) -> str:
    return re.sub(r"\[\[[^\]]*\]\]", project.labels[lang]["ask_your_clinic"], text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)
