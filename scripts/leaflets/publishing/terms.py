"""Which words of a page the glossary explains: the defined word in all its listed forms.

The termbase is broad: it lists whatever a translator might write for a concept. Here a word is
taken only where it begins like the defined word, and is of several words where that is: French
“bas” is a stocking in “bas de compression”, and low elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from leaflets.reading.glossary import Definition
from leaflets.reading.patterns import expand_line

_ALIKE = 3
"""Letters that a form must share with the defined word at the beginning; of Han and Hangul, two."""

_BEGIN = re.compile("^(?:ال)")
_PARTS = re.compile(r"[()（）]")
_BEGINNING = re.compile(r"[^*\s]{1,3}")
_NO_SPACES = {"Hans", "Hant", "Hani", "Jpan", "Thai"}


class Term:
    """What finds a defined word in a text.

    Its pattern is long, and most texts have nothing that begins like the word: that is looked at
    first. ``pattern`` is compiled when it is needed.
    """

    def __init__(self, pattern: str, forms: Iterable[str]) -> None:
        self._pattern = pattern
        beginnings = (_BEGINNING.match(form.casefold()) for form in forms)
        self._beginnings = {found[0] if found else "" for found in beginnings}

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._pattern, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place of the word, or None."""
        plain = text.casefold()
        if not any(beginning in plain for beginning in self._beginnings):
            return None
        return self._compiled.search(text)


def term_pattern(definition: Definition, forms: str, script: str) -> Term:
    """Return what finds a defined word in a text; ``forms`` is its line in terms.yml."""
    parts = [part for piece in _PARTS.split(definition.word) if (part := piece.strip())]
    listed = [form for form in _forms(forms) if any(_alike(form, part, script) for part in parts)]
    longest_first = sorted({*parts, *listed}, key=lambda form: (-len(form), form))
    body = "|".join(_as_pattern(form) for form in longest_first)
    if script in _NO_SPACES:
        return Term(f"(?:{body})", longest_first)
    before = "(?<![^\\W_])(?:ال)??" if script == "Arab" else "(?<![^\\W_])"
    # Hangul takes its particles without a space; marks (Devanagari, Arabic) belong to the word.
    after = (
        "" if script == "Kore" else r"(?![\w\u0300-\u036f\u0610-\u0670\u0900-\u0903\u093a-\u094f])"
    )
    return Term(f"{before}(?:{body}){after}", longest_first)


def _forms(line: str) -> Iterator[str]:
    try:
        yield from (form.removeprefix("*") for form in expand_line(line))
    except ValueError:  # the checks tell of it
        return


def _alike(form: str, word: str, script: str) -> bool:
    of_one_word = len(word.split()) == 1
    return _head(form, script) == _head(word, script) and (of_one_word or len(form.split()) > 1)


def _head(form: str, script: str) -> str:
    text = _BEGIN.sub("", unicodedata.normalize("NFC", form.casefold()).replace("*", ""))
    return text[: 2 if script in {*_NO_SPACES, "Kore"} else _ALIKE]


def _as_pattern(form: str) -> str:
    pieces = [re.escape(piece).replace(r"\ ", r"\s+") for piece in form.split("*")]
    return r"\w*".join(pieces)
