"""The outer build: what is done once for all languages. Knows no MkDocs, but is called by it.

static-i18n builds the site once per language, each a nested build at the end of the outer one. The
checks come first, before anything is written, the publishing last, when all languages are there.
The leaflets are printed by other processes from the one to the other, while this one builds pages.

All is written to a new folder beside ``site/``, which takes its place at the very end. Whatever
goes wrong before that leaves ``site/`` as it was.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from functools import partial
from logging import Logger, LoggerAdapter
from pathlib import Path
from typing import Any

from leaflets.copies import processes
from leaflets.publishing.checked import RefusedError, checked
from leaflets.publishing.configured import configure, date
from leaflets.publishing.helpers import Helpers
from leaflets.publishing.kept import NOT_FOUND, Kept, keys
from leaflets.publishing.nested import EMPTY, Nested, Unbuilt, fallen_back, leave_out_copied
from leaflets.publishing.pdfs import FOLDER, Known, Printing, planned_leaflets, printing_of
from leaflets.publishing.refusals import StoppedError, refused
from leaflets.publishing.serving import OnDemand
from leaflets.publishing.site import TOGGLE, Site
from leaflets.publishing.site_pictures import outside
from leaflets.publishing.sizes import Holes
from leaflets.publishing.swap import Staging
from leaflets.publishing.told import told
from leaflets.reading.addresses import INDEX
from leaflets.reading.project import Project
from leaflets.reading.settings import Language


class Outer:
    """The builds of one command: one, or under ``mkdocs serve`` one after each edit.

    ``config`` is MkDocs' configuration wherever it is asked for, ``i18n`` the plugin static-i18n.
    """

    def __init__(self, log: Logger | LoggerAdapter[Any], *, live: bool, is_dirty: bool) -> None:
        self._log, self._live, self._is_dirty = log, live, is_dirty
        self._project: Project  # from the beginning of the first build on,
        self._site: Site  # and these as well
        self._staging: Staging
        self._printing: Printing | Known
        self._ends = ExitStack()
        self._nested = Nested()
        self._kept = Kept()
        self._helpers = Helpers(1 if live else processes())
        self._unbuilt = Unbuilt([], [])
        self._front: OnDemand | None = None

    def begin(self, config: Any, root: Path) -> None:
        """Check everything before MkDocs writes a single file; StoppedError on any ERROR."""
        self.close()
        try:
            project, found = checked(root, partial(self._stage, config))
        except RefusedError as error:
            raise StoppedError(refused(error.findings, self._log.error)) from None
        leaflets = planned_leaflets(project)
        self._site = Site(project, leaflets, found, live=self._live)
        about = None if self._is_dirty else told(config, live=self._live)
        self._nested.quicken(config.theme, root if about else None)
        self._kept.begin(project, keys(project, leaflets, found, about) if about else {})
        if same := len(self._kept.files):
            self._log.info(f"{same} of {len(found)} languages are as they were built before.")

    def _stage(self, config: Any, project: Project) -> None:
        """Write to a place of its own from here on, and begin to print if it is not much."""
        self._project = project
        date(project)
        self._staging = Staging(Path(config.site_dir), in_place=self._live)
        config.site_dir = str(self._staging.site)
        extra = self._staging.extra
        self._printing = printing_of(project, extra, self._log.info, live=self._live)
        for end in (self._staging.discard, self._printing.stop, self._helpers.stop):
            self._ends.callback(end)
        self._printing.begin(if_few=True)

    def close(self) -> None:
        """Throw away what was not published, and end who prints. Safe to call again."""
        self._ends.close()

    def start(self, config: Any, i18n: Any) -> None:
        """Have other processes build some languages, where that is faster, and print leaflets."""
        if dealt := self._helpers.deal(self._project, self._kept.missing):
            self._nested.compile(config.theme)
        self._helpers.start(dealt, self._staging.helpers, partial(self._help, config, i18n))
        self._printing.begin()

    def _help(self, config: Any, i18n: Any, tags: Collection[str], folder: Path) -> None:
        """Build languages in another process, a copy of this one."""
        self._ends.pop_all()  # they are not the copy's
        config.site_dir = str(site := folder / "site")
        self._build(config, i18n, tags)
        self._site.write(site)
        self._kept.hand_over(self._project, site, self._site.pictures, tags, folder)

    def _build(self, config: Any, i18n: Any, tags: Collection[str]) -> None:
        """Have static-i18n build these languages, as it does at the end of the outer build."""
        self._unbuilt = Unbuilt(i18n.config.languages, {*i18n.build_languages} - {*tags})
        i18n.current_language = i18n.default_language
        i18n.on_post_build(config=config)

    def skip_kept(self, i18n: Any) -> None:
        """Have static-i18n leave out what is there, or built elsewhere, when it asks what to do."""
        elsewhere = {*self._kept.files, *self._helpers.tags}
        self._unbuilt = Unbuilt(i18n.config.languages, elsewhere)

    def gather(self, config: Any, i18n: Any) -> None:
        """Take what other processes have built; what one of them could not is built here."""
        self._unbuilt.restore()
        for helper, is_well in self._helpers.finish():
            if is_well:
                self._kept.take(helper.tags, helper.folder)
            else:  # this process finds out what is wrong, and says it
                self._build(config, i18n, helper.tags)

    def publish(self, site: Path, *, keep: bool) -> None:
        """Write what is left, wait for the leaflets, and put the site into its place.

        What was built is kept for the next build if it is to ``keep``. StoppedError where a leaflet
        cannot be printed.
        """
        self._site.write(site)
        self._kept.put_into(site)
        if keep:
            self._kept.keep(self._project, site, self._site.pictures)
        holes = Holes(self._project, site)
        leaflets, findings = self._printing.finish()
        if findings:
            raise StoppedError(refused(findings, self._log.error))
        holes.fill(leaflets)
        self._staging.publish(FOLDER)
        if self._front is not None:
            self._front.project = self._project

    def serve(self, app: Callable[..., Any], root: Path) -> OnDemand:
        """Return what answers the requests of ``mkdocs serve``: it prints what is asked for."""
        self._front = OnDemand(app, root, lambda one: self._log.error(str(one)), self._project)
        return self._front

    def language(self, i18n: Any) -> Language:
        """Return the language that is built."""
        tag, settings = i18n.current_language, self._project.settings
        return settings.language(tag) if tag else settings.source

    def _is_kept(self, i18n: Any) -> bool:
        return self.language(i18n).tag in self._kept.files

    def configure(self, config: Any, i18n: Any) -> None:
        """Set MkDocs to the language that is built."""
        self._unbuilt.restore()
        language, is_kept = self.language(i18n), self._is_kept(i18n)
        is_first = language == self._project.settings.source and not is_kept
        self._nested.render_once(config.theme, is_first=is_first)
        configure(config, self._project, language, is_kept=is_kept)

    def keep_own(self, files: Any, i18n: Any) -> None:
        """Leave out the pages of other languages, and drawings whose words are not filled in."""
        own, tags = self.language(i18n).tag, i18n.build_languages
        self._nested.keep_own(files, own, tags, only=INDEX if self._is_kept(i18n) else "")
        self._nested.leave_out_drawings(files, self._project)
        # For each of the others, static-i18n would look where each page is in it. Of two it looks
        # if their files are in conflict.
        self._unbuilt = Unbuilt(i18n.config.languages, {*tags} - {own, *tags[:2]})

    def leave_out_copied(self, files: Any, sources: Path, *, is_nested: bool) -> None:
        """Give MkDocs no file twice; static-i18n was given the pages of one language."""
        self._unbuilt.restore()
        if is_nested:
            leave_out_copied(files, sources)

    def tell(self, i18n: Any) -> None:
        """Tell which language is built: that is the long work."""
        if not self._is_kept(i18n):
            self._log.info(f"Building the pages in {self.language(i18n).name}")

    def markdown(self, page: Any, i18n: Any) -> str:
        """Return a page as it was checked, its glossary within.

        StoppedError where static-i18n took the page of another language.
        """
        language = self.language(i18n)
        if self._is_kept(i18n):
            page.meta = {"template": EMPTY}
            return ""
        if (locale := getattr(page.file, "locale", language.tag)) != language.tag:
            raise StoppedError(fallen_back(page.file.src_uri, language, locale))
        return outside(self._project.every_page(language.tag)[_name(page)].text)

    def content(self, html: str, page: Any, i18n: Any, relative: Callable[[str], str]) -> str:
        """Return the HTML of a page with the pictures of its language, which are written later."""
        if self._is_kept(i18n):
            return html
        tag = self.language(i18n).tag
        return self._site.content(tag, _name(page), self._site.name_pictures(tag, html, relative))

    def around(self, page: Any, i18n: Any) -> Mapping[str, Any]:
        """Return all that stands around the text of a page."""
        if self._is_kept(i18n):
            return {}
        return self._site.around(self.language(i18n).tag, _name(page))

    def around_template(self, name: str) -> Mapping[str, Any]:
        """Return what a template shows that is no page: for what is not found, its text."""
        return self._site.not_found() if name == NOT_FOUND else {}

    def finished(self, output: str, page: Any, i18n: Any) -> str:
        """Return a page as it is written: as it was built before, or without what Material adds."""
        if not self._is_kept(i18n):
            return self.plain(output)
        return self._kept.files[self.language(i18n).tag][page.file.dest_uri].decode("utf-8")

    @staticmethod
    def plain(output: str) -> str:
        """Take out what Material puts on each page for a drawer and a search that are not there."""
        return TOGGLE.sub("", output)


def _name(page: Any) -> str:
    return Path(page.file.src_uri).name
