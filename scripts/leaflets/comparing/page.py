"""Rules that one page must keep by itself, in every language."""

import re
from collections.abc import Iterator

from leaflets.comparing.rules import page_finding, quoted
from leaflets.findings import Finding
from leaflets.reading.blocks import Block, Kind, Page
from leaflets.reading.clinic import TOKENS
from leaflets.reading.pictures import PEOPLE
from leaflets.reading.project import Project

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
BOXES = frozenset({"", "danger", "warning"})

_ATTRIBUTES = re.compile(r"\{: #[a-z][a-z0-9-]* \}")
_BRACES = re.compile(r"\{[^}\n]*\}?|\}")
_RAW_HTML = re.compile(r"<(?=[A-Za-z/!?])[^>\n]{0,40}>?|&#?[A-Za-z0-9]+;")
_LINK = re.compile(r"(?P<page>[a-z0-9-]+\.md)?(?:#(?P<anchor>[a-z0-9-]+))?")
_EXTERNAL = re.compile(r"https://[^\s<>\"]+")


def raw_html(_project: Project, page: Page) -> Iterator[Finding]:
    """Raw HTML, script or a character entity: what a reader sees would not be what was checked."""
    for match in _RAW_HTML.finditer(page.text):
        yield _at(
            page,
            match,
            "raw-html",
            "Markdown only",
            quoted(match[0]),
            "Write **bold** or a [link](page.md); HTML is not allowed.",
        )


def attributes(_project: Project, page: Page) -> Iterator[Finding]:
    """An attribute list that is not just an id: ``onclick``, classes, or a misspelt id."""
    for match in _BRACES.finditer(page.text):
        if not _ATTRIBUTES.fullmatch(match[0]):
            action = "Keep the id alone, in small letters, digits and hyphens."
            yield _at(page, match, "attributes", "{: #an-id }", quoted(match[0]), action)


def block_kinds(_project: Project, page: Page) -> Iterator[Finding]:
    """Code blocks, quotations, rules and box titles: none of them can carry a statement."""
    for block in page.blocks:
        if block.kind is Kind.BOX_TITLE:
            action = 'Write the box as !!! danger "" and its title as a heading inside.'
            yield page_finding("box", page, 'a box with ""', quoted(block.text), action, block)
        elif block.kind is Kind.OTHER:
            action = "Use headings, paragraphs, lists, tables and pictures only."
            yield page_finding(
                "kind", page, "a block that can be a statement", quoted(block.text), action, block
            )
        if block.box not in BOXES:
            expected = "a box of the level danger or warning"
            yield page_finding("box", page, expected, block.box, "Choose one of these.", block)


def empty(_project: Project, page: Page) -> Iterator[Finding]:
    """A block without a word; for a picture, without alternative text."""
    for block in page.blocks:
        if block.text or block.kind in {Kind.OTHER, Kind.BOX_TITLE}:
            continue
        if block.kind is Kind.PICTURE:
            expected, action = "alternative text", "Say in the brackets what the picture shows."
        else:
            expected, action = "text", "Write the statement, or delete the block in every language."
        yield page_finding("empty", page, expected, "none", action, block)


def headings(_project: Project, page: Page) -> Iterator[Finding]:
    """One title first, then headings whose level goes down one step at a time (PDF/UA-1, 7.4.2)."""
    action = "Correct the number of # signs."
    if not page.blocks or page.blocks[0].kind is not Kind.HEADING_1:
        found = page.blocks[0].kind if page.blocks else "an empty page"
        yield page_finding("heading", page, "a page title (#) first", found, action)
    above = 0
    for block in page.blocks:
        level = block.kind.level
        if level == 1 and block is not page.blocks[0]:
            yield page_finding("heading", page, "one page title", "one more", action, block)
        elif level > above + 1:
            expected = f"level {above + 1} at most under level {above}"
            yield page_finding("heading", page, expected, f"level {level}", action, block)
        above = level or above


def main_message(_project: Project, page: Page) -> Iterator[Finding]:
    """The main message: a paragraph below the title (CDC Clear Communication Index, item 2)."""
    if len(page.blocks) > 1 and page.blocks[1].kind is not Kind.PARAGRAPH:
        action = "Put the page's main message below its title."
        yield page_finding(
            "main-message", page, "a paragraph", page.blocks[1].kind, action, page.blocks[1]
        )


def tokens(_project: Project, page: Page) -> Iterator[Finding]:
    """A ``[[token]]`` that no clinic setting has."""
    for block in page.blocks:
        for token in block.tokens:
            if token not in TOKENS:
                expected = "one of " + ", ".join(f"[[{name}]]" for name in sorted(TOKENS))
                yield page_finding(
                    "token", page, expected, f"[[{token}]]", "Correct its name.", block
                )


def pictures(project: Project, page: Page) -> Iterator[Finding]:
    """A picture that is not among the shared ones, or that stands inside a sentence."""
    for block in page.blocks:
        for picture in block.pictures:
            if PEOPLE.fullmatch(picture):
                yield from _uncounted(project, page, block, picture)
            elif picture not in project.assets:
                expected = f"a file docs/{project.settings.source.tag}/assets/… shared by all"
                action = "Put the picture there and name it assets/…"
                yield page_finding("picture", page, expected, picture, action, block)
            elif block.kind is not Kind.PICTURE:
                action = "Put it in a paragraph of its own."
                yield page_finding("picture", page, "a picture by itself", picture, action, block)


def _uncounted(project: Project, page: Page, block: Block, picture: str) -> Iterator[Finding]:
    """Yield the numbers of an icon array that its alternative text does not say.

    In English; that other languages say the same numbers is found by the wording rules.
    """
    match = PEOPLE.fullmatch(picture)
    if match is None or page.lang != project.settings.source.tag:
        return
    said = {number.replace(",", "") for number in re.findall(r"\d[\d,]*", block.text)}
    for number in filter(None, match.groups()):
        if number not in said:
            expected = f"the number {int(number):,} in the alternative text, as in {picture}"
            action = "Correct the text or the name of the picture."
            yield page_finding("picture", page, expected, quoted(block.text), action, block)


def links(project: Project, page: Page) -> Iterator[Finding]:
    """A link that leads nowhere."""
    for block in page.blocks:
        for link in block.links:
            if problem := _broken(project, page, link):
                yield page_finding(
                    "link", page, problem, link or "nothing", "Correct the link.", block
                )


def _broken(project: Project, page: Page, link: str) -> str:
    """Return what was expected instead of ``link``, or nothing where it is right."""
    match = _LINK.fullmatch(link)
    if not link or not match:
        return "" if _EXTERNAL.fullmatch(link) else "a page.md, page.md#id, #id or https:// link"
    name = match["page"] or page.name
    if name not in project.settings.pages and name != page.name:
        return "a page that nav lists"
    target = project.every_page(page.lang).get(name)
    if match["anchor"] and target and match["anchor"] not in target.ids:
        return f"an id of {target.file}"
    return ""


def _at(
    page: Page, match: re.Match[str], rule: str, expected: str, found: str, action: str
) -> Finding:
    line = page.text.count("\n", 0, match.start()) + 1
    return page_finding(
        rule, page, expected, found, action, Block(id="", kind=Kind.OTHER, text="", line=line)
    )
