"""Printing many leaflets: what was printed before is taken again, the rest is done by many hands.

Any ``concurrent.futures`` executor can print; without one, it is about as many processes as there
are processors, which are started when the first leaflet has to be printed.
"""

import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from leaflets.printing.early import engine
from leaflets.printing.job import Job
from leaflets.printing.papers import on_paper
from leaflets.printing.pdf import Pdf, PrintError
from leaflets.printing.plans import Plans
from leaflets.printing.sheet import sheet_of
from leaflets.printing.tasks import task, work_of
from leaflets.printing.worker import print_task, ready, started
from leaflets.publishing.far import lost, print_far, verified
from leaflets.publishing.workers import NOTES, context, count, end_all, load
from leaflets.reading.editions import EDITIONS
from leaflets.reading.project import Project
from leaflets.store import Store, cache_folder, digest_of

_AHEAD = 32
"""How many leaflets are composed before the first of them is printed: so much memory is taken."""

FEW = 8
"""Of so many leaflets the one that takes longest is begun first."""

_MOST_BYTES = 400_000_000
"""What the printed leaflets that are kept may take; the project's own take 15 million."""
_MOST_PLANS = 4_000_000


@dataclass(frozen=True, slots=True)
class Printed:
    """A leaflet as it came from the press: a PDF, or why there is none."""

    job: Job
    pdf: Pdf | PrintError
    is_new: bool


Made = Pdf | Future[Pdf] | Future[tuple[Pdf, str]]
"""A leaflet that was printed before, or that is being printed, by a worker with its digest."""


class Plan(NamedTuple):
    """The plan of a leaflet, and what is noted of the one that was printed so."""

    key: str
    note: bytes | None


class Size(NamedTuple):
    """How large a printed leaflet is."""

    pages: int
    bytes: int


