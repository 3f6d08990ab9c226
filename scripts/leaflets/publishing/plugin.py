"""The one module that knows MkDocs: it tells :mod:`leaflets.publishing.outer` what happens there.

static-i18n builds the site once per language, each a nested ``build()`` inside its own
``on_post_build`` (priority -100); publishing comes behind it (priority -200).
A language that nothing was changed of is not built, but put there as it was; the source language,
which the outer build is of, is then built as one empty page.

MkDocs imports this before it knows what it shall do: what it imports itself is little.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import TemplateError
from mkdocs.config import config_options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings
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
from leaflets.memory import is_blank
from leaflets.printing import early
from leaflets.publishing.refusals import StoppedError, place_in_template
from leaflets.publishing.workers import warm_up

if TYPE_CHECKING:
    from leaflets.publishing.outer import Outer

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
        self.root = Path()
        self.outer: Outer  # from the beginning of the command on
        self.warnings = CountHandler()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Run when ``mkdocs.yml`` is read; note where it lies."""
        self.root = Path(config_file_path or ".").parent
        return super().load_config(options, config_file_path)

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Run once per ``mkdocs`` command; MkDocs keeps the plugin from one to the next."""
        live = command == "serve"
        if not live:
            put_off()
            if is_blank(self.root):  # before there is a thread
                from leaflets.reading.pages import begin  # noqa: PLC0415

                begin(self.root)
            early.begin(self.root)
            warm_up(self.root)
        # What checks and composes takes as long to import as what prints, which loads meanwhile.
        from leaflets.publishing.outer import Outer  # noqa: PLC0415

        self.outer = Outer(log, live=live, is_dirty=dirty)
        self.warnings.setLevel(logging.WARNING)
        logging.getLogger("mkdocs").addHandler(self.warnings)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Run at the beginning of each build, nested ones included."""
        if not _is_nested(config):
            self.warnings.counts.clear()  # the plugin outlives a build under mkdocs serve
            with _stopping():
                self.outer.begin(config, self.root)
        self.outer.configure(config, _i18n(config))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Run before any page is built: others begin to print and to build."""
        if not _is_nested(config):
            self.outer.start(config, _i18n(config))

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Print the leaflets that are asked for, when they are."""
        app = server.get_app()
        assert app is not None
        server.set_app(self.outer.serve(app, Path(server.root)))
        return server

    def on_page_markdown(
        self, _markdown: str, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> str:
        """Give MkDocs the page as it was checked."""
        with _stopping():
            return self.outer.markdown(page, _i18n(config))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Add to the text of the page what it shows within."""
        return self.outer.content(
            html, page, _i18n(config), lambda name: get_relative_url(name, page.url)
        )

    def _keep_own(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run before static-i18n."""
        self.outer.keep_own(files, _i18n(config))
        return files

    @event_priority(-200)
    def _leave_out_copied(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Run behind static-i18n."""
        self.outer.leave_out_copied(files, Path(config.docs_dir), is_nested=_is_nested(config))
        return files

    on_files = CombinedEvent(_keep_own, _leave_out_copied)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, **_: Any) -> Navigation:
        """Run before the pages of a language."""
        self.outer.tell(_i18n(config))
        return nav

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Give the template all that stands around the text."""
        around = self.outer.around(page, _i18n(config))
        return cast("TemplateContext", {**around, **context})

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, **_: Any
    ) -> TemplateContext:
        """Do the same for a template that is no page."""
        around = self.outer.around_template(template_name)
        return cast("TemplateContext", {**around, **context})

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Give MkDocs the page as it shall be written."""
        return self.outer.finished(output, page, _i18n(config))

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """Do the same for a template that is no page."""
        return self.outer.plain(output_content)

    def _skip_kept(self, config: MkDocsConfig) -> None:
        """Run before static-i18n builds the languages."""
        if not _is_nested(config):
            self.outer.skip_kept(_i18n(config))

    @event_priority(-200)
    def _publish(self, config: MkDocsConfig) -> None:
        """Run behind static-i18n, when all languages are there."""
        if _is_nested(config):
            return
        self.outer.gather(config, _i18n(config))
        counts = self.warnings.get_counts()
        if config.strict and counts:
            # MkDocs looks at its warnings after this event: too late, the site would be there.
            raise PluginError("Warnings stop the build (strict); site/ is as it was.")
        with _stopping():
            self.outer.publish(Path(config.site_dir), keep=not counts)

    on_post_build = CombinedEvent(_skip_kept, _publish)

    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Throw away what was written so far."""
        self.outer.close()
        if isinstance(error, TemplateError):
            found = f"{place_in_template(error)}: {error}"
            raise PluginError(f"{found}. Correct it; site/ is as it was.") from None

    def on_shutdown(self) -> None:
        """Run once at the end of the command."""
        resume()
        self.outer.close()
        logging.getLogger("mkdocs").removeHandler(self.warnings)


@contextmanager
def _stopping() -> Iterator[None]:
    """Have MkDocs stop where the build shall, and say why without a traceback."""
    try:
        yield
    except StoppedError as error:
        raise PluginError(str(error)) from None


def _i18n(config: MkDocsConfig) -> Any:
    """Return the plugin static-i18n, which MkDocs types as any plugin."""
    return config.plugins.get("i18n")


def _is_nested(config: MkDocsConfig) -> bool:
    return bool(getattr(_i18n(config), "building", False))
