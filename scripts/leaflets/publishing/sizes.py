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
from leaflets.reading.settings import Language

_HOLE = re.compile("\ue000([^\ue001<]+)\ue001")
"""What stands for the size of a leaflet, between two letters that no language has."""


def hole(leaflet: Leaflet) -> Markup:
    """Return what stands on a page for the size of a leaflet."""
    return Markup(f"\ue000{leaflet.path}\ue001")  # noqa: S704 - a path of letters and digits


class Holes:
    """The pages of a site with holes, found while leaflets are still being printed.

    ``site`` is the folder of the site; all its pages are there.
    """

    def __init__(self, project: Project, site: Path) -> None:
        self._project = project
        languages = project.settings.languages
        pages = [name for language in languages for name in page_files(project, language.tag)]
        paths = [path for name in (*pages, NOT_FOUND) if (path := site / name).is_file()]
        texts = ((path, path.read_text("utf-8")) for path in paths)
        self._pages = {path: html for path, html in texts if _HOLE.search(html)}
        for language in languages if self._pages else ():
            _kilobytes(0, language)  # reads what Babel knows of the language

    def fill(self, leaflets: Iterable[Leaflet]) -> None:
        """Write the sizes of leaflets into the pages."""
        texts = {leaflet.path: _size(self._project, leaflet) for leaflet in leaflets}
        for path, html in self._pages.items():
            path.write_text(_HOLE.sub(lambda found: texts.get(found[1], ""), html), "utf-8")


def _kilobytes(count: int, language: Language) -> str:
    return format_unit(count, "digital-kilobyte", "short", locale=language.locale)


def _size(project: Project, leaflet: Leaflet) -> str:
    language, labels = project.settings.language(leaflet.lang), project.labels[leaflet.lang]
    size = _kilobytes(-(-leaflet.bytes // 1000), language)
    pages = labels.fill("pages_count", pages=leaflet.pages)
    return " · ".join(isolated_html(part, language.direction) for part in (pages, size))
