"""What prints on this machine, found out in a thread while a project is read.

It is asked of other programs, and read from 40 million bytes of fonts, for neither of which Python
has to wait.
"""

from contextlib import suppress
from pathlib import Path
from threading import Thread

from leaflets.printing.engine import Engine
from leaflets.printing.fonts import TYPEFACES, families, is_form_font_kept, own_form_font


class _Finding(Thread):
    """Finds it out; ``engine`` is there when it is over, unless something went wrong.

    What went wrong is told by who needs it.
    """

    def __init__(self, root: Path) -> None:
        super().__init__(daemon=True)
        self._root = root
        self.engine: Engine | None = None

    def run(self) -> None:
        with suppress(Exception):
            engine = Engine()
            for names in {tuple(families(script)) for script in TYPEFACES}:
                engine.fonts(names)
            self.engine = engine
            if is_form_font_kept(self._root):
                own_form_font(self._root)


_begun: list[_Finding] = []


def begin(root: Path) -> None:
    """Begin to find it out for the project in ``root``; :func:`engine` waits for it."""
    _begun.append(_Finding(root))
    _begun[-1].start()


def engine() -> Engine:
    """Return all that prints on this machine, as it is now or was when this was begun last."""
    if not _begun:
        return Engine()
    thread = _begun.pop()
    thread.join()
    return thread.engine or Engine()
