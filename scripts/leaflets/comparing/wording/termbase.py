"""The lexicons of a project, each compiled when it is first asked for."""

import hashlib
from contextlib import suppress
from pathlib import Path

from leaflets.comparing.wording.cache import Cache
from leaflets.comparing.wording.lexicon import FormsError, Lexicon, compile_lexicon, unmarked
from leaflets.findings import Finding, errors
from leaflets.reading.concepts import CONCEPTS_FILE, Concepts, read_concepts
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.termbase import Terms, read_terms, terms_finding

# What the same files gave before in this process: ``mkdocs serve`` checks after each edit.
_compiled: dict[tuple[str, bytes], tuple[Lexicon | None, list[Finding]]] = {}


def _content(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except OSError:
        return b""


class Termbase:
    """Concepts and forms of the project in the folder ``root``.

    ``problems`` grow as lexicons are asked for: what was wrong with the files read so far.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lexicons: dict[str, Lexicon | None] = {}
        self.problems: list[Finding]
        self.concepts: Concepts | None
        self.concepts, self.problems = read_concepts(root)

    def lexicon(self, lang: str) -> Lexicon | None:
        """Return the lexicon of a language; None, with the reason in ``problems``."""
        if lang not in self._lexicons:
            self._lexicons[lang] = self._load(lang)
        return self._lexicons[lang]

    def has(self, lang: str) -> bool:
        """Tell if there is a file of terms for a language."""
        return lang.isalnum() and self._terms(lang).is_file()

    def _load(self, lang: str) -> Lexicon | None:
        if self.concepts is None or not self.has(lang):
            return None
        content = _content(self._root / CONCEPTS_FILE) + _content(self._terms(lang))
        key = lang, content
        if key not in _compiled:
            before = len(self.problems)
            lexicon = self._read(lang, self.concepts, content)
            _compiled[key] = lexicon, self.problems[before:]
            return lexicon
        lexicon, problems = _compiled[key]
        self.problems += problems
        return lexicon

    def _terms(self, lang: str) -> Path:
        return self._root / "docs" / lang / TERMS_FILE

    def _read(self, lang: str, concepts: Concepts, content: bytes) -> Lexicon | None:
        """Read a language, from what an earlier run found sound if the files are the same."""
        cache = Cache(self._root, lang, content)
        kept = cache.read()
        if kept is not None:
            with suppress(ValueError, TypeError):  # a file that something else wrote
                return compile_lexicon(lang, concepts, Terms.model_validate(kept[0]), kept[1])
        terms, problems = read_terms(self._root, lang, concepts)
        before = len(self.problems)
        self.problems += problems
        lexicon = self._compile(lang, concepts, terms) if terms else None
        if lexicon is not None and len(self.problems) == before:
            cache.write(lexicon.terms.model_dump(), lexicon.forms.dump())
        return None if errors(problems) else lexicon

    def _compile(self, lang: str, concepts: Concepts, terms: Terms) -> Lexicon | None:
        file = f"docs/{lang}/{TERMS_FILE}"
        try:
            lexicon = compile_lexicon(lang, concepts, terms)
        except FormsError as error:
            self.problems += [
                terms_finding(file, lang, name, reason, "another", "Correct it.")
                for name, reason in error.problems
            ]
            return None
        for form, names in unmarked(lexicon).items():
            found = f"“{form}” in {', '.join(names)}"
            action = "Take it out of all but one, or list it under homographs."
            self.problems.append(
                terms_finding(file, lang, names[0], "a form of one concept", found, action)
            )
        return lexicon
