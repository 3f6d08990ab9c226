"""What was found out about texts before, so that a text that did not change is not read again.

It is kept in books: small files that are read whole, one for each language and matter. A book is
bound to all that its answers depend on besides the texts; where that changes, it is a new book.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from leaflets.store import Store, cache_folder, digest_of

_MOST_BYTES = 50_000_000
_BOOKS = "books"
"""The folder of books, in that of all that is kept."""

Answer = TypeVar("Answer")
"""Of what JSON can hold: lists come back as lists."""


def is_blank(root: Path) -> bool:
    """Tell if nothing was found out yet of a project that keeps what is."""
    folder = cache_folder(root)
    return folder is not None and not (folder / _BOOKS).is_dir()


class Book:
    """Answers by what was asked. ``is_new`` tells that there are none from before.

    What is asked no more is left out when it is written. With ``keeps`` false it is not written.
    """

    def __init__(self, name: str, answers: dict[str, Any] | None) -> None:
        self.name = name
        self.is_new = answers is None
        self.keeps = True
        self._before = answers or {}
        self._used: dict[str, Any] = {}
        self._learnt = False

    def answer(self, asked: Sequence[str], find_out: Callable[[], Answer]) -> Answer:
        """Return the answer to what is asked, found out if it was not asked before."""
        return self.answers([asked], lambda _: [find_out()])[0]

    def answers(
        self,
        asked: Sequence[Sequence[str]],
        find_out: Callable[[list[int]], Iterable[Answer]],
    ) -> list[Answer]:
        """Return many answers; ``find_out`` is given the places of those that are not known."""
        keys = [digest_of(parts)[:32] for parts in asked]
        for key in keys:
            if key in self._before:
                self._used[key] = self._before[key]
        unknown = {key: at for at, key in enumerate(keys) if key not in self._used}
        if unknown:
            found = find_out(list(unknown.values()))
            self._used |= dict(zip(unknown, found, strict=True))
            self._learnt = True
        return [self._used[key] for key in keys]

    @property
    def is_blank(self) -> bool:
        """Whether there was none from before, and nothing was found out yet."""
        return self.is_new and not self._used

    @property
    def text(self) -> str | None:
        """What is to be written; None where nothing is."""
        if not self.keeps or not self._learnt:
            return None
        return json.dumps(self._used, ensure_ascii=False, separators=(",", ":"))

    def is_saved(self) -> None:
        """Note that it is written, as far as it goes."""
        self._learnt = False


# What the books of this process held: ``mkdocs serve`` opens the same ones after each edit.
_read: dict[str, tuple[bytes, dict[str, Any]]] = {}


def _answers(name: str, kept: bytes | None) -> dict[str, Any] | None:
    if kept is None:
        return None
    if name not in _read or _read[name][0] != kept:
        _read[name] = kept, json.loads(kept)
    return _read[name][1]


class Memory:
    """The books of a project; without a folder, or with caches turned off, all are new."""

    def __init__(self, root: Path | None) -> None:
        folder = cache_folder(root) if root else None
        self._store = Store(folder / _BOOKS if folder else None, _MOST_BYTES)
        self._books: dict[str, Book] = {}

    def book(self, name: str, depends: Iterable[str]) -> Book:
        """Return the book of a name; ``depends`` is all that its answers depend on."""
        key = f"{name}-{digest_of([name, *depends])[:32]}"
        if key not in self._books:
            self._books[key] = Book(key, _answers(name, self._store.read(key)))
        return self._books[key]

    @property
    def is_kept(self) -> bool:
        """Whether there is a place for books, so that another process finds them."""
        return self._store.keeps

    def look_again(self) -> None:
        """Forget what there was no book of, and nothing is known of: another process wrote it."""
        self._books = {name: book for name, book in self._books.items() if not book.is_blank}

    def save(self) -> None:
        """Write the books that have learnt something."""
        new = [(book, text) for book in self._books.values() if (text := book.text) is not None]
        for book, text in new:
            self._store.write(book.name, text.encode("utf-8"))
            book.is_saved()
        if new:
            self._store.trim()
