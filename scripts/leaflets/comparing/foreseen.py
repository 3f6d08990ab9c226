"""What other processes find out meanwhile, so that this one finds it in the books.

Where the program or the concepts have changed, every text is read anew: work for all processors.
A copy of this process goes through some languages, or identifies the languages of all texts, and
writes down what it found out. Whatever it did not find out, this process does.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial

from leaflets import copies
from leaflets.comparing.readability import hard_pages
from leaflets.comparing.wording import identify as identifying
from leaflets.comparing.wording.pages import wording
from leaflets.comparing.wording.termbase import Termbase
from leaflets.memory import Memory
from leaflets.reading.project import Project

_SEVERAL = 3
"""From so many languages on of which nothing is known, it is worth a process."""

Shares = tuple[list[str], list[str], Callable[[], None]]


@contextmanager
def beside(
    project: Project, termbase: Termbase, memory: Memory, langs: list[str], *, identify: bool
) -> Iterator[Shares]:
    """Give the languages to compare at once, the others, and what waits until these are known."""
    source = project.settings.source.tag
    count = copies.processes() if memory.is_kept and copies.can_copy() else 1
    new = [lang for lang in langs if lang != source and not termbase.is_known(source, lang)]
    work: list[Callable[[], None]] = []
    if identify and count > 1 and identifying.is_long(project, langs, memory):
        work.append(partial(_identify, project, memory, langs))
    sharing = min(count - len(work), len(new) // _SEVERAL + 1)
    shares = [new[at::sharing] for at in range(1, sharing)]
    work += [partial(_compare, project, termbase, memory, share) for share in shares]
    others = [lang for share in shares for lang in share]
    with ExitStack() as stack:
        waiting = [stack.enter_context(copies.beside(one)) for one in work]

        def wait() -> None:
            for result in waiting:
                result()
            memory.look_again()

        yield [lang for lang in langs if lang not in others], others, wait


def _identify(project: Project, memory: Memory, langs: list[str]) -> None:
    for _ in identifying.identified(project, langs, memory):
        pass
    memory.save()


def _compare(project: Project, termbase: Termbase, memory: Memory, langs: list[str]) -> None:
    for _ in (*wording(project, termbase, langs), *hard_pages(project, termbase, langs)):
        pass
    memory.save()
