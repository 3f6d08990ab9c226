"""What the builds of the languages share, so that a site in many languages costs no more per page.

static-i18n builds the site once for each language. Each time, MkDocs compiles all templates of the
theme, lists its 14,000 icons to leave them out, and copies its files; static-i18n looks for the
pages of each language among those of all, and for each page in all languages, which our templates
are told by ``site``; both write a site map, which ours replaces. Here what is needed is done once.
Nothing of theirs is patched: what is changed are objects of this one build.
"""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2

from leaflets.publishing.compiled import Compiled
from leaflets.reading.pictures import labels_of
from leaflets.reading.project import OWN_PAGE, Project
from leaflets.reading.settings import Language

EMPTY = "leaflets-empty.html"
"""The template of the page that stands for a language that is not built."""

_SITE_MAP = "sitemap.xml"
_NOT_FOUND = "404.html"
_PAGE = "main.html"
_NEEDS = re.compile(r"""(?m)^\{%-?\s*(?:extends|import)\s+["']([^"']+)["'] *(?:as\s|-?%)""")
"""A template that another one begins with, in a block of which it may include more."""


Listed = dict[tuple[str, ...], list[str]]
"""The files of theme folders, listed once for all builds of a site."""


class ThemeLoader(jinja2.FileSystemLoader):
    """Lists what MkDocs copies, and nothing that it would leave out.

    That is all whose name, or whose folder's, begins with a dot, and the ``templates`` that it
    renders.
    """

    def __init__(
        self, folders: Iterable[str], templates: frozenset[str], listed: Listed | None = None
    ) -> None:
        super().__init__(list(dict.fromkeys(folders)))
        self._templates = templates
        self._listed = {} if listed is None else listed

    def list_templates(self) -> list[str]:
        """Return the names of the files, in order."""
        folders = tuple(self.searchpath)
        if folders not in self._listed:
            self._listed[folders] = self._list()
        return self._listed[folders]

    def _list(self) -> list[str]:
        found: set[str] = set()
        for root in self.searchpath:
            for folder, inner, names in os.walk(root):
                inner[:] = [name for name in inner if not name.startswith(".")]
                base = Path(folder).relative_to(root)
                found |= {(base / name).as_posix() for name in names if not name.startswith(".")}
        return sorted(found - self._templates)


class Nested:
    """The builds of one site."""

    def __init__(self) -> None:
        self._compiled = Compiled()
        self._templates: frozenset[str] = frozenset()

    def quicken(self, theme: Any, root: Path | None) -> None:
        """Let a MkDocs theme of this build make quick environments.

        Templates are compiled once for all builds of the project in ``root``.
        """
        self._compiled = Compiled(root)
        self._templates |= frozenset(theme.static_templates)
        make, listed = type(theme).get_env, Listed()

        def get_env() -> jinja2.Environment:
            environment: jinja2.Environment = make(theme)
            own = ThemeLoader(theme.dirs, self._templates, listed)
            environment.loader = jinja2.ChoiceLoader([own, jinja2.DictLoader({EMPTY: ""})])
            environment.bytecode_cache = self._compiled
            return environment

        theme.get_env = get_env

    def render_once(self, theme: Any, *, is_first: bool) -> None:
        """Have each build render what is its own of the templates of the whole site.

        The page for what is not found is the source language's: a server has one for all.
        """
        left_out = {_SITE_MAP} if is_first else {_SITE_MAP, _NOT_FOUND}
        theme.static_templates = set(self._templates - left_out)

    def keep_own(self, files: Any, own: str, languages: Iterable[str], only: str) -> None:
        """Take the pages of other languages out of MkDocs' files; all but ``only``, if it says one.

        A page that the own language lacks stays, so that static-i18n does with it what it does; but
        the clinic's own page never falls back. What MkDocs leaves out of the site is no file to it.
        """
        for file in [file for file in files if file.inclusion.is_excluded()]:
            files.remove(file)
        found: dict[str, dict[str, Any]] = {tag: {} for tag in languages}
        for file in files.documentation_pages():
            tag, *rest = PurePosixPath(file.src_uri).parts
            if tag in found and rest:
                found[tag]["/".join(rest)] = file
        for tag, pages in found.items():
            for name, file in pages.items():
                is_anothers = tag != own and (name in found[own] or name == OWN_PAGE)
                if is_anothers or (only and name != only):
                    files.remove(file)

    def leave_out_drawings(self, files: Any, project: Project) -> None:
        """Leave out drawings whose words are not filled in: each language gets its own."""
        source = project.settings.source.tag
        for name, text in project.drawings.items():
            shared = files.get_file_from_path(f"{source}/{name}")
            if shared and labels_of(text):
                files.remove(shared)

    def compile(self, theme: Any) -> None:
        """Compile what all pages are made of, before this process is copied.

        What cannot be is left to the build, which tells of it.
        """
        environment, names = theme.get_env(), [_PAGE]
        for name in names:  # which grows
            with suppress(jinja2.TemplateError):
                text, _, _ = environment.loader.get_source(environment, name)
                environment.get_template(name)
                names += {found[1] for found in _NEEDS.finditer(text)} - {*names}


def fallen_back(file: str, language: Language, locale: str) -> str:
    """Say that a page is in another language: static-i18n falls back to the source's silently."""
    found = f"{file}: expected a page in {language.name}, found one in {locale}. "
    return found + "Translate it, or take it out of nav in mkdocs.yml."


class Unbuilt:
    """Languages that static-i18n shall not build for a while; ``rows`` are its settings of all."""

    def __init__(self, rows: Iterable[Any], tags: Iterable[str]) -> None:
        wanted = frozenset(tags)
        self._rows = [row for row in rows if row.locale in wanted and row.build]
        for row in self._rows:
            row.build = False

    def restore(self) -> None:
        """Have them built again."""
        for row in self._rows:
            row.build = True


def leave_out_copied(files: Any, sources: Path) -> None:
    """Take files that an earlier build has copied out of MkDocs' files, but none of ours."""
    ours = str(sources) + os.sep
    for file in list(files):
        if not file.abs_src_path.startswith(ours) and Path(file.abs_dest_path).exists():
            files.remove(file)
