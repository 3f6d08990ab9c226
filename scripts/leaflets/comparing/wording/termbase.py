"""The lexicons of a project, each compiled when it is first asked for."""

import hashlib
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from leaflets.comparing.wording.cache import Cache
from leaflets.comparing.wording.lexicon import FormsError, Lexicon, compile_lexicon, unmarked
from leaflets.findings import Finding, errors
from leaflets.memory import Book, Memory
from leaflets.program import program
from leaflets.reading.concepts import CONCEPTS_FILE, Concepts, read_concepts
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.termbase import Terms, read_terms, terms_finding
from leaflets.reading.yaml_files import load_model

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
    With a ``memory``, what was found out with the same lists before is known without them.
    """

    def __init__(self, root: Path, memory: Memory | None = None) -> None:
        self._root = root
        self._memory = memory or Memory(None)
        self._contents: dict[Path, bytes] = {}
        self._lexicons: dict[str, Lexicon | None] = {}
        self._unsound: set[str] = set()
        self._is_proved = self._is_flawed = False
        self._problems: list[Finding] = []

    @property
    def problems(self) -> list[Finding]:
        """What was wrong with the files that were read so far, the concepts among them."""
        if not self._is_proved:
            _ = self.concepts
        return self._problems

    @cached_property
    def concepts(self) -> Concepts | None:
        """What can be said; None where the file cannot be used."""
        concepts, problems = read_concepts(self._root)
        self._problems += problems
        self._is_flawed = bool(problems)
        return concepts

    def lexicon(self, lang: str) -> Lexicon | None:
        """Return the lexicon of a language; None, with the reason in ``problems``."""
        if lang not in self._lexicons:
            before = len(self.problems)
            lexicon = self._lexicons[lang] = self._load(lang)
            if lexicon is None or self._is_flawed or len(self.problems) > before:
                self._unsound.add(lang)
        return self._lexicons[lang]

    def terms(self, lang: str) -> Terms | None:
        """Return what the file of a language says, which is read faster than compiled."""
        known = _compiled.get((lang, self._both(lang)), (None, []))[0]
        if known is not None:
            return known.terms
        return load_model(Terms, self._terms(lang), self._root)[0]

    def book(self, *langs: str) -> Book | None:
        """Return what was found out with the lists of languages; None where one can't be used.

        Only what was found with sound lists is kept, so that a book from before proves them sound.
        """
        book = self._book(langs)
        if not book.is_new:
            self._is_proved = True
        elif None in [self.lexicon(lang) for lang in langs]:
            return None
        elif self._unsound.intersection(langs):
            book.keeps = False
        return book

    def is_known(self, *langs: str) -> bool:
        """Tell if anything was found out with the lists of languages as they are."""
        return not self._book(langs).is_new

    def _book(self, langs: tuple[str, ...]) -> Book:
        files = [self._root / CONCEPTS_FILE, *map(self._terms, langs)]
        contents = (self._content(path).hex() for path in files)
        code = program(("reading", "comparing"), ("pydantic", "pyyaml"))
        return self._memory.book("wording-" + "-".join(langs), [code, *contents])

    def _content(self, path: Path) -> bytes:
        if path not in self._contents:
            self._contents[path] = _content(path)
        return self._contents[path]

    def _both(self, lang: str) -> bytes:
        return self._content(self._root / CONCEPTS_FILE) + self._content(self._terms(lang))

    def has(self, lang: str) -> bool:
        """Tell if there is a file of terms for a language."""
        return lang.isalnum() and self._terms(lang).is_file()

    def _load(self, lang: str) -> Lexicon | None:
        if self.concepts is None or not self.has(lang):
            return None
        content = self._both(lang)
        key = lang, content
        if key not in _compiled:
            before = len(self.problems)
            lexicon = self._read(lang, self.concepts, content)
            _compiled[key] = lexicon, self.problems[before:]
            return lexicon
        lexicon, problems = _compiled[key]
        self._problems += problems
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
        self._problems += problems
        lexicon = self._compile(lang, concepts, terms) if terms else None
        if lexicon is not None and len(self.problems) == before:
            cache.write(lexicon.terms.model_dump(), lexicon.forms.dump())
        return None if errors(problems) else lexicon

    def _compile(self, lang: str, concepts: Concepts, terms: Terms) -> Lexicon | None:
        file = f"docs/{lang}/{TERMS_FILE}"
        try:
            lexicon = compile_lexicon(lang, concepts, terms)
        except FormsError as error:
            self._problems += [
                terms_finding(file, lang, name, reason, "another", "Correct it.")
                for name, reason in error.problems
            ]
            return None
        for form, names in unmarked(lexicon).items():
            found = f"“{form}” in {', '.join(names)}"
            action = "Take it out of all but one, or list it under homographs."
            self._problems.append(
                terms_finding(file, lang, names[0], "a form of one concept", found, action)
            )
        return lexicon
