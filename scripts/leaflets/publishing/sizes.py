"""How large the leaflets are that a page offers, filled in when they are printed.

Pages are built while leaflets are printed, and kept whatever is printed anew: in place of pages and
bytes they have a hole, which is filled at the very end.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from babel.units import format_unit
from markupsafe import Markup

from leaflets.publishing.kept import NOT_FOUND, page_files
from leaflets.publishing.pdfs import Leaflet
from leaflets.reading.bidi import isolated_html
from leaflets.reading.project import Project

_HOLE = re.compile("\ue000([^\ue001<]+)\ue001")
"""What stands for the size of a leaflet, between two letters that no language has."""


def hole(leaflet: Leaflet) -> Markup:
    """Return what stands on a page for the size of a leaflet."""
    return Markup(f"\ue000{leaflet.path}\ue001")  # noqa: S704 - a path of letters and digits


def fill(project: Project, site: Path, leaflets: Iterable[Leaflet]) -> None:
    """Write the sizes of leaflets into the pages of a site, which are in its folder."""
    texts = {leaflet.path: _size(project, leaflet) for leaflet in leaflets}
    languages = project.settings.languages
    pages = [name for language in languages for name in page_files(project, language.tag)]
    for name in (*pages, NOT_FOUND):
        path = site / name
        if path.is_file():
            html = path.read_text("utf-8")
            filled = _HOLE.sub(lambda found: texts.get(found[1], ""), html)
            if filled != html:
                path.write_text(filled, "utf-8")


def _size(project: Project, leaflet: Leaflet) -> str:
    language, labels = project.settings.language(leaflet.lang), project.labels[leaflet.lang]
    kilobytes = -(-leaflet.bytes // 1000)
    size = format_unit(kilobytes, "digital-kilobyte", "short", locale=language.locale)
    pages = labels.fill("pages_count", pages=leaflet.pages)
    return " · ".join(isolated_html(part, language.direction) for part in (pages, size))
