"""The review sheet of a language: what people read and sign who will never use git.

English, the translation, what it says, what the check finds, and a box for each statement; a place
to sign for each page, with the line that takes the paper into the ledger.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from leaflets.comparing.decisions import roles
from leaflets.findings import Finding
from leaflets.printing.fonts import TYPEFACES, families
from leaflets.reading.bidi import isolated_html
from leaflets.reading.project import Project
from leaflets.reading.settings import Language
from leaflets.reading.statements import statement_of, texts
from leaflets.reading.untranslated import is_untranslated
from leaflets.reviewing.signing import LABELS_PAGE, code, page_texts
from leaflets.reviewing.status import State, States

_FILLED_IN = re.compile(r"(\[\[[^\[\]]*\]\]|\{[a-z_]+\})")


@dataclass(frozen=True, slots=True)
class Row:
    """One statement of the sheet."""

    name: str
    state: State
    source: str
    target: str
    says: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page of the leaflets on the sheet; ``code`` fits its texts as they are."""

    name: str
    title: str
    code: str
    rows: tuple[Row, ...]


def review_sheet(
    project: Project,
    lang: str,
    states: States,
    findings: Iterable[Finding],
    pages: Iterable[str] = (),
) -> str:
    """Return the review sheet of a language as HTML; of some ``pages``, or of all."""
    language = project.settings.language(lang)
    wanted = list(pages) or [*project.settings.pages, LABELS_PAGE]
    sheet = [page for name in wanted if (page := _page(project, lang, name, states, findings)).rows]
    rows = [row for page in sheet for row in page.rows]
    counts = ", ".join(
        f"{count} {state}" for state in State if (count := sum(row.state is state for row in rows))
    )
    source = project.settings.source
    own, english = (
        f"font-family: {', '.join(map(repr, fonts_of(one))) or 'sans-serif'};"
        for one in (language, source)
    )
    sheet_css = files("leaflets.printing").joinpath("review.css").read_text("utf-8")
    css = f"html {{ {english} }}\n@page {{ {english} }}\n.own {{ {own} }}\n{sheet_css}"
    return _template(language.direction).render(
        source=source,
        language=language,
        title=f"Review sheet ({lang})",
        version=project.settings.plugin.version,
        revised=project.settings.plugin.revised.isoformat(),
        counts=f"{len(rows)} statements: {counts}.",
        roles=roles(project, lang),
        pages=sheet,
        css=Markup(css),  # noqa: S704 - our own
    )


def fonts_of(language: Language) -> list[str]:
    """Return the fonts that the sheet of a language may be printed in; none for its script."""
    return families(language.script) if language.script in TYPEFACES else []


def _page(
    project: Project, lang: str, name: str, states: States, findings: Iterable[Finding]
) -> SheetPage:
    source = project.settings.source.tag
    english = page_texts(project, source, name)
    title = "Words in pictures and forms"
    if name != LABELS_PAGE:
        title = next(iter(english.values()), name)
    rows = tuple(_rows(project, lang, english, states, findings))
    return SheetPage(name, title, code(project, lang, name), rows)


def _rows(
    project: Project,
    lang: str,
    english: dict[str, str],
    states: States,
    findings: Iterable[Finding],
) -> Iterator[Row]:
    own = texts(project, lang)
    said: dict[str, list[str]] = {}
    for one in findings:
        if one.lang == lang:
            text = f"{one.severity} {one.rule}: expected {one.expected}, found {one.found}."
            said.setdefault(statement_of(one), []).append(text)
    ledger = project.ledger.statements if project.ledger else {}
    for name, text in english.items():
        target = own.get(name, "")
        yield Row(
            name=name,
            state=states.by_statement[name],
            source=text,
            target="" if is_untranslated(target) else target,
            says=ledger[name].says if name in ledger else "",
            findings=tuple(said.get(name, ())),
        )


@cache
def _template(direction: str) -> Template:
    environment = Environment(
        loader=PackageLoader("leaflets", "printing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    environment.filters["isolated"] = lambda text: Markup(_isolated(text, direction))  # noqa: S704
    return environment.get_template("review.html")


def _isolated(text: str, direction: str) -> str:
    """Return a text as HTML; settings and placeholders run from left to right in every language."""
    return "".join(
        f'<bdi dir="ltr">{escape(piece)}</bdi>' if at % 2 else isolated_html(piece, direction)
        for at, piece in enumerate(_FILLED_IN.split(text))
    )
