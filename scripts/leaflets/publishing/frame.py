"""What stands around the text of a page, as its template takes it: languages, help, leaflets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from babel.dates import format_date
from markupsafe import Markup, escape

from leaflets.publishing.pdfs import Leaflet
from leaflets.publishing.sizes import hole
from leaflets.reading.addresses import ABOUT, INDEX, page_path, relative
from leaflets.reading.bidi import isolated_html
from leaflets.reading.labels import Labels, changes_label
from leaflets.reading.project import OWN_PAGE, Project
from leaflets.reading.settings import Language

HELP = "get-help.md"
"""The page that is one tap away from every page; none where the project has no such page."""

GLOSSARY = "glossary.md"
_HOLE = "\u0001"
"""Stands for what a script fills in; no label can hold it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page; ``lang`` is that of its target where it is another one, and ``written`` the
    same as pages carry it, ``invitation`` what that language says to those who read it.
    """

    text: str
    href: str
    lang: str = ""
    direction: str = ""
    current: bool = False
    invitation: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A button that calls: what it says, and the number to dial (RFC 3966)."""

    text: Markup
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The editions of one leaflet."""

    title: str
    files: list[tuple[Markup, str]]


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of the text: its number, its date as the language writes it, what changed."""

    number: str
    line: Markup
    changes: str


@dataclass(frozen=True, slots=True)
class Frame:
    """All that a page of the site shows beside its text."""

    language: Language
    labels: Labels
    root: str
    languages: list[Link]
    pages: list[Link]
    before: Link | None
    after: Link | None
    help: Link | None
    calls: list[Call]
    notice: str
    shelves: list[Shelf]
    versions: list[Edition]
    status: Link
    first: Link
    glossary: str = ""
    words: list[tuple[str, Markup]] = field(default_factory=list)

    def say(self, key: str, **values: object) -> Markup:
        """Return a label as HTML, its numbers isolated; a value None is left for a script."""
        filled = {name: _HOLE if value is None else value for name, value in values.items()}
        text = self.labels.fill(key, **filled)
        return _around(text, self.language, "hole")


def frame(project: Project, lang: str, page: str, leaflets: Iterable[Leaflet]) -> Frame:
    """Return what stands around a page."""
    language, labels = project.settings.language(lang), project.labels[lang]
    here = page_path(project, lang, page)

    def link(name: str) -> Link:
        title = project.every_page(lang)[name].blocks[0].text
        href = relative(page_path(project, lang, name), here)
        return Link(title, href, current=name == page)

    def elsewhere(tag: str) -> str:
        return page if page in project.every_page(tag) else INDEX

    own = [OWN_PAGE] if lang in project.own_pages else []
    names = [*project.settings.pages, *own]
    about = ABOUT if ABOUT in names else INDEX
    at = names.index(page) if page in names else len(names)
    in_order = page in names
    glossary = project.pages[lang].get(GLOSSARY)
    return Frame(
        language=language,
        labels=labels,
        root=relative("", here),
        languages=[
            Link(
                other.name,
                relative(page_path(project, other.tag, elsewhere(other.tag)), here),
                other.tag,
                other.direction,
                other.tag == lang,
                project.labels[other.tag]["read_here"],
                other.written,
            )
            for other in project.settings.languages
        ],
        pages=[link(name) for name in names],
        before=link(names[at - 1]) if in_order and at else None,
        after=link(names[at + 1]) if in_order and at + 1 < len(names) else None,
        help=link(HELP) if HELP in names else None,
        calls=_calls(project, labels, language),
        notice=project.notice(lang),
        shelves=_shelves(project, language, labels, page, leaflets, here),
        versions=_versions(project, language, labels),
        status=Link(
            labels["status_title"], relative(page_path(project, lang, about), here) + "#status"
        ),
        first=Link(labels["site_name"], relative(page_path(project, lang, INDEX), here)),
        glossary=glossary.blocks[0].text if glossary else "",
    )


def _calls(project: Project, labels: Labels, language: Language) -> list[Call]:
    """Return the buttons that call; none for a phone that the clinic has not set."""
    clinic = project.settings.clinic
    rows = (("emergency", clinic.emergency_number), ("clinic", clinic.phone))
    return [
        Call(
            _around(labels.fill(f"call_{kind}", number=_HOLE), language, "number", number),
            "tel:" + re.sub(r"[^0-9+]", "", number),
            kind,
        )
        for kind, number in rows
        if number
    ]


def _around(text: str, language: Language, kind: str, value: str = "") -> Markup:
    """Return a text as HTML with an element of a class in place of its hole."""
    pieces = [isolated_html(piece, language.direction) for piece in text.split(_HOLE)]
    inner = f'<bdi dir="ltr" class="{kind}">{escape(value)}</bdi>'
    return Markup(inner.join(pieces))  # noqa: S704 - escaped


def _shelves(
    project: Project,
    language: Language,
    labels: Labels,
    page: str,
    leaflets: Iterable[Leaflet],
    here: str,
) -> list[Shelf]:
    """Return the leaflets that this page is part of; all of them on a page that is part of none."""
    settings = project.settings.plugin.leaflets
    own = [leaflet for leaflet in leaflets if leaflet.lang == language.tag]
    on_it = [row for row in own if page in settings[row.leaflet].pages] or own
    return [
        Shelf(
            rows[0].title,
            [(_file_text(row, language, labels), relative(row.path, here)) for row in rows],
        )
        for _, group in groupby(on_it, key=lambda row: row.leaflet)
        if (rows := list(group))
    ]


def _file_text(leaflet: Leaflet, language: Language, labels: Labels) -> Markup:
    parts = (labels[f"paper_{leaflet.edition}"], "PDF")
    html = (isolated_html(part, language.direction) for part in parts)
    return Markup(" · ").join([*map(Markup, html), hole(leaflet)])


def _versions(project: Project, language: Language, labels: Labels) -> list[Edition]:
    rows = []
    for number, date in project.settings.plugin.versions.items():
        shown = format_date(date, "long", locale=language.locale)
        line = f"{labels.fill('version', version=number)} · {labels.fill('revised', date=shown)}"
        html = Markup(isolated_html(line, language.direction))  # noqa: S704 - escaped
        rows.append(Edition(number, html, labels[changes_label(number)]))
    return rows
