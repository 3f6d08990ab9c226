"""From a project to the HTML of one printed leaflet. Pure: the same project gives the same text.

The leaflet is made of the content of its pages, never of the site's theme. The first page opens
it; each further page is a numbered section, numbered alike in every language.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from leaflets.printing.bilingual import facing
from leaflets.printing.cover import add_cover
from leaflets.printing.fonts import TYPEFACES
from leaflets.printing.job import Job
from leaflets.printing.papers import COMMON
from leaflets.printing.references import leave_room
from leaflets.printing.sections import section_of
from leaflets.printing.style import style
from leaflets.reading.editions import EDITIONS, Edition
from leaflets.reading.project import OWN_PAGE, Project
from leaflets.reading.settings import Language

SIZES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.86, 0.84, 0.82, 0.8, 0.78)
"""By how much a leaflet may be printed smaller so that it fits on its pages."""

_EMPTY = re.compile("></(?:br|img|input)>")
"""The end of an element that has no end in HTML."""


def jobs(project: Project) -> Iterator[Job]:
    """Yield all PDFs of a project, by language as configured."""
    for language in project.settings.languages:
        for name, leaflet in project.settings.plugin.leaflets.items():
            for edition in leaflet.editions:
                if not (EDITIONS[edition].bilingual and language == project.settings.source):
                    yield Job(name, edition, language.tag)


def title_of(project: Project, job: Job) -> str:
    """Return the title of a leaflet, which is that of its first page."""
    first = project.settings.plugin.leaflets[job.leaflet].pages[0]
    return project.pages[job.lang][first].blocks[0].text


def most_pages(project: Project, job: Job) -> int:
    """Return how many pages a leaflet may have, 0 for any number.

    The limit of a leaflet is for ordinary print in one language: large print takes what it needs.
    """
    edition = EDITIONS[job.edition]
    limit = project.settings.plugin.leaflets[job.leaflet].most_pages
    return 0 if edition.is_large or edition.bilingual else limit


def sheet_of(project: Project, job: Job) -> Job:
    """Return the job whose print this one shares: the same in all but the paper it is put on.

    A leaflet that must fit on some pages is laid out for its own paper.
    """
    own = EDITIONS[job.edition]
    if most_pages(project, job):
        return job
    common = replace(own, paper=COMMON)
    alike = (name for name, row in EDITIONS.items() if row == common)
    return replace(job, edition=next(alike, job.edition))


def pages_of(project: Project, job: Job) -> list[str]:
    """Return the pages of a leaflet in order, the clinic's own last if it need not fit."""
    names = project.settings.plugin.leaflets[job.leaflet].pages
    has_own = job.lang in project.own_pages and not most_pages(project, job)
    return [*names, OWN_PAGE] if has_own else names


def compose(project: Project, job: Job, scale: float = 1.0) -> str:
    """Return the HTML document of a leaflet, its style sheet within.

    ``scale`` is one of :data:`SIZES`.
    """
    job = sheet_of(project, job)
    language, edition = project.settings.language(job.lang), EDITIONS[job.edition]
    names = pages_of(project, job)
    title = title_of(project, job)
    sections = [_section(project, language, edition, names, number) for number in range(len(names))]
    compact = bool(most_pages(project, job))
    face = TYPEFACES[language.script]
    leave_room(sections, edition.paper, edition.size * scale * face.size, face.line_height)
    css = style(project, language, edition, title, edition.size * scale, compact=compact)
    content = [_written(section) for section in sections]
    return _template().render(
        lang=language.tag,
        direction=language.direction,
        title=title,
        revised=project.settings.plugin.revised.isoformat(),
        css=Markup(css),  # noqa: S704 - our own style sheet
        content=[Markup(part) for part in content],  # noqa: S704 - no raw HTML gets in
    )


def _written(section: ET.Element) -> str:
    """Return a section as HTML that is XML as well, which is read in a tenth of the time."""
    text = ET.tostring(section, encoding="unicode", short_empty_elements=False)
    return _EMPTY.sub(" />", text)


def _section(
    project: Project, language: Language, edition: Edition, names: list[str], number: int
) -> ET.Element:
    fields = not edition.bilingual
    section = section_of(project, language, names, number, fields=fields)
    source = project.settings.source
    if edition.bilingual and names[number] in project.every_page(source.tag):
        other = section_of(project, source, names, number)
        section = facing(section, other, language, source)
    if number == 0:
        add_cover(section, project, language, fields=fields, large=edition.is_large)
    return section


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("leaflets", "printing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("leaflet.html")
