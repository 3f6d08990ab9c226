"""The pages of the site as HTML, and the files beside them. Knows no MkDocs."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from leaflets.comparing.wording.termbase import Termbase
from leaflets.publishing import metadata, security
from leaflets.publishing.addresses import INDEX, STATUS_PAGE, file_of, page_path, page_url
from leaflets.publishing.content import (
    TIP,
    explain,
    name_cells,
    parse,
    secure_links,
    serialize,
    statements,
)
from leaflets.publishing.frame import GLOSSARY, Frame, frame
from leaflets.publishing.pdfs import STATUS, Leaflet
from leaflets.publishing.search import Index, search_file
from leaflets.publishing.terms import term_pattern
from leaflets.reading.bidi import isolated_html
from leaflets.reading.glossary import ENTRY_LABEL
from leaflets.reading.project import Project
from leaflets.reviewing.status import Status

TEMPLATES = "overrides"
NOT_FOUND = "404.html"


class Site:
    """Makes each page of a project's site. ``live`` is for ``mkdocs serve``, which needs a script
    of its own in each page, so that there is no policy against it.
    """

    def __init__(
        self,
        project: Project,
        leaflets: list[Leaflet],
        statuses: list[Status],
        *,
        live: bool = False,
    ) -> None:
        self._project = project
        self._leaflets = leaflets
        self._statuses = statuses
        self._policy = Markup("" if live else security.policy())  # noqa: S704 - our own
        self._indexes = {language.tag: Index() for language in project.settings.languages}
        self._patterns: dict[str, Mapping[str, re.Pattern[str]]] = {}
        self._termbase = Termbase(project.root)

    def page(self, lang: str, name: str, content: str) -> str:
        """Return a page whose text is ``content``, as Python-Markdown wrote it."""
        page = self._project.pages[lang][name]
        root = parse(content)
        rows = statements(root, frozenset(page.ids))
        path = page_path(self._project, lang, name)
        self._indexes[lang].add(page.blocks[0].text, path, rows)
        secure_links(root)
        name_cells(root)
        found = [] if name == GLOSSARY else explain(root, self._words(lang))
        return self._render(
            "page.html",
            replace(self._frame(lang, name), words=[self._word(lang, word) for word in found]),
            name,
            title=page.blocks[0].text,
            description=page.blocks[1].text,
            content=Markup(serialize(root)),  # noqa: S704 - no raw HTML gets in
            json_ld=Markup(  # noqa: S704 - escaped for a script element
                metadata.json_ld(self._project, lang, name, self._state(lang))
            ),
            paper=name == INDEX,
            landing=name == INDEX and lang == self._project.settings.source.tag,
        )

    def files(self) -> dict[str, str]:
        """Return the files that belong to no page of docs/, by path. Call it after all pages."""
        tags = [language.tag for language in self._project.settings.languages]
        made = {
            file_of(page_path(self._project, tag, STATUS_PAGE)): self._status_page(tag)
            for tag in tags
        }
        made |= {search_file(tag): self._indexes[tag].script() for tag in tags}
        return made | {
            NOT_FOUND: self._not_found(),
            "sitemap.xml": metadata.sitemap(self._project),
            "robots.txt": metadata.robots(self._project),
            "_headers": security.headers_file(),
            ".htaccess": security.htaccess(),
            ".nojekyll": "",
        }

    def _frame(self, lang: str, name: str) -> Frame:
        return frame(self._project, lang, name, self._leaflets, self._state(lang))

    def _state(self, lang: str) -> str:  # noqa: ARG002 - one for all, until sign-off is recorded
        return STATUS

    def _status_page(self, lang: str) -> str:
        labels = self._project.labels[lang]
        return self._render(
            "status.html",
            self._frame(lang, STATUS_PAGE),
            STATUS_PAGE,
            title=labels["status_title"],
            description=labels["paper_title"],
            rows=[(self._project.settings.language(row.lang), row) for row in self._statuses],
            state=self._state,
        )

    def _not_found(self) -> str:
        """Return the page that a host shows where there is none, in all languages.

        It is shown at any address, so that its own links begin at the root of the host.
        """
        source = self._project.settings.source.tag
        base = re.sub(r"^https?://[^/]+", "", self._project.settings.site_url)
        frames = [
            replace(self._frame(language.tag, INDEX), root=base)
            for language in self._project.settings.languages
        ]
        paths = [page_path(self._project, row.language.tag, INDEX) for row in frames]
        return self._render(
            "404.html",
            replace(self._frame(source, INDEX), root=base),
            "",
            title=self._project.labels[source]["not_found"],
            description=self._project.labels[source]["not_found"],
            rows=[(row, base + path) for row, path in zip(frames, paths, strict=True)],
        )

    def _render(self, template: str, around: Frame, name: str, **values: Any) -> str:
        lang = around.language.tag
        defaults = {"json_ld": "", "paper": False, "landing": False}
        return self._environment.get_template(template).render(
            defaults,
            frame=around,
            say=around.say,
            policy=self._policy,
            alternates=metadata.alternates(self._project, name) if name else {},
            canonical=page_url(self._project, lang, name) if name else "",
            og_locale=metadata.og_locale(around.language),
            card=metadata.card_url(self._project),
            search=search_file(lang),
            version=self._project.settings.plugin.version,
            **values,
        )

    @cached_property
    def _environment(self) -> Environment:
        return Environment(
            loader=FileSystemLoader(Path(self._project.root, TEMPLATES)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def _words(self, lang: str) -> Mapping[str, re.Pattern[str]]:
        if lang not in self._patterns:
            lexicon = self._termbase.lexicon(lang)
            assert lexicon is not None  # the checks have read it
            script = self._project.settings.language(lang).script
            self._patterns[lang] = {
                concept: term_pattern(row, lexicon.terms.concepts.get(concept, ""), script)
                for concept, row in lexicon.terms.definitions.items()
            }
        return self._patterns[lang]

    def _word(self, lang: str, concept: str) -> tuple[str, Markup]:
        """Return the id and the explanation of a word."""
        lexicon = self._termbase.lexicon(lang)
        assert lexicon is not None
        row = lexicon.terms.definitions[concept]
        direction = self._project.settings.language(lang).direction
        entry = self._project.labels[lang].fill(ENTRY_LABEL, word="\u0001", meaning="\u0002")
        html = isolated_html(entry, direction)
        html = html.replace("\u0001", f"<strong>{isolated_html(row.word, direction)}</strong>")
        html = html.replace("\u0002", isolated_html(row.meaning, direction))
        return TIP + concept, Markup(html)  # noqa: S704 - escaped
