"""What a leaflet is composed of, as one digest: where it is the same, so is the HTML.

Composing takes ten times as long as printing what was printed before; so it is not done to find
out that nothing changed. A plan names more than it must: all of the ledger, and all labels of a
language. What it finds changed is composed, and then printed only if the HTML differs.
"""

from collections.abc import Iterator, Mapping

from leaflets.printing.engine import Engine
from leaflets.printing.fonts import families
from leaflets.printing.job import Job
from leaflets.printing.sheet import pages_of
from leaflets.printing.style import digits_of
from leaflets.program import program
from leaflets.reading.project import Project
from leaflets.store import digest_of

PACKAGES = ("babel", "markdown", "jinja2", "markupsafe", "segno", "fonttools")
"""The Python packages that write HTML."""

_CODE = ("reading", "printing")


class Plans:
    """The plans of all leaflets of a project, to be printed by an engine."""

    def __init__(self, project: Project, engine: Engine) -> None:
        self._project = project
        self._engine = engine
        self._languages: dict[str, str] = {}
        self._pages: dict[tuple[str, str], str] = {}
        shared = (project.settings, project.sources, project.ledger)
        self._shared = digest_of(
            [program(_CODE, PACKAGES), project.logo, *map(repr, shared), *_sorted(project.drawings)]
        )

    def key(self, job: Job) -> str:
        """Return the digest of all that a leaflet is made of; empty where it cannot be told."""
        settings = self._project.settings
        fonts = self._engine.fonts(tuple(families(settings.language(job.lang).script)))
        if not self._engine.digest or not fonts:
            return ""
        tags = (job.lang, settings.source.tag)
        languages = (self._language(tag) for tag in tags)
        texts = (self._page(tag, page) for tag in tags for page in pages_of(self._project, job))
        name = ("plan", job.lang, job.leaflet, job.edition)
        return digest_of([*name, self._shared, *languages, *texts, self._engine.digest, fonts])

    def _language(self, tag: str) -> str:
        if tag not in self._languages:
            project = self._project
            digits = digits_of(project, project.settings.language(tag))
            labels = _sorted(project.labels[tag].texts)
            self._languages[tag] = digest_of([tag, project.notice(tag), digits, *labels])
        return self._languages[tag]

    def _page(self, tag: str, name: str) -> str:
        """Return the digest of a page, which the clinic's own one is not in every language."""
        if (tag, name) not in self._pages:
            page = self._project.every_page(tag).get(name)
            self._pages[tag, name] = digest_of([name, *([page.text] if page else [])])
        return self._pages[tag, name]


def _sorted(texts: Mapping[str, str]) -> Iterator[str]:
    for name, text in sorted(texts.items()):
        yield name
        yield text
