"""From a project to the HTML of one printed leaflet. Pure: the same project gives the same text.

The leaflet is made of the content of its pages, never of the site's theme. The first page opens
it; each further page is a numbered section, numbered alike in every language.
"""

import base64
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urljoin

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from leaflets.printing.fonts import TYPEFACES, families
from leaflets.printing.pictures import picture
from leaflets.printing.tokens import token_renderer
from leaflets.reading.labels import Labels
from leaflets.reading.markup import to_html
from leaflets.reading.pictures import PEOPLE
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

_HEADING = re.compile(r"h([1-6])")
_CLINIC_BLOCK = ("name", "address", "phone", "night_phone", "emergency_number", "website")


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make: a leaflet, in an edition, in a language."""

    leaflet: str
    edition: str
    lang: str

    @property
    def path(self) -> str:
        """Where it goes under ``site/leaflets/``."""
        return f"{self.lang}/{self.leaflet}-{self.edition}.pdf"


def jobs(project: Project) -> list[Job]:
    """List all PDFs of a project, by language as configured."""
    return [
        Job(name, edition, language.tag)
        for language in project.settings.languages
        for name, leaflet in project.settings.plugin.leaflets.items()
        for edition in leaflet.editions
    ]


def title_of(project: Project, job: Job) -> str:
    """Return the title of a leaflet, which is that of its first page."""
    first = project.settings.plugin.leaflets[job.leaflet].pages[0]
    return project.pages[job.lang][first].blocks[0].text


def compose(project: Project, job: Job) -> str:
    """Return the HTML document of a leaflet, its style sheet within."""
    language = project.settings.language(job.lang)
    labels = project.labels[job.lang]
    names = project.settings.plugin.leaflets[job.leaflet].pages
    sections = [_section(project, language, names, number) for number in range(len(names))]
    title = title_of(project, job)
    cover = _cover(sections[0], _clinic_block(project, labels))
    content = [cover, *(_serialize(section) for section in sections[1:])]
    return _template().render(
        lang=language.tag,
        direction=language.direction,
        title=title,
        revised=project.settings.plugin.revised.isoformat(),
        css=Markup(_style(project, language, labels, title)),  # noqa: S704 - our own style sheet
        content=[Markup(part) for part in content],  # noqa: S704 - no raw HTML gets in
    )


def _section(project: Project, language: Language, names: list[str], number: int) -> ET.Element:
    """Return a page as a section: headings lowered and numbered, links and pictures mended."""
    page = project.pages[language.tag][names[number]]
    labels = project.labels[language.tag]
    renderer = token_renderer(project.settings.clinic, labels, unset="")
    section = to_html(page.text, renderer, language.direction)
    section.tag = "section"
    if number:
        _number_headings(section, number)
    _point_links(section, project, language, names)
    _embed_pictures(section, project, language.tag)
    _widen_lines(section)
    return section


def _number_headings(section: ET.Element, number: int) -> None:
    below = 0
    for element in section.iter():
        match = _HEADING.fullmatch(element.tag)
        if not match:
            continue
        level = int(match[1])
        below += level == 2
        element.tag = f"h{level + 1}"
        label = str(number) if level == 1 else f"{number}.{below}"
        if level <= 2:
            _prefix(element, label)


def _prefix(heading: ET.Element, number: str) -> None:
    prefix = ET.Element("bdi", {"class": "number", "dir": "ltr"})
    prefix.text = number
    prefix.tail = f" {heading.text or ''}"
    heading.text = None
    heading.insert(0, prefix)


def _point_links(
    section: ET.Element, project: Project, language: Language, names: list[str]
) -> None:
    """Make a link to a page of the leaflet one to its section, and any other one absolute."""
    for link in section.iter("a"):
        page, _, anchor = link.get("href", "").partition("#")
        if page in names:
            target = project.pages[language.tag][page]
            link.set("href", f"#{anchor or target.ids[0]}")
            link.set("class", "xref")
        elif page.endswith(".md"):
            prefix = "" if language == project.settings.source else f"{language.tag}/"
            path = "" if page == "index.md" else page.removesuffix(".md") + "/"
            address = urljoin(project.settings.site_url, prefix + path)
            link.set("href", f"{address}#{anchor}" if anchor else address)
            link.set("class", "outside")


def _embed_pictures(section: ET.Element, project: Project, lang: str) -> None:
    for image in section.iter("img"):
        name = image.get("src", "")
        if PEOPLE.fullmatch(name):
            image.set("class", "people")
        data = base64.b64encode(picture(project, lang, name).encode("utf-8")).decode("ascii")
        image.set("src", f"data:image/svg+xml;base64,{data}")


def _widen_lines(section: ET.Element) -> None:
    """Make a line to write on as wide as the page where a list item is nothing else."""
    for item in section.iter("li"):
        if not (item.text or "").strip() and len(item) == 1 and not (item[0].tail or "").strip():
            item[0].set("class", item[0].get("class", "").replace("blank long", "blank whole"))
            item.set("class", "line")


def _cover(section: ET.Element, clinic: ET.Element) -> str:
    """Put the clinic block below the first box of the first page, or below its main message."""
    children = list(section)
    boxes = [child for child in children if "danger" in child.get("class", "")]
    place = children.index(boxes[0]) + 1 if boxes else 2
    section.insert(place, clinic)
    section.set("class", "cover")
    return _serialize(section)


def _clinic_block(project: Project, labels: Labels) -> ET.Element:
    renderer = token_renderer(project.settings.clinic, labels, unset="")
    block = ET.Element("div", {"class": "clinic"})
    title = ET.SubElement(block, "p", {"class": "clinic-title"})
    title.text = labels["your_clinic"]
    for name in _CLINIC_BLOCK:
        row = ET.SubElement(block, "p")
        row.text = f"{labels[f'clinic_{name}']}: "
        row.append(renderer(f"clinic.{name}"))
    return block


def _serialize(element: ET.Element) -> str:
    return ET.tostring(element, encoding="unicode", method="html")


def _style(project: Project, language: Language, labels: Labels, title: str) -> str:
    """Return the style sheet with what differs between languages set in front."""
    face = TYPEFACES[language.script]
    plugin = project.settings.plugin
    date = format_date(plugin.revised, "long", locale=language.locale)
    start, end = ("left", "right") if language.direction == "ltr" else ("right", "left")
    edition = f"{title} · {labels.fill('version', version=plugin.version)} · " + labels.fill(
        "revised", date=date
    )
    pages = _counters(labels["page_of"])
    own = ", ".join(f'"{family}"' for family in face.families)
    every = ", ".join(f'"{family}"' for family in families(language.script))
    return (
        f"@page {{ margin-{start}: 22mm; margin-{end}: 17mm;\n"
        f"  @top-{start} {{ content: {_css_string(labels['draft_notice'])}; }}\n"
        f"  @bottom-{start} {{ content: {_css_string(edition)}; text-align: {start}; }}\n"
        f"  @bottom-{end} {{ content: {pages}; text-align: {end}; }} }}\n"
        f".clinic-value {{ font-family: {every}; }}\n"
        f"html {{ font-family: {own}; line-height: {face.line_height};"
        f" font-size: {11.5 * face.size:.2f}pt; }}\n"
        f"@page {{ font-family: {own}; }}\n"
    ) + files("leaflets.printing").joinpath("leaflet.css").read_text("utf-8")


def _counters(template: str) -> str:
    """Write “Page {page} of {pages}” as CSS content; some languages say the second number first."""
    pieces = re.split(r"\{(pages?)\}", template)
    return " ".join(
        f"counter({piece})" if at % 2 else _css_string(piece) for at, piece in enumerate(pieces)
    )


def _css_string(text: str) -> str:
    """Return ``text`` as a CSS string (CSS Syntax Level 3, section 4.3.5)."""
    escaped = "".join(
        character if character.isalnum() or character in " .,:·-" else f"\\{ord(character):x} "
        for character in text
    )
    return f'"{escaped}"'


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("leaflets", "printing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("leaflet.html")
