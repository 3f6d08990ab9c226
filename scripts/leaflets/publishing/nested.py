"""What the builds of the languages share, so that a site in many languages costs no more per page.

static-i18n builds the site once for each language. Each time, MkDocs compiles all templates of the
theme, lists its 14,000 icons to leave them out, and copies its files; static-i18n looks for the
pages of each language among those of all, and writes the site map of what there is so far. Here
it is done once. Nothing of theirs is patched: what is changed are objects of this one build.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket

Alternate = Callable[[Any, str], Any]
"""Makes what static-i18n knows about a MkDocs file, as it is in the site of its language."""

_SITE_MAP = "sitemap.xml"
_NOT_FOUND = "404.html"


class Compiled(jinja2.BytecodeCache):
    """Templates that were compiled in this process."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if its source is the same."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.checksum, bucket.code


class ThemeLoader(jinja2.FileSystemLoader):
    """Lists what MkDocs copies, and nothing that it would leave out.

    That is all whose name, or whose folder's, begins with a dot, and the ``templates`` that it
    renders.
    """

    def __init__(self, folders: Iterable[str], templates: frozenset[str]) -> None:
        super().__init__(list(dict.fromkeys(folders)))
        self._templates = templates

    def list_templates(self) -> list[str]:
        """Return the names of the files, in order."""
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
        self._pages: dict[str, dict[str, Any]] = {}

    def quicken(self, theme: Any) -> None:
        """Let a MkDocs theme of this build make quick environments."""
        self._templates |= frozenset(theme.static_templates)
        make = type(theme).get_env

        def get_env() -> jinja2.Environment:
            environment: jinja2.Environment = make(theme)
            environment.loader = ThemeLoader(theme.dirs, self._templates)
            environment.bytecode_cache = self._compiled
            return environment

        theme.get_env = get_env

    def render_once(self, theme: Any, *, is_first: bool, is_last: bool) -> None:
        """Have each build render what is its own of the templates of the whole site.

        The page for what is not found is the source language's: a server has one for all. The site
        map is that of all pages, which are there when the last language is built.
        """
        theme.static_templates = {
            name
            for name in self._templates
            if {_NOT_FOUND: is_first, _SITE_MAP: is_last}.get(name, True)
        }

    def keep_own(self, files: Any, own: str, languages: Iterable[str]) -> None:
        """Take the pages of other languages out of MkDocs' files; they are remembered.

        A page that the own language lacks stays, so that static-i18n does with it what it does.
        """
        found: dict[str, dict[str, Any]] = {tag: {} for tag in languages}
        for file in files.documentation_pages():
            tag, *rest = PurePosixPath(file.src_uri).parts
            if tag in found and rest:
                found[tag]["/".join(rest)] = file
        for tag, pages in found.items():
            for name, file in pages.items():
                if tag != own and name in found[own]:
                    files.remove(file)
        self._pages = found

    def add_alternates(self, files: Any, own: str, alternate: Alternate) -> None:
        """Tell each page of a language where it is in the others."""
        for file in files.documentation_pages():
            name = file.norm_src_uri
            for tag in sorted(self._pages):
                if tag != own and name in self._pages[tag]:
                    file.alternates[tag] = alternate(self._pages[tag][name], tag)


def leave_out_copied(files: Any, sources: Path) -> None:
    """Take files that an earlier build has copied out of MkDocs' files, but none of ours."""
    ours = str(sources) + os.sep
    for file in list(files):
        if not file.abs_src_path.startswith(ours) and Path(file.abs_dest_path).exists():
            files.remove(file)
