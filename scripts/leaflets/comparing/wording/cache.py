"""What the lists of a language were compiled to before, in the folder of :mod:`leaflets.store`.

Reading 300 KB of YAML and compiling 40,000 forms takes half a second, reading the result a fifth of
that. Only lists without any problem are kept. JSON, because a file that was tampered with must not
run anything.
"""

import json
from pathlib import Path
from typing import Any

from leaflets.comparing.wording import arabic, forms, lexicon, packed, tokens, vocabulary
from leaflets.garbage import uncollected
from leaflets.reading import concepts, patterns, termbase
from leaflets.store import Store, cache_folder, digest_of

FOLDER = "lists"
_MOST_BYTES = 120_000_000
"""Those of twelve languages take 27 million; each edit of one makes it anew."""

Kept = tuple[dict[str, Any], Any]
"""The fields of ``Terms``, and what ``Forms.dump`` gave."""


def _program() -> str:
    """Return the digest of the code that reads and compiles: what other code made is not used."""
    modules = (arabic, forms, lexicon, packed, tokens, vocabulary, concepts, patterns, termbase)
    return digest_of(Path(module.__file__).read_bytes() for module in modules if module.__file__)


_PROGRAM = _program()


class Cache:
    """What one content of the lists of a language was compiled to."""

    def __init__(self, root: Path, lang: str, content: bytes) -> None:
        folder = cache_folder(root)
        self._store = Store(folder / FOLDER if folder else None, _MOST_BYTES)
        self._key = f"{lang}-{digest_of([_PROGRAM, lang, content])[:32]}"

    def read(self) -> Kept | None:
        """Return what was kept, or None."""
        kept = self._store.read(self._key)
        if kept is None:
            return None
        try:
            with uncollected():
                terms, dump = json.loads(kept)
        except (ValueError, TypeError):
            return None
        return (terms, dump) if isinstance(terms, dict) and "concepts" in terms else None

    def write(self, terms: dict[str, Any], dump: object) -> None:
        """Keep the lists; where nothing can be written, go on without."""
        text = json.dumps([terms, dump], ensure_ascii=False, separators=(",", ":"))
        self._store.write(self._key, text.encode("utf-8"))
        self._store.trim()
