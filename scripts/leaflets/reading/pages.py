"""The pages of a language, as they are written; a copy of this process may read some meanwhile.

To take the pages of all languages apart takes longer than all else that is read. Where nothing is
known of any, a copy reads every second language, while this process reads the others.
"""

import atexit
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NamedTuple

from leaflets.copies import beside, can_copy, processes
from leaflets.findings import Finding
from leaflets.memory import Book, Memory, is_blank
from leaflets.program import program
from leaflets.reading.blocks import Page, blocks_as_data, blocks_of_data, parse_page
from leaflets.reading.files import read_text
from leaflets.reading.glossary import (
    ENTRY_LABEL,
    PLAIN_ENTRY,
    Inserted,
    insert_glossary,
    read_glossary,
)
from leaflets.reading.labels import Labels, read_labels
from leaflets.reading.reviews import Review, read_reviews
from leaflets.reading.settings import Language, read_settings


class Read(NamedTuple):
    """What was read of a language; ``labels`` are None where they could not be used."""

    labels: Labels | None
    pages: dict[str, Page]
    reviews: tuple[Review, ...]
    problems: list[Finding]


def read_language(root: Path, lang: str, memory: Memory) -> Read:
    """Read the labels, the pages and the reviews of a language."""
    labels, problems = read_labels(root, lang)
    pages, found = _read_pages(root, lang, labels, memory)
    reviews, damaged = read_reviews(root, lang)
    return Read(labels, pages, reviews, [*problems, *found, *damaged])


class _Ahead(NamedTuple):
    """A copy that reads; ``wait`` gives what it read, ``ends`` ends it, whatever it does."""

    wait: Callable[[], dict[str, Read]]
    ends: ExitStack


_begun: dict[Path, _Ahead] = {}


def begin(root: Path) -> None:
    """Have a copy of this process read every second language, where nothing is known of any.

    :func:`read_languages` does it as well; it cannot be done where there are threads by then.
    """
    if is_blank(root) and root not in _begun and processes() > 1 and can_copy():
        ends = ExitStack()
        atexit.register(ends.close)
        _begun[root] = _Ahead(ends.enter_context(beside(partial(_read_every_second, root))), ends)


def read_languages(root: Path, languages: Sequence[Language], memory: Memory) -> dict[str, Read]:
    """Return what was read of each language, by its tag."""
    begin(root)
    tags = [language.tag for language in languages]
    read = {tag: read_language(root, tag, memory) for tag in tags[::2]}
    if root in _begun:
        wait, ends = _begun.pop(root)
        read = wait() | read
        ends.close()
    return {tag: read.get(tag) or read_language(root, tag, memory) for tag in tags}


def _read_every_second(root: Path) -> dict[str, Read]:
    settings, _ = read_settings(root)
    memory = Memory(root)
    tags = [language.tag for language in settings.languages[1::2]] if settings else []
    read = {tag: read_language(root, tag, memory) for tag in tags}
    memory.save()
    return read


def _read_pages(
    root: Path, lang: str, labels: Labels | None, memory: Memory
) -> tuple[dict[str, Page], list[Finding]]:
    entry = labels.texts.get(ENTRY_LABEL, "") if labels else ""
    book = memory.book(f"pages-{lang}", [program(("reading",), ("markdown", "pyyaml"))])
    glossary = read_glossary(root, lang, book)
    pages, findings = {}, []
    for path in sorted((root / "docs" / lang).glob("*.md")):
        text, found = read_text(path, root)
        findings += found
        if text is not None:
            text, inserted = insert_glossary(text, glossary, entry or PLAIN_ENTRY)
            pages[path.name] = _page(text, lang, path.name, inserted, book)
    return pages, findings


def _page(text: str, lang: str, name: str, inserted: Inserted | None, book: Book) -> Page:
    """Take a page apart, or return what was found in the same text before."""
    rows = book.answer([text], lambda: blocks_as_data(parse_page(text, lang, name).blocks))
    return Page(lang, name, text, blocks_of_data(rows), inserted)
