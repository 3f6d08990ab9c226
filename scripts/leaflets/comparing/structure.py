"""Rules on a translation beside its source: same blocks, same order, same kinds."""

from bisect import bisect_left
from collections.abc import Callable, Iterator

from leaflets.comparing.rules import page_finding, quoted
from leaflets.findings import Finding
from leaflets.reading.blocks import Block, Page
from leaflets.reading.project import Project


def no_id(project: Project, page: Page) -> Iterator[Finding]:
    """A block without an id, in the source or in a translation."""
    guesses = lost_ids(project, page)
    for position, block in enumerate(page.blocks):
        if not block.id:
            name = guesses.get(position)
            expected = f"the id {{: #{name} }}" if name else "an id {: #a-name-of-its-own }"
            action = "Put it back, as in the other languages." if name else "Write one below it."
            yield page_finding(
                "no-id", page, expected, f"none on {quoted(block.text)}", action, block
            )


def duplicate_ids(project: Project) -> Iterator[Finding]:
    """One id for two blocks of a language, on one page or on two."""
    for lang in project.pages:
        seen: dict[str, str] = {}
        for page in project.every_page(lang).values():
            for block in page.blocks:
                if block.id in seen:
                    found = f"the id of {seen[block.id]} again"
                    action = "Give one of the two another id, in every language."
                    yield page_finding(
                        "duplicate-id", page, "an id used once", found, action, block
                    )
                elif block.id:
                    seen[block.id] = page.at(block)


def missing_statements(source: Page, page: Page) -> Iterator[Finding]:
    """Statements of the source that the translation lacks."""
    have = set(page.ids) | set(guess_ids(source, page).values())
    before = "the beginning"
    for block in source.blocks:
        if block.id and block.id not in have:
            expected = f"the {block.kind} {block.id} after {before} ({source.at(block)})"
            action = f"Translate {quoted(block.text)} there."
            yield page_finding("missing", page, expected, "nothing", action, _id_only(block))
        before = block.id or before


def extra_statements(source: Page, page: Page) -> Iterator[Finding]:
    """Statements of the translation that the source lacks."""
    # An id that the source has just lost is reported there, once, and not in every language.
    known = set(source.ids) | set(guess_ids(page, source).values())
    for block in page.blocks:
        if block.id and block.id not in known:
            expected = f"only ids of {source.file}"
            action = "Delete the block, correct its id, or add it to every language."
            yield page_finding("extra", page, expected, quoted(block.text), action, block)


def order(source: Page, page: Page) -> Iterator[Finding]:
    """Statements that stand elsewhere than in the source."""
    places = {name: place for place, name in enumerate(source.ids)}
    common = [block for block in page.blocks if block.id in places]
    stay = _longest_increasing([places[block.id] for block in common])
    for block in common:
        if places[block.id] not in stay:
            place = places[block.id]
            expected = f"its place after {source.ids[place - 1]}" if place else "the first place"
            action = "Move the block, with its id, to the place that it has in the source."
            yield page_finding("order", page, expected, "another place", action, block)


def same_block(source: Page, page: Page) -> Iterator[Finding]:
    """Kind, box, depth, columns, links, pictures and tokens of each statement."""
    blocks = {block.id: block for block in source.blocks if block.id}
    for block in page.blocks:
        twin = blocks.get(block.id)
        if twin is None:
            continue
        for rule, what, value in _FEATURES:
            if value(twin) != value(block):
                expected = f"{what}: {value(twin)}, as in {source.at(twin)}"
                action = "Make it as in the source."
                yield page_finding(rule, page, expected, value(block), action, block)


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(values) or "none"


_FEATURES: tuple[tuple[str, str, Callable[[Block], str]], ...] = (
    ("kind", "a block of the kind", lambda block: str(block.kind)),
    ("box", "a box of the level", lambda block: block.box or "none"),
    ("depth", "a list of the depth", lambda block: str(block.depth)),
    ("columns", "cells in the row", lambda block: str(block.cells)),
    ("links", "links to", lambda block: _list(block.links)),
    ("pictures", "the picture", lambda block: _list(block.pictures)),
    # Two tokens may change places with the grammar, so they are compared as a set.
    ("tokens", "the tokens", lambda block: _list(tuple(sorted(block.tokens)))),
)


def lost_ids(project: Project, page: Page) -> dict[int, str]:
    """Return the ids that blocks of a page have most likely lost, by position.

    A translation is held against the source; the source against the first translation that has
    the page.
    """
    if page.lang != project.settings.source.tag:
        twins = [project.source_pages.get(page.name)]
    else:
        others = (
            pages.get(page.name) for lang, pages in project.pages.items() if lang != page.lang
        )
        twins = [twin for twin in others if twin]
    return guess_ids(twins[0], page) if twins and twins[0] else {}


def guess_ids(source: Page, page: Page) -> dict[int, str]:
    """Return, for the positions of blocks without an id, the id that each has most likely lost.

    It is the one that follows, in the source, the id of the block above, if the page lacks it.
    """
    have = set(page.ids)
    following = dict(zip(["", *source.ids], source.ids, strict=False))
    guesses: dict[int, str] = {}
    above = ""
    for position, block in enumerate(page.blocks):
        name = block.id or following.get(above, "")
        if not block.id and name and name not in have:
            guesses[position] = name
        above = name or above
    return guesses


def _id_only(block: Block) -> Block:
    return Block(id=block.id, kind=block.kind, text="")


def _longest_increasing(places: list[int]) -> set[int]:
    """Return the members of a longest increasing subsequence (patience sorting, O(n log n))."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for place in places:
        pile = bisect_left(tops, place)
        below[place] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [place]
    members = set()
    place_or_none = tops[-1] if tops else None
    while place_or_none is not None:
        members.add(place_or_none)
        place_or_none = below[place_or_none]
    return members