class Here(Executor):
    """Prints in this process, one after the other."""

    def submit(self, call: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """Do it at once."""
        future: Future[Any] = Future()
        try:
            future.set_result(call(*args, **named))
        except Exception as error:  # told by the result, as in any executor
            future.set_exception(error)
        return future


class Press:
    """Prints leaflets of a project; to be closed, since it may start processes.

    With ``far``, the executor's workers are on other machines, which are not trusted to be alike.
    """

    def __init__(
        self, project: Project, executor: Executor | None = None, *, far: bool = False
    ) -> None:
        self._project = project
        self._executor = executor
        self._far = far
        self._own: ProcessPoolExecutor | None = None
        self._new = 0
        self._planned: dict[Job, Plan] = {}
        self._printing: set[Future[Any]] = set()
        self._written: set[str] = set()
        self._engine = engine()
        self._plans = Plans(project, self._engine)
        folder = cache_folder(project.root)
        self._pdfs = Store(folder / "pdfs" if folder else None, _MOST_BYTES)
        self._notes = Store(folder / NOTES if folder else None, _MOST_PLANS)

    def close(self) -> None:
        """End the processes that were started, at once. Safe to call again."""
        if self._own is not None:
            if self._printing:
                end_all()
            self._own.shutdown(cancel_futures=True)
            self._own = None
        self._pdfs.trim()
        self._notes.trim()

    def print(self, jobs: Iterable[Job]) -> Iterator[Printed | None]:
        """Print leaflets, and yield them in their order; and None whenever it is to wait for one.

        Who does not wait has time for something else, while others print.
        """
        waiting: deque[tuple[Job, str, str, Made]] = deque()
        jobs = list(jobs)
        new = self.new(jobs)
        begun = self._begin_all(new if len(new) <= FEW else [])
        left = Counter(map(self._sheet, jobs))
        todo = iter(jobs)
        while few := list(islice(todo, FEW)):
            begun |= self._begin_all({*map(self._sheet, few)} - {*begun})
            for job in few:
                sheet = self._sheet(job)
                left[sheet] -= 1
                waiting.append((job, *(begun[sheet] if left[sheet] else begun.pop(sheet))))
            while len(waiting) > _AHEAD or (waiting and isinstance(waiting[0][3], Pdf)):
                yield from self._next(waiting)
        while waiting:
            yield from self._next(waiting)

    def new(self, jobs: Iterable[Job]) -> list[Job]:
        """Return what is other than when it was printed last: one for several papers."""
        sheets = list(dict.fromkeys(map(self._sheet, jobs)))
        self._planned |= {job: self._plan(job) for job in sheets if job not in self._planned}
        found = [job for job in sheets if not self._planned[job].note]
        self._new = len(found)
        return found

    def _sheet(self, job: Job) -> Job:
        return sheet_of(self._project, job)

    def _begin_all(self, jobs: Iterable[Job]) -> dict[Job, tuple[str, str, Made]]:
        """Begin some leaflets, the longest first, so that all workers end at about one time."""
        order = sorted(jobs, key=lambda job: work_of(self._project, job), reverse=True)
        return {job: self._begin(job, *self._planned[job]) for job in order}

    def _next(self, waiting: deque[tuple[Job, str, str, Made]]) -> Iterator[Printed | None]:
        made = waiting[0][3]
        if not isinstance(made, Pdf) and not made.done():
            yield None
        yield self._end(*waiting.popleft())

    def known(self, job: Job) -> Size:
        """Return how large a leaflet is, or was when it was printed last; zeros if it never was."""
        for key in (self._plans.key(self._sheet(job)), self._last(job)):
            kept = self._notes.read(key) if key else None
            if kept:
                return Size(**json.loads(kept)["size"])
        return Size(0, 0)

    def has_font(self, family: str) -> bool:
        """Tell if a font family is installed here."""
        return self._engine.has(family)

    def _plan(self, job: Job) -> Plan:
        plan = self._plans.key(job)
        return Plan(plan, self._notes.read(plan) if plan else None)

    def _last(self, job: Job) -> str:
        return digest_of(["last", str(self._project.root), job.path])

    def _begin(self, job: Job, plan: str, note: bytes | None) -> tuple[str, str, Made]:
        """Return plan and key of a leaflet with its PDF, or with who is printing it."""
        key = str(json.loads(note)["key"]) if note else ""
        kept = _unpacked(self._pdfs.read(key)) if key else None
        if kept is not None:
            return plan, key, kept
        if not (note or self._executor or load()):
            self._workers()  # they start while this process composes
        work = task(self._project, job)
        key = work.key(self._engine)
        kept = _unpacked(self._pdfs.read(key)) if key else None
        if kept is not None:
            self._note(job, plan, key, kept)
            return plan, key, kept
        given = (print_far, work, key) if self._far else (print_task, work)
        future = self._workers().submit(*given)
        self._printing.add(future)
        future.add_done_callback(self._printing.discard)  # it holds a PDF
        return plan, key, future

    def _end(self, job: Job, plan: str, key: str, made: Made) -> Printed:
        if isinstance(made, Pdf):
            return Printed(job, self._on_paper(job, made), is_new=False)
        try:
            result = made.result()
            pdf = verified(result, job.path) if isinstance(result, tuple) else result
        except PrintError as error:
            return Printed(job, error, is_new=True)
        except Exception as error:  # whatever the workers' library raises
            if not self._far:
                raise
            return Printed(job, lost(error, job.path), is_new=True)
        if key and key not in self._written:  # it may be for several papers
            self._written.add(key)
            self._pdfs.write(key, _packed(pdf))
            self._note(self._sheet(job), plan, key, pdf)
        return Printed(job, self._on_paper(job, pdf), is_new=True)

    def _on_paper(self, job: Job, pdf: Pdf) -> Pdf:
        is_own = self._sheet(job) == job
        return pdf if is_own else on_paper(pdf, EDITIONS[job.edition].paper)

    def _note(self, job: Job, plan: str, key: str, pdf: Pdf) -> None:
        size = {"pages": pdf.pages, "bytes": len(pdf.data)}
        note = json.dumps({"key": key, "size": size}).encode("ascii")
        for name in (plan, self._last(job)):
            self._notes.write(name, note)

    def _workers(self) -> Executor:
        if self._executor is not None:
            return self._executor
        if self._own is None:
            self._own = ProcessPoolExecutor(count(self._new), context(), initializer=ready)
            self._own.submit(started)  # a process is started when it is given something to do
        return self._own


def _packed(pdf: Pdf) -> bytes:
    return json.dumps({"pages": pdf.pages}).encode("ascii") + b"\n" + pdf.data


def _unpacked(kept: bytes | None) -> Pdf | None:
    if kept is None:
        return None
    head, _, data = kept.partition(b"\n")
    return Pdf(data, json.loads(head)["pages"])
