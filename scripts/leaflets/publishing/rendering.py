"""``leaflets render``: the leaflets without the site; here, in part, or on other machines."""

import tempfile
from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import nullcontext
from pathlib import Path

from leaflets.findings import Finding
from leaflets.printing.sheet import jobs
from leaflets.publishing.far import cluster
from leaflets.publishing.pdfs import INDEX, Printing
from leaflets.publishing.shards import Shard
from leaflets.reading.project import Project


def render_leaflets(
    project: Project,
    output: Path,
    progress: Callable[[str], None],
    lang: str | None = None,
    shard: Shard | None = None,
    scheduler: str | None = None,
) -> list[Finding]:
    """Print leaflets into the folder ``output``, all or, where something is wrong, none.

    ImportError and OSError of ``scheduler`` are those of :func:`cluster`.
    """
    todo = [job for job in jobs(project) if lang in {None, job.lang}]
    todo = shard.of(todo) if shard else todo
    index = shard.index if shard else INDEX
    output.mkdir(parents=True, exist_ok=True)
    far = scheduler is not None
    workers = cluster(scheduler) if scheduler is not None else nullcontext[Executor | None](None)
    with (
        tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as name,
        workers as executor,
    ):
        folder = Path(name)
        _, findings = Printing(project, folder, progress, todo, executor, far=far).run(index)
        if not findings:
            for made in [*(job.path for job in todo), index]:  # the list at the very end
                (output / made).parent.mkdir(parents=True, exist_ok=True)
                (folder / made).replace(output / made)
    return findings
