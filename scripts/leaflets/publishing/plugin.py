"""The one module that knows MkDocs: it checks, prints and publishes when MkDocs builds.

static-i18n builds the site once per language, each a nested ``build()`` inside its own
``on_post_build`` (priority -100). What is done once is done in the outer build: the checks before
anything is written, the publishing after all languages are there (priority -200). The leaflets are
printed by other processes from the one to the other, while this one builds the pages.
A language that nothing was changed of is not built, but put there as it was; the source language,
which the outer build is of, is then built as one empty page.

All is written to a new folder beside ``site/``, which takes its place at the very end. Whatever
goes wrong before that leaves ``site/`` as it was.
"""

import logging
from collections.abc import Collection
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, cast

from jinja2 import TemplateError
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_relative_url
from mkdocs.utils.templates import TemplateContext

from leaflets.garbage import put_off, resume
from leaflets.publishing.checked import RefusedError, checked
from leaflets.publishing.configured import configure, date
from leaflets.publishing.helpers import Helpers, processes
from leaflets.publishing.kept import NOT_FOUND, Kept, keys
from leaflets.publishing.nested import EMPTY, Nested, Unbuilt, fallen_back, leave_out_copied
from leaflets.publishing.pdfs import FOLDER, Known, Printing, planned_leaflets, printing_of
from leaflets.publishing.refusals import place_in_template, refused
from leaflets.publishing.serving import OnDemand
from leaflets.publishing.site import TOGGLE, Site
from leaflets.publishing.site_pictures import outside
from leaflets.publishing.sizes import Holes
from leaflets.publishing.swap import Staging
from leaflets.publishing.told import told
from leaflets.publishing.workers import warm_up
from leaflets.reading.addresses import INDEX
from leaflets.reading.project import Project
from leaflets.reading.settings import Language

log = get_plugin_logger(__name__)


class LeafletsConfig(Config):  # type: ignore[no-untyped-call]
    """The options. Their meaning and their checks are in :mod:`leaflets.reading.settings`."""

    version = config_options.Type((str, int, float), default="")
    revised = config_options.Optional(config_options.Type(object))
    earlier = config_options.Type(dict, default={})
    leaflets = config_options.Type(dict, default={})


