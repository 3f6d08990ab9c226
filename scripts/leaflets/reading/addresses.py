"""Where each page of the site is, and how one page names another.

A place in the site is a path without a slash in front: ``ar/risks/`` for a page, ``ar/`` for the
first one, empty for that of the source language.
"""

import posixpath
from urllib.parse import urljoin

from leaflets.reading.project import Project

INDEX = "index.md"
ABOUT = "about.md"
"""The page that tells what the text is worth and which paper is current, if there is one."""


def page_path(project: Project, lang: str, page: str) -> str:
    """Return where a page of a language is in the site."""
    prefix = "" if lang == project.settings.source.tag else f"{lang}/"
    return prefix + ("" if page == INDEX else page.removesuffix(".md") + "/")


def page_url(project: Project, lang: str, page: str) -> str:
    """Return the whole address of a page, as search engines and paper name it."""
    return urljoin(project.settings.site_url, page_path(project, lang, page))


def relative(target: str, base: str) -> str:
    """Return the address of a path as the page at ``base`` writes it; both are of this site."""
    found = posixpath.relpath("/" + target, "/" + base)
    return f"{found}/" if target.endswith("/") or not target else found
