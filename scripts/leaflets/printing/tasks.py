"""From a project to what has to be printed of it."""

from leaflets.printing.fonts import TYPEFACES, families
from leaflets.printing.job import Job
from leaflets.printing.sheet import SIZES, compose, most_pages
from leaflets.printing.worker import Task
from leaflets.reading.editions import EDITIONS
from leaflets.reading.project import Project


def task(project: Project, job: Job) -> Task:
    """Return what has to be printed for a job."""
    limit = most_pages(project, job)
    language, edition = project.settings.language(job.lang), EDITIONS[job.edition]
    size = TYPEFACES[language.script].size
    sizes = (f"{edition.size * scale * size:.2f}" for scale in (SIZES if limit else SIZES[:1]))
    html = compose(project, job)
    return Task(job, html, tuple(sizes), tuple(families(language.script)), limit)
