"""Words and endings that tell what no concept tells: tenses, clauses, roles.

They are listed in ``docs/<lang>/terms.yml`` as forms are, by names; only here may a word be told
by its end (``*ará``), its beginning (``س*``) or what is in it (``*겠*``). Which forms a word may
begin is worked out once for each word, so that reading a text costs a look-up for each.
"""

from dataclasses import dataclass, field

from leaflets.comparing.wording.tokens import normalize, tokenize
from leaflets.reading.patterns import expand_line

NEITHER = "neither"
"""The name of forms that say nothing, though a shorter one would: “detrás” is no future."""

_GAP = "…"
_GAP_MARK = "\ue000"  # NFKC would make three full stops of …
_REACH = 4
"""How many words a gap may hold."""
_STOPS = frozenset(",.;:!?()،؛؟।，、。；：！？（）")

Cue = tuple[int, int, str]
"""Place of the first word, place behind the last, and the name."""


@dataclass(slots=True)
class Cues:
    """The forms of each name."""

    forms: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    none: frozenset[str] = frozenset()
    """Words that no ending is meant of: “need” is no past."""
    _known: dict[str, list[tuple[str, tuple[str, ...]]]] = field(default_factory=dict)

    def find(self, words: list[str]) -> list[Cue]:
        """Return the forms of a text, the longest that begin at each word."""
        found = []
        free = 0
        for at, word in enumerate(words):
            known = self._known.get(word)
            if known is None:
                known = self._starting(word)
            if not known or at < free:
                continue
            longest = 0
            for name, pieces in known:
                if len(pieces) < longest:
                    break
                stop = _end(words, at, pieces, self.none)
                if stop and name == NEITHER:
                    free = stop
                    break
                if stop:
                    found.append((at, stop, name))
                    longest = len(pieces)
                    free = at if _GAP in pieces else stop
        return found

    def names(self, words: list[str]) -> frozenset[str]:
        """Return the names of the forms that a text has."""
        return frozenset(name for _, _, name in self.find(words))

    def _starting(self, word: str) -> list[tuple[str, tuple[str, ...]]]:
        """Return the forms that a word may begin: what says nothing first, then the longest."""
        known = [form for form in self.forms if _is(word, form[1][0])]
        known.sort(key=lambda form: (form[0] != NEITHER, -len(form[1])))
        self._known[word] = known
        return known


def _end(words: list[str], at: int, pieces: tuple[str, ...], none: frozenset[str]) -> int:
    """Return the place behind a form that may begin at a place; 0 if it does not."""
    for place, piece in enumerate(pieces):
        if piece == _GAP:
            for start in range(at, min(at + _REACH + 1, len(words))):
                if words[start - 1] in _STOPS:
                    return 0
                if stop := _end(words, start, pieces[place + 1 :], none):
                    return stop
            return 0
        if at >= len(words) or not _is(words[at], piece):
            return 0
        if "*" in piece and place and words[at] in none:
            return 0
        at += 1
    return at


def _is(word: str, piece: str) -> bool:
    """Tell if a word is what a piece of a form stands for."""
    if "*" not in piece:
        return word == piece
    plain = piece.strip("*")
    if piece[0] != "*":
        return word.startswith(plain)
    return plain in word if piece[-1] == "*" else word.endswith(plain) and word != plain


def compile_cues(lang: str, lines: dict[str, str]) -> Cues:
    """Read the forms of each name."""
    forms = []
    for name, line in lines.items():
        for form in expand_line(normalize(line.replace(_GAP, _GAP_MARK))):
            pieces: list[str] = []
            for piece in form.replace(_GAP_MARK, f" {_GAP} ").split():
                pieces += [piece] if "*" in piece or piece == _GAP else tokenize(piece, lang)
            forms.append((name, tuple(pieces)))
    none = {pieces[0] for name, pieces in forms if name == NEITHER and len(pieces) == 1}
    return Cues(forms, frozenset(none))