class LeafletsPlugin(BasePlugin[LeafletsConfig]):  # type: ignore[no-untyped-call]
    """Translates MkDocs' events into calls of the package."""

    def __init__(self) -> None:
        self.serving = self.dirty = False
        self.project: Project  # from the beginning of the first build on,
        self.site: Site  # and these as well
        self.staging: Staging
        self.printing: Printing | Known
        self.ends = ExitStack()
        self.warnings = CountHandler()
        self.nested = Nested()
        self.kept = Kept()
        self.helpers = Helpers(1)
        self.unbuilt = Unbuilt([], [])
        self.front: OnDemand | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Run once per ``mkdocs`` command; MkDocs keeps the plugin from one to the next."""
        self.nested, self.kept, self.front = Nested(), Kept(), None
        self.serving, self.dirty = command == "serve", dirty
        self.helpers = Helpers(1 if self.serving else processes())
        if not self.serving:
            put_off()
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run at the beginning of each build, nested ones included."""
        if not self._is_nested(config):
            self._begin(config)
        self.unbuilt.restore()
        language, is_kept = self._language(config), self._is_kept(config)
        is_first = language == self.project.settings.source and not is_kept
        self.nested.render_once(config.theme, is_first=is_first)
        configure(config, self.project, language, is_kept=is_kept)
        return config

    def _begin(self, config: MkDocsConfig) -> None:
        """Check everything before MkDocs writes a single file."""
        self.warnings.counts.clear()  # the plugin outlives a build under mkdocs serve
        self.ends.close()
        warm_up(root := Path(config.config_file_path).parent, live=self.serving)
        try:
            project, found = checked(root, partial(self._stage, config))
        except RefusedError as error:
            raise PluginError(refused(error.findings, log.error)) from None
        leaflets = planned_leaflets(project)
        self.site = Site(project, leaflets, found, live=self.serving)
        about = None if self.dirty else told(config, live=self.serving)
        self.nested.quicken(config.theme, root if about else None)
        self.kept.begin(project, keys(project, leaflets, found, about) if about else {})
        if same := len(self.kept.files):
            log.info(f"{same} of {len(found)} languages are as they were built before.")

    def _stage(self, config: MkDocsConfig, project: Project) -> None:
        """Write to a place of its own from here on, and begin to print if it is not much."""
        self.project = project
        date(project)
        self.staging = Staging(Path(config.site_dir), in_place=self.serving)
        config.site_dir = str(self.staging.site)
        extra = self.staging.extra
        self.printing = printing_of(project, extra, log.info, live=self.serving)
        for end in (self.staging.discard, self.printing.stop, self.helpers.stop):
            self.ends.callback(end)
        self.printing.begin(if_few=True)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Have other processes build some languages, where that is faster, and print leaflets."""
        if not self._is_nested(config):
            if dealt := self.helpers.deal(self.project, self.kept.missing):
                self.nested.compile(config.theme)
            self.helpers.start(dealt, self.staging.helpers, partial(self._help, config))
            self.printing.begin()

    def _help(self, config: MkDocsConfig, tags: Collection[str], folder: Path) -> None:
        """Build languages in another process, a copy of this one."""
        self.ends.pop_all()  # they are not the copy's
        config.site_dir = str(site := folder / "site")
        self._build(config, tags)
        self.site.write(site)
        self.kept.hand_over(self.project, site, self.site.pictures, tags, folder)

    def _build(self, config: MkDocsConfig, tags: Collection[str]) -> None:
        """Have static-i18n build these languages, as it does at the end of the outer build."""
        i18n = _i18n(config)
        self.unbuilt = Unbuilt(i18n.config.languages, {*i18n.build_languages} - {*tags})
        i18n.current_language = i18n.default_language
        i18n.on_post_build(config=config)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Print the leaflets that are asked for, when they are."""
        app = server.get_app()
        assert app is not None
        self.front = OnDemand(app, Path(server.root), lambda one: log.error(str(one)), self.project)
        server.set_app(self.front)
        return server

    def _skip_kept(self, config: MkDocsConfig) -> None:
        """Run before static-i18n looks which languages it shall build; then they are all back."""
        if not self._is_nested(config):
            elsewhere = {*self.kept.files, *self.helpers.tags}
            self.unbuilt = Unbuilt(_i18n(config).config.languages, elsewhere)

    def on_page_markdown(
        self, _markdown: str, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> str:
        """Give MkDocs the page as it was checked, its glossary within."""
        language = self._language(config)
        if self._is_kept(config):
            page.meta = {"template": EMPTY}
            return ""
        if (locale := getattr(page.file, "locale", language.tag)) != language.tag:
            raise PluginError(fallen_back(page.file.src_uri, language, locale))
        source = self.project.every_page(language.tag)[Path(page.file.src_uri).name]
        return outside(source.text)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Name the pictures of the language; they are written at the end."""
        if self._is_kept(config):
            return html
        tag = self._language(config).tag
        html = self.site.name_pictures(tag, html, lambda name: get_relative_url(name, page.url))
        return self.site.content(tag, Path(page.file.src_uri).name, html)

    def _keep_own(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out drawings whose words are not filled in: each language gets its own."""
        own, tags = self._language(config).tag, _i18n(config).build_languages
        self.nested.keep_own(files, own, tags, only=INDEX if self._is_kept(config) else "")
        self.nested.leave_out_drawings(files, self.project)
        # For each of the others, static-i18n would look where each page is in it. Of two it looks
        # if their files are in conflict.
        self.unbuilt = Unbuilt(_i18n(config).config.languages, {*tags} - {own, *tags[:2]})
        return files

    @event_priority(-200)
    def _leave_out_copied(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run behind static-i18n, which was given the pages of one language."""
        self.unbuilt.restore()
        if self._is_nested(config):
            leave_out_copied(files, Path(config.docs_dir))
        return files

    on_files = CombinedEvent(_keep_own, _leave_out_copied)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: Any) -> Navigation:
        """Tell which language is built: that is the long work."""
        if not self._is_kept(config):
            log.info(f"Building the pages in {self._language(config).name}")
        return nav

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Give the template all that stands around the text."""
        if self._is_kept(config):
            return context
        tag, name = self._language(config).tag, Path(page.file.src_uri).name
        return cast("TemplateContext", {**self.site.around(tag, name), **context})

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, **_: Any
    ) -> TemplateContext:
        """Give the page for what is not found its text, in all languages."""
        if template_name != NOT_FOUND:
            return context
        return cast("TemplateContext", {**self.site.not_found(), **context})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Take out what Material puts on each page for a drawer and a search that are not there."""
        if self._is_kept(config):
            kept = self.kept.files[self._language(config).tag]
            return kept[page.file.dest_uri].decode("utf-8")
        return TOGGLE.sub("", output)

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """Do the same for the page for what is not found."""
        return TOGGLE.sub("", output_content)

    @event_priority(-200)
    def _publish(self, config: MkDocsConfig) -> None:
        if self._is_nested(config):
            return
        self.unbuilt.restore()
        for helper, is_well in self.helpers.finish():
            if is_well:
                self.kept.take(helper.tags, helper.folder)
            else:  # this process finds out what is wrong, and says it
                self._build(config, helper.tags)
        counts = self.warnings.get_counts()
        if config.strict and counts:
            # MkDocs looks at its warnings after this event: too late, the site would be there.
            raise PluginError("Warnings stop the build (strict); site/ is as it was.")
        self.site.write(site := Path(config.site_dir))
        self.kept.put_into(site)
        if not counts:
            self.kept.keep(self.project, site, self.site.pictures)
        holes = Holes(self.project, site)
        leaflets, findings = self.printing.finish()
        if findings:
            raise PluginError(refused(findings, log.error))
        holes.fill(leaflets)
        self.staging.publish(FOLDER)
        if self.front is not None:
            self.front.project = self.project

    on_post_build = CombinedEvent(_skip_kept, _publish)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Throw away what was written so far."""
        self.ends.close()
        if isinstance(error, TemplateError):
            found = f"{place_in_template(error)}: {error}"
            raise PluginError(f"{found}. Correct it; site/ is as it was.") from None

    def on_shutdown(self) -> None:
        """Run once at the end of the command."""
        resume()
        self.ends.close()
        logging.getLogger("mkdocs").removeHandler(self.warnings)

    def _is_nested(self, config: MkDocsConfig) -> bool:
        return bool(getattr(_i18n(config), "building", False))

    def _is_kept(self, config: MkDocsConfig) -> bool:
        return self._language(config).tag in self.kept.files

    def _language(self, config: MkDocsConfig) -> Language:
        tag = _i18n(config).current_language
        settings = self.project.settings
        return settings.language(tag) if tag else settings.source


def _i18n(config: MkDocsConfig) -> Any:
    """Return the plugin static-i18n, which MkDocs types as any plugin."""
    return config.plugins.get("i18n")
