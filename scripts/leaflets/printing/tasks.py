"""From a project to what has to be printed of it."""

import re
from dataclasses import replace

from leaflets.printing.fonts import TYPEFACES, families
from leaflets.printing.job import Job
from leaflets.printing.letters import letters
from leaflets.printing.sheet import SIZES, compose, most_pages, pages_of
from leaflets.printing.worker import Task
from leaflets.reading.editions import EDITIONS
from leaflets.reading.project import Project

_TAGS = re.compile("<[^>]*>")
_HEIGHTS = {"A4": 272.0, "letter": 254.4}
"""What a page of a leaflet that must fit has for its content, in millimetres."""


def task(project: Project, job: Job) -> Task:
    """Return what has to be printed for a job."""
    limit = most_pages(project, job)
    language, edition = project.settings.language(job.lang), EDITIONS[job.edition]
    size = TYPEFACES[language.script].size
    sizes = (f"{edition.size * scale * size:.2f}" for scale in (SIZES if limit else SIZES[:1]))
    html = compose(project, job)
    work = Task(job, html, tuple(sizes), tuple(families(language.script)), limit)
    return replace(work, start=_start(work, edition.paper)) if limit else work


def work_of(project: Project, job: Job) -> float:
    """Guess how long a leaflet takes beside others of its language, without composing it."""
    texts = project.every_page(job.lang)
    length = sum(len(texts[name].text) for name in pages_of(project, job))
    two = 2.5 if EDITIONS[job.edition].bilingual else 1.0  # languages, in pairs that stay together
    return length * two * (2.0 if most_pages(project, job) else 1.0)  # it is tried in sizes


def _start(work: Task, paper: str) -> int:
    """Guess the size in which a leaflet fits on its pages, by the number of its letters.

    So a sheet with boxes, pictures and fields takes its room in 13 languages, to six in a hundred;
    from what the first try takes, :meth:`Task.guess` knows better.
    """
    text = _TAGS.sub("", work.html.partition("<body>")[2])
    room = 39.1 + 0.0027 * letters(text)
    largest = work.limit * _HEIGHTS.get(paper, _HEIGHTS["A4"]) / room
    fitting = (at for at, size in enumerate(work.sizes) if float(size) <= largest)
    return next(fitting, len(work.sizes) - 1)
