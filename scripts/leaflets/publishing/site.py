"""What the site adds to the text of each page, and the files beside them. Knows no MkDocs.

The theme's templates take what :meth:`Site.around` gives; ``overrides/`` holds ours.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import Markup

from leaflets.comparing.wording.termbase import Termbase
from leaflets.publishing import bibliography, metadata, security
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
from leaflets.publishing.pdfs import Leaflet
from leaflets.publishing.search import Index, search_file
from leaflets.publishing.site_pictures import named_pictures, write_pictures
from leaflets.publishing.terms import Term, term_pattern
from leaflets.reading.addresses import ABOUT, INDEX, page_path, page_url
from leaflets.reading.bidi import isolated_html
from leaflets.reading.glossary import ENTRY_LABEL
from leaflets.reading.project import Project
from leaflets.reading.settings import Language
from leaflets.reading.termbase import Terms
from leaflets.reviewing.status import State, States

TOGGLE = re.compile(r'\s*<(?:input class="md-toggle"|label class="md-overlay")[^>]*>(?:</label>)?')
"""What Material puts on each page for a drawer and a search that ours does without."""


class Site:
    """Makes what each page of a project's site shows beside its text.

    ``live`` is for ``mkdocs serve``, which needs a script of its own in each page, so that there
    is no policy against it.
    """

    def __init__(
        self,
        project: Project,
        leaflets: list[Leaflet],
        states: Mapping[str, States],
        *,
        live: bool = False,
    ) -> None:
        self._project = project
        self._leaflets = leaflets
        self._states = states
        self._policy = "" if live else security.policy()
        self._indexes = {language.tag: Index() for language in project.settings.languages}
        self._patterns: dict[str, Mapping[str, Term]] = {}
        self._found: dict[tuple[str, str], list[str]] = {}
        self._termbase = Termbase(project.root)
        self._read: dict[str, Terms] = {}
        self.pictures: dict[str, tuple[str, str]] = {}

    def name_pictures(self, lang: str, html: str, relative: Callable[[str], str]) -> str:
        """Give the pictures of a page the addresses of a language's own, written at the end."""
        html, names = named_pictures(html, lang, relative)
        self.pictures |= names
        return html

    def content(self, lang: str, name: str, html: str) -> str:
        """Return the text of a page, which is ``html`` as Python-Markdown wrote it."""
        page = self._project.every_page(lang)[name]
        root = parse(html)
        rows = statements(root, frozenset(page.ids))
        path = page_path(self._project, lang, name)
        self._indexes[lang].add(page.blocks[0].text, path, rows)
        secure_links(root)
        name_cells(root)
        self._found[lang, name] = [] if name == GLOSSARY else explain(root, self._words(lang))
        return serialize(root)

    def around(self, lang: str, name: str) -> dict[str, Any]:
        """Return what the templates show around the text of a page."""
        page = self._project.every_page(lang)[name]
        words = [self._word(lang, word) for word in self._found.get((lang, name), [])]
        around = replace(frame(self._project, lang, name, self._leaflets), words=words)
        return self._values(around) | {
            "title": page.blocks[0].text,
            "description": page.blocks[1].text,
            "canonical": page_url(self._project, lang, name),
            "alternates": metadata.alternates(self._project, name),
            "json_ld": Markup(  # noqa: S704 - escaped for a script element
                metadata.json_ld(self._project, lang, name, self._project.standing(lang).word)
            ),
            "landing": name == INDEX and lang == self._project.settings.source.tag,
            "paper": name in {INDEX, ABOUT},
            "statuses": self._status_rows if name == ABOUT else [],
            "sources": bibliography.titles(self._project) if name == ABOUT else [],
        }

    def not_found(self) -> dict[str, Any]:
        """Return what the page shows that a host sends where there is none, in all languages.

        It is shown at any address, so that its own links begin at the root of the host.
        """
        source = self._project.settings.source.tag
        base = re.sub(r"^https?://[^/]+", "", self._project.settings.site_url)
        frames = [
            replace(frame(self._project, language.tag, INDEX, self._leaflets), root=base)
            for language in self._project.settings.languages
        ]
        paths = [page_path(self._project, row.language.tag, INDEX) for row in frames]
        title = self._project.labels[source]["not_found"]
        return self._values(frames[0]) | {
            "title": title,
            "description": title,
            "rows": [(row, base + path) for row, path in zip(frames, paths, strict=True)],
        }

    def files(self) -> dict[str, str]:
        """Return the files that belong to no page of docs/, by path. Call it after all pages."""
        made = {
            search_file(tag): index.script()
            for tag, index in self._indexes.items()
            if index.pages  # under mkdocs serve, languages that were not edited keep theirs
        }
        return made | {
            "sitemap.xml": metadata.sitemap(self._project),
            "robots.txt": metadata.robots(self._project),
            "_headers": security.headers_file(),
            ".htaccess": security.htaccess(),
            ".nojekyll": "",
        }

    def write(self, folder: Path) -> None:
        """Write these files into the folder of the site, and the pictures of the pages."""
        write_pictures(self._project, folder, self.pictures)
        for name, text in self.files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def _values(self, around: Frame) -> dict[str, Any]:
        return {
            "frame": around,
            "say": around.say,
            "policy": self._policy,
            "og_locale": metadata.og_locale(around.language),
            "card": metadata.card_url(self._project),
            "search": search_file(around.language.tag),
            "version": self._project.settings.plugin.version,
        }

    @cached_property
    def _status_rows(self) -> list[tuple[Language, str, dict[str, int]]]:
        """Return each language with what it is worth, and how many statements are how."""
        return [
            (
                self._project.settings.language(tag),
                own.standing.word,
                {
                    "statements": len(own.by_statement),
                    "checked": len(own.of(State.CHECKED)),
                    "signed": len(own.of(State.SIGNED)),
                    "stale": len(own.of(State.STALE)),
                },
            )
            for tag, own in self._states.items()
        ]

    def _words(self, lang: str) -> Mapping[str, Term]:
        if lang not in self._patterns:
            terms = self._terms(lang)
            script = self._project.settings.language(lang).script
            self._patterns[lang] = {
                concept: term_pattern(row, terms.concepts.get(concept, ""), script)
                for concept, row in terms.definitions.items()
            }
        return self._patterns[lang]

    def _terms(self, lang: str) -> Terms:
        if lang not in self._read:
            terms = self._termbase.terms(lang)
            assert terms is not None  # the checks have read it
            self._read[lang] = terms
        return self._read[lang]

    def _word(self, lang: str, concept: str) -> tuple[str, Markup]:
        """Return the id and the explanation of a word."""
        row = self._terms(lang).definitions[concept]
        direction = self._project.settings.language(lang).direction
        entry = self._project.labels[lang].fill(ENTRY_LABEL, word="\u0001", meaning="\u0002")
        html = isolated_html(entry, direction)
        html = html.replace("\u0001", f"<strong>{isolated_html(row.word, direction)}</strong>")
        html = html.replace("\u0002", isolated_html(row.meaning, direction))
        return TIP + concept, Markup(html)  # noqa: S704 - escaped
