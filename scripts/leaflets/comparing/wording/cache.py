"""What the lists of a language were compiled to before: ``.cache/leaflets/``.

Reading 300 KB of YAML and compiling 40,000 forms takes half a second, reading the result a fifth of
that. Only lists without any problem are kept. The folder can be deleted at any time. JSON, because
a file that was tampered with must not run anything.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from leaflets.comparing.wording import arabic, forms, lexicon, tokens, vocabulary
from leaflets.reading import concepts, patterns, termbase
from leaflets.reading.files import replace_file

FOLDER = ".cache/leaflets"

Kept = tuple[dict[str, Any], Any]
"""The fields of ``Terms``, and what ``Forms.dump`` gave."""


def _program() -> bytes:
    """Return the digest of the code that reads and compiles: what other code made is not used."""
    modules = (arabic, forms, lexicon, tokens, vocabulary, concepts, patterns, termbase)
    texts = (Path(module.__file__).read_bytes() for module in modules if module.__file__)
    return hashlib.sha256(b"".join(texts)).digest()


_PROGRAM = _program()


class Cache:
    """What one content of the lists of a language was compiled to."""

    def __init__(self, root: Path, lang: str, content: bytes) -> None:
        key = hashlib.sha256(_PROGRAM + content).hexdigest()[:32]
        self._lang = lang
        self._path = root / FOLDER / f"{lang}-{key}.json"

    def read(self) -> Kept | None:
        """Return what was kept, or None."""
        try:
            terms, dump = json.loads(self._path.read_bytes())
        except (OSError, ValueError, TypeError):
            return None
        return (terms, dump) if isinstance(terms, dict) and "concepts" in terms else None

    def write(self, terms: dict[str, Any], dump: object) -> None:
        """Keep the lists, whole or not at all; where nothing can be written, go on without."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for old in self._path.parent.glob(f"{self._lang}-*.json"):
                old.unlink(missing_ok=True)
            replace_file(self._path, json.dumps([terms, dump], ensure_ascii=False).encode("utf-8"))
        except OSError:
            return
