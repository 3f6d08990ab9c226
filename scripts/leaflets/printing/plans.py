"""What a leaflet is composed of, as one digest: where it is the same, so is the HTML.

Composing takes ten times as long as printing what was printed before; so it is not done to find
out that nothing changed. A plan names more than it must: all of a language's pages, not those of
the leaflet alone. What it finds changed is composed, and then printed only if the HTML differs.
"""

from collections.abc import Iterator, Mapping

from leaflets.printing.engine import Engine
from leaflets.printing.fonts import families
from leaflets.printing.job import Job
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
        languages = (self._language(tag) for tag in (job.lang, settings.source.tag))
        name = ("plan", job.lang, job.leaflet, job.edition)
        return digest_of([*name, self._shared, *languages, self._engine.digest, fonts])

    def _language(self, tag: str) -> str:
        if tag not in self._languages:
            texts = {name: page.text for name, page in self._project.every_page(tag).items()}
            labels = self._project.labels[tag].texts
            self._languages[tag] = digest_of(
                [tag, self._project.notice(tag), *_sorted(texts), "", *_sorted(labels)]
            )
        return self._languages[tag]


def _sorted(texts: Mapping[str, str]) -> Iterator[str]:
    for name, text in sorted(texts.items()):
        yield name
        yield text
