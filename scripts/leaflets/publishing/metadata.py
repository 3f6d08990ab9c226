"""What search engines and other programs are told of a page. All of it is true of the text."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin
from xml.sax.saxutils import quoteattr

from babel.core import get_global

from leaflets.reading.addresses import INDEX, page_url
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

CARD = "assets/card.png"
"""The picture that social networks show beside a link, 1200 x 630 pixels, without words."""

X_DEFAULT = "x-default"


def alternates(project: Project, page: str) -> dict[str, str]:
    """Return the address of a page in every language, and in the one for all others."""
    rows = {
        language.tag: page_url(project, language.tag, page)
        for language in project.settings.languages
        if page in project.every_page(language.tag)
    }
    source = project.settings.source.tag
    return rows | ({X_DEFAULT: rows[source]} if source in rows else {})


def card_url(project: Project) -> str:
    """Return the address of the social card; empty where the project has none."""
    return urljoin(project.settings.site_url, CARD) if CARD in project.assets else ""


def og_locale(language: Language) -> str:
    """Return the language with its likely country (CLDR), as social networks name it: ``pt_BR``."""
    likely: Mapping[str, str] = get_global("likely_subtags")
    name = language.locale.language
    return f"{name}_{language.locale.territory or likely[name].split('_')[-1]}"


def json_ld(project: Project, lang: str, page: str, state: str) -> str:
    """Return schema.org's MedicalWebPage as JSON that may stand in a ``script`` element.

    It says nothing of a review (``lastReviewed``, ``reviewedBy``): who signed is not known here.
    """
    blocks = project.every_page(lang)[page].blocks
    home = project.every_page(lang).get(INDEX, project.every_page(lang)[page]).blocks[0].text
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": blocks[0].text,
        "description": blocks[1].text,
        "url": page_url(project, lang, page),
        "inLanguage": lang,
        "dateModified": project.settings.plugin.revised.isoformat(),
        "version": project.settings.plugin.version,
        "creativeWorkStatus": "Published" if state == "signed" else "Draft",
        "isAccessibleForFree": True,
        "audience": {"@type": "MedicalAudience", "audienceType": "Patient"},
        "about": {"@type": "MedicalProcedure", "name": home},
    }
    if lang != project.settings.source.tag:
        original = page_url(project, project.settings.source.tag, page)
        data["translationOfWork"] = {"@type": "MedicalWebPage", "@id": original}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def sitemap(project: Project) -> str:
    """Return ``sitemap.xml`` (sitemaps.org 0.9) with the languages of each page."""
    date = project.settings.plugin.revised.isoformat()
    rows = []
    for page in project.settings.pages:
        links = alternates(project, page)
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href={quoteattr(url)}/>\n'
            for tag, url in links.items()
        )
        rows += [
            f"<url>\n<loc>{quoteattr(url)[1:-1]}</loc>\n<lastmod>{date}</lastmod>\n{others}</url>\n"
            for tag, url in links.items()
            if tag != X_DEFAULT
        ]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n' + "".join(rows) + "</urlset>\n"
    )


def robots(project: Project) -> str:
    """Return ``robots.txt``."""
    return (
        f"User-agent: *\nAllow: /\nSitemap: {urljoin(project.settings.site_url, 'sitemap.xml')}\n"
    )
