"""The first page of a leaflet: main message, help, the clinic, and the way to the site."""

import base64
import xml.etree.ElementTree as ET
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import segno

from leaflets.printing.sections import make_fields
from leaflets.printing.tokens import token_renderer
from leaflets.reading.addresses import INDEX, page_url
from leaflets.reading.labels import Labels
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

_CLINIC_BLOCK = ("name", "address", "phone", "night_phone", "emergency_number", "website")


def add_cover(
    section: ET.Element, project: Project, language: Language, *, fields: bool, large: bool = False
) -> None:
    """Put the clinic block and the QR code below the first box, or below the main message.

    With ``fields``, what the clinic has not set can be typed in. In ``large`` print the box, which
    must not be broken, needs a page of its own: there the block stands before it.
    """
    children = list(section)
    boxes = [child for child in children if "danger" in child.get("class", "")]
    opening = 2 if children[0].tag == "h1" else 1  # in two languages they are one
    place = children.index(boxes[0]) + (not large) if boxes else opening
    labels = project.labels[language.tag]
    block = _clinic_block(project, labels)
    if fields:
        make_fields(block)
    block.insert(0, _code(project, language, labels))
    if project.logo:
        block.insert(1, _logo(project, labels))
    section.insert(place, block)
    section.set("class", "cover")


def _clinic_block(project: Project, labels: Labels) -> ET.Element:
    renderer = token_renderer(project.settings.clinic, labels, unset="")
    block = ET.Element("div", {"class": "clinic"})
    title = ET.SubElement(block, "p", {"class": "clinic-title"})
    title.text = labels["your_clinic"]
    for name in _CLINIC_BLOCK:
        row = ET.SubElement(block, "p", {"id": f"cover-{name.replace('_', '-')}"})
        row.text = f"{labels[f'clinic_{name}']}: "
        row.append(renderer(f"clinic.{name}"))
    return block


def _logo(project: Project, labels: Labels) -> ET.Element:
    name = project.settings.clinic.logo or ""
    kind = {".svg": "svg+xml", ".png": "png"}.get(Path(name).suffix, "jpeg")
    data = base64.b64encode(project.logo).decode("ascii")
    text = project.settings.clinic.name or labels["your_clinic"]
    source = f"data:image/{kind};base64,{data}"
    return ET.Element("img", {"class": "logo", "src": source, "alt": text})


def paper_address(project: Project, language: Language) -> str:
    """Return the address on the paper: the site in the language, with the version of the paper."""
    query = urlencode({"paper": project.settings.plugin.version})
    return f"{page_url(project, language.tag, INDEX)}?{query}"


@lru_cache(maxsize=64)
def _drawn(address: str) -> str:
    """Return a QR code of an address as a data address."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_data_uri(border=2, dark="#000"))


def _code(project: Project, language: Language, labels: Labels) -> ET.Element:
    """Return the QR code (ISO/IEC 18004, level M) with the words that say what it is for."""
    figure = ET.Element("div", {"class": "code"})
    image = {"src": _drawn(paper_address(project, language)), "alt": labels["code_alt"]}
    ET.SubElement(figure, "img", image | {"class": "qr"})
    caption = ET.SubElement(figure, "p")
    caption.text = labels["code_caption"]
    return figure
