"""The one module that knows MkDocs: it checks, prints and publishes when MkDocs builds.

static-i18n builds the site once per language, each a nested ``build()`` inside its own
``on_post_build`` (priority -100). What is done once is done in the outer build: the checks and the
leaflets before anything is written, the publishing after all languages are there (priority -200).

All is written to a new folder beside ``site/``, which takes its place at the very end. Whatever
goes wrong before that leaves ``site/`` as it was.
"""

import calendar
import logging
import os
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
from mkdocs_static_i18n.folder import create_i18n_file

from leaflets.comparing.check import check
from leaflets.findings import Finding, errors
from leaflets.printing.tokens import token_renderer
from leaflets.publishing.nested import Nested, leave_out_copied
from leaflets.publishing.pdfs import FOLDER, known_leaflets, make_leaflets
from leaflets.publishing.serving import Served
from leaflets.publishing.site import NOT_FOUND, TOGGLE, Site
from leaflets.publishing.site_pictures import named_pictures, outside, write_pictures
from leaflets.publishing.swap import Staging
from leaflets.publishing.template_errors import place_in_template
from leaflets.reading.markup import EXTENSIONS, extension_configs
from leaflets.reading.pictures import labels_of
from leaflets.reading.project import OWN_PAGE, Project, read_project
from leaflets.reading.settings import Language
from leaflets.reviewing.status import states, with_standings

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
        self.serving = False
        self.project: Project | None = None
        self.staging: Staging | None = None
        self.site: Site | None = None
        self.warnings = CountHandler()
        self.nested = Nested()
        self.served = Served()
        self.pictures: dict[str, tuple[str, str]] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002
        """Run once per ``mkdocs`` command; MkDocs keeps the plugin from one to the next."""
        self.nested, self.served = Nested(), Served()
        self.serving = command == "serve"
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run at the beginning of each build, nested ones included."""
        if not self._is_nested(config):
            self._begin(config)
            self.nested.quicken(config.theme)
        assert self.project is not None
        self.served.mark(_i18n(config).config.languages, build=True)
        language = self._language(config)
        self.nested.render_once(
            config.theme,
            is_first=language == self.project.settings.source,
            is_last=language == self.project.settings.languages[-1],
        )
        labels = self.project.labels[language.tag]
        renderer = token_renderer(self.project.settings.clinic, labels, labels["ask_your_clinic"])
        config.markdown_extensions = list(EXTENSIONS)
        config.mdx_configs = extension_configs(renderer, language.direction)
        config.site_name = labels["site_name"]
        config.extra["leaflets_words"] = {
            "language": language.written,
            "action.skip": labels["skip_to_text"],
        }
        own = [OWN_PAGE] if language.tag in self.project.own_pages else []
        config.nav = [*self.project.settings.pages, *own]
        return config

    def _begin(self, config: MkDocsConfig) -> None:
        """Check everything, then print everything, before MkDocs writes a single file."""
        self.warnings.counts.clear()  # the plugin outlives a build under mkdocs serve
        root = Path(config.config_file_path).parent
        project, findings = read_project(root)
        if project is not None:
            findings = check(project)
        if project is None or errors(findings):
            raise self._stop(findings)
        found = states(project, findings)
        self.project = project = with_standings(project, found)
        # MkDocs and static-i18n date the site map by it; the text's date, so that two builds agree.
        date = calendar.timegm(project.settings.plugin.revised.timetuple())
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(date))
        self.staging = Staging(Path(config.site_dir), in_place=self.serving)
        config.site_dir = str(self.staging.site)
        if self.serving:
            leaflets = known_leaflets(project)
            folder = self.staging.extra.parent / "kept"
            self.served.begin(self.staging.site, folder, project, leaflets)
        else:
            leaflets, findings = make_leaflets(project, self.staging.extra, log.info)
            if findings:
                raise self._stop(findings)
        self.site = Site(project, leaflets, found, live=self.serving)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Print the leaflets that are asked for, when they are."""
        app = server.get_app()
        assert app is not None
        tell = lambda finding: log.error(str(finding))  # noqa: E731
        server.set_app(self.served.in_front_of(app, Path(server.root), tell))
        return server

    def _skip_kept(self, config: MkDocsConfig) -> None:
        """Run before static-i18n looks which languages it shall build; then they are all back."""
        if not self._is_nested(config):
            self.served.mark(_i18n(config).config.languages, build=False)

    def on_page_markdown(
        self, _markdown: str, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> str:
        """Give MkDocs the page as it was checked, its glossary within.

        A page of another language is refused: static-i18n falls back to the source's silently.
        """
        assert self.project is not None
        language = self._language(config)
        locale = getattr(page.file, "locale", language.tag)
        if locale != language.tag:
            raise PluginError(
                f"{page.file.src_uri}: expected a page in {language.name}, found one in {locale}. "
                "Translate it, or take it out of nav in mkdocs.yml."
            )
        source = self.project.every_page(language.tag)[Path(page.file.src_uri).name]
        return outside(source.text)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Name the pictures of the language; they are written at the end."""
        tag = self._language(config).tag
        assert self.site is not None
        html, names = named_pictures(html, tag, lambda name: get_relative_url(name, page.url))
        self.pictures |= names
        return self.site.content(tag, Path(page.file.src_uri).name, html)

    def _keep_own(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out drawings whose words are not filled in: each language gets its own."""
        assert self.project is not None
        self.nested.keep_own(files, self._language(config).tag, _i18n(config).build_languages)
        for file in list(files.documentation_pages()):
            tag, _, name = file.src_uri.partition("/")
            if name == OWN_PAGE and tag != self._language(config).tag:
                files.remove(file)  # the clinic's own page never falls back
        source = f"{self.project.settings.source.tag}/"
        for name, drawing in self.project.drawings.items():
            shared = files.get_file_from_path(source + name)
            if shared is not None and labels_of(drawing):
                files.remove(shared)
        return files

    @event_priority(-200)
    def _add_alternates(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run behind static-i18n, which was given the pages of one language."""
        plugin = _i18n(config)
        languages = plugin.default_language, plugin.all_languages
        self.nested.add_alternates(
            files,
            self._language(config).tag,
            lambda file, tag: create_i18n_file(file, tag, *languages, config),
        )
        if self._is_nested(config):
            leave_out_copied(files, Path(config.docs_dir))
        return files

    on_files = CombinedEvent(_keep_own, _add_alternates)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: Any) -> Navigation:
        """Tell which language is built: that is the long work."""
        log.info(f"Building the pages in {self._language(config).name}")
        return nav

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Give the template all that stands around the text."""
        assert self.site is not None
        name = Path(page.file.src_uri).name
        return cast(
            "TemplateContext", {**self.site.around(self._language(config).tag, name), **context}
        )

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, **_: Any
    ) -> TemplateContext:
        """Give the page for what is not found its text, in all languages."""
        assert self.site is not None
        if template_name != NOT_FOUND:
            return context
        return cast("TemplateContext", {**self.site.not_found(), **context})

    def on_post_page(self, output: str, **_: Any) -> str:
        """Take out what Material puts on each page for a drawer and a search that are not there."""
        return TOGGLE.sub("", output)

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """Do the same for the page for what is not found."""
        return TOGGLE.sub("", output_content)

    @event_priority(-200)
    def _publish(self, config: MkDocsConfig) -> None:
        if self._is_nested(config):
            return
        assert self.staging is not None
        counts = self.warnings.get_counts()
        if config.strict and counts:
            # MkDocs looks at its warnings after this event: too late, the site would be there.
            raise PluginError("Warnings stop the build (strict); site/ is as it was.")
        assert self.project is not None
        made = {name: row for name, row in self.pictures.items() if row[0] not in self.served.kept}
        write_pictures(self.project, Path(config.site_dir), made)
        if self.serving:
            self.served.end(Path(config.site_dir), _i18n(config).config.languages)
        self._write_files(Path(config.site_dir))
        self.staging.publish(FOLDER)

    on_post_build = CombinedEvent(_skip_kept, _publish)

    def _write_files(self, site: Path) -> None:
        assert self.site is not None
        # MkDocs' own list of pages knows no x-default.
        Path(site, "sitemap.xml.gz").unlink(missing_ok=True)
        for name, text in self.site.files().items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Throw away what was written so far."""
        if self.staging is not None:
            self.staging.discard()
        if isinstance(error, TemplateError):
            found = f"{place_in_template(error)}: {error}"
            raise PluginError(f"{found}. Correct it; site/ is as it was.") from None

    def on_shutdown(self) -> None:
        """Run once at the end of the command."""
        logging.getLogger("mkdocs").removeHandler(self.warnings)
        if self.staging is not None:
            self.staging.discard()

    def _stop(self, findings: list[Finding]) -> PluginError:
        wrong = errors(findings)
        for finding in wrong:
            log.error(str(finding))
        count = len(wrong)
        return PluginError(f"{count} to correct; nothing was written, site/ is as it was.")

    def _is_nested(self, config: MkDocsConfig) -> bool:
        return bool(getattr(_i18n(config), "building", False))

    def _language(self, config: MkDocsConfig) -> Language:
        assert self.project is not None
        tag = _i18n(config).current_language
        settings = self.project.settings
        return settings.language(tag) if tag else settings.source


def _i18n(config: MkDocsConfig) -> Any:
    """Return the plugin static-i18n, which MkDocs types as any plugin."""
    return config.plugins.get("i18n")
