"""Templates that were compiled: by this build for the next language, by this one for the next."""

from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from leaflets.program import program
from leaflets.store import Store, cache_folder, digest_of

_FOLDER = "templates"
_MOST_BYTES = 4_000_000
"""What the templates that are kept may take; those of a site take 200,000."""

_CODE = ("publishing",)
_PACKAGES = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material", "mkdocs-static-i18n")
"""What may make another code of the same source: Jinja computes filters of constants."""


class Compiled(jinja2.BytecodeCache):
    """The codes of templates; with ``root`` they are kept for the next build of that project."""

    def __init__(self, root: Path | None = None) -> None:
        folder = cache_folder(root) if root else None
        self._store = Store(folder / _FOLDER if folder else None, _MOST_BYTES)
        self._made = program(_CODE, _PACKAGES) if folder else ""
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if its source is the same."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code
        elif kept := self._store.read(self._key(bucket)):
            bucket.bytecode_from_string(kept)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._remember(bucket)
            self._store.write(self._key(bucket), bucket.bytecode_to_string())
            self._store.trim()

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = bucket.checksum, bucket.code

    def _key(self, bucket: Bucket) -> str:
        return digest_of([self._made, bucket.key, bucket.checksum])
