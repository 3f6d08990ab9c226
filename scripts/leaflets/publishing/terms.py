"""Which words of a page the glossary explains: the defined word in all its listed forms.

The termbase is broad: it lists whatever a translator might write for a concept. Here a word is
taken only where it begins like the defined word, and is of several words where that is: French
“bas” is a stocking in “bas de compression”, and low elsewhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from leaflets.reading.glossary import Definition
from leaflets.reading.patterns import expand_line

_ALIKE = 3
"""Letters that a form must share with the defined word at the beginning; of Han and Hangul, two."""

_BEGIN = re.compile("^(?:ال)")
_PARTS = re.compile(r"[()（）]")
_PIECES = re.compile(r"[^*\s]+")
_NO_SPACES = {"Hans", "Hant", "Hani", "Jpan", "Thai"}


class Term:
    """What finds a defined word in a text, in one of its ``forms``, the longest first.

    The pattern of all forms would be long, and most texts have nothing of any: it is looked first
    of which forms a text has all pieces, and a pattern is made of those alone.
    """

    def __init__(self, before: str, forms: Iterable[str], after: str) -> None:
        self._before, self._after = before, after
        self._forms = [(form, _PIECES.findall(form.casefold())) for form in forms]
        firsts = {pieces[0] if pieces else "" for _, pieces in self._forms}
        self._firsts = [one for one in firsts if not any(o in one for o in firsts - {one})]
        self._patterns: dict[str, re.Pattern[str]] = {}

    def search(self, text: str, plain: str) -> re.Match[str] | None:
        """Return the first place of the word, or None; ``plain`` is the text without capitals."""
        for first in self._firsts:
            if first in plain:
                break
        else:
            return None
        found = [form for form, pieces in self._forms if all(piece in plain for piece in pieces)]
        return self._pattern("|".join(map(_as_pattern, found))).search(text) if found else None

    def _pattern(self, body: str) -> re.Pattern[str]:
        if body not in self._patterns:
            whole = f"{self._before}(?:{body}){self._after}"
            self._patterns[body] = re.compile(whole, re.IGNORECASE)
        return self._patterns[body]


def term_pattern(definition: Definition, forms: str, script: str) -> Term:
    """Return what finds a defined word in a text; ``forms`` is its line in terms.yml."""
    parts = [part for piece in _PARTS.split(definition.word) if (part := piece.strip())]
    listed = [form for form in _forms(forms) if any(_alike(form, part, script) for part in parts)]
    longest_first = sorted({*parts, *listed}, key=lambda form: (-len(form), form))
    if script in _NO_SPACES:
        return Term("", longest_first, "")
    before = "(?<![^\\W_])(?:ال)??" if script == "Arab" else "(?<![^\\W_])"
    # Hangul takes its particles without a space; marks (Devanagari, Arabic) belong to the word.
    after = (
        "" if script == "Kore" else r"(?![\w\u0300-\u036f\u0610-\u0670\u0900-\u0903\u093a-\u094f])"
    )
    return Term(before, longest_first, after)


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
