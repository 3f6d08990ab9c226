"""Words and endings that tell what no concept tells: tenses, clauses, roles.

They are listed in ``docs/<lang>/terms.yml`` as forms are, by names; only here may a word be told
by its end (``*ará``), its beginning (``س*``) or what is in it (``*겠*``). Which forms a word may
begin is worked out once for each word, so that reading a text costs a look-up for each; and that
costs one for each length that a beginning or an end has, however many forms there are.
"""

from dataclasses import dataclass, field

from leaflets.comparing.wording.tokens import normalize, tokenize
from leaflets.reading.patterns import expand_line

NEITHER = "neither"
"""The name of forms that say nothing, though a shorter one would: “detrás” is no future."""

_GAP = "…"
_GAP_MARK = "\ue000"  # NFKC would make three full stops of …
_REACH = 6
"""How many words a gap may hold."""
_STOPS = frozenset(",.;:!?()،؛؟।，、。；：！？（）")

Cue = tuple[int, int, str]
"""Place of the first word, place behind the last, and the name."""


Form = tuple[str, tuple[str, ...]]
"""A name and the pieces of a form: words, ends, beginnings, and gaps."""


@dataclass(slots=True)
class _Begun:
    """The forms that a word may begin: by the word behind it, and those that do not tell it."""

    by_next: dict[str, list[Form]] = field(default_factory=dict)
    others: list[Form] = field(default_factory=list)
    alone: str = ""
    """The name of the word itself, if it begins nothing else."""


@dataclass(slots=True)
class _Firsts:
    """Which forms begin with a word: their places, by what is told of the word."""

    words: dict[str, list[int]] = field(default_factory=dict)
    heads: dict[str, list[int]] = field(default_factory=dict)
    tails: dict[str, list[int]] = field(default_factory=dict)
    others: list[tuple[int, str]] = field(default_factory=list)
    """What a word has within, or at both ends."""
    lengths: set[int] = field(default_factory=set)
    """Of heads and tails, in letters."""

    def add(self, piece: str, place: int) -> None:
        """Add the first piece of a form."""
        plain = piece.strip("*")
        if "*" not in piece:
            self.words.setdefault(piece, []).append(place)
        elif plain and "*" not in plain and plain in {piece[:-1], piece[1:]}:
            ends = self.heads if piece[0] != "*" else self.tails
            ends.setdefault(plain, []).append(place)
            self.lengths.add(len(plain))
        else:
            self.others.append((place, piece))

    def of(self, word: str) -> list[int]:
        """Return the forms that a word may begin, in their order."""
        found = [*self.words.get(word, ())]
        for length in self.lengths:
            if length <= len(word):
                found += self.heads.get(word[:length], ())
            if length < len(word):
                found += self.tails.get(word[-length:], ())
        found += [place for place, piece in self.others if _is(word, piece)]
        return sorted(found)


@dataclass(slots=True)
class Cues:
    """The forms of each name."""

    forms: list[Form] = field(default_factory=list)
    none: frozenset[str] = frozenset()
    """Words that no ending is meant of: “need” is no past."""
    _firsts: _Firsts = field(default_factory=_Firsts)
    _seen: set[str] = field(default_factory=set)
    _known: dict[str, _Begun] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, (_, pieces) in enumerate(self.forms):
            self._firsts.add(pieces[0], place)

    def find(self, words: list[str]) -> list[Cue]:
        """Return the forms of a text, the longest that begin at each word."""
        known = self._known
        if not self._seen.issuperset(words):
            for word in set(words).difference(self._seen):
                self._look_up(word)
        found: list[Cue] = []
        free = 0
        for at in [at for at, word in enumerate(words) if word in known]:
            begun = known[words[at]]
            if at < free:
                continue
            if begun.alone:
                found.append((at, at + 1, begun.alone))
                continue
            forms = begun.others
            if begun.by_next and at + 1 < len(words):
                forms = [*begun.by_next.get(words[at + 1], ()), *forms]
            free = max(free, self._add(found, words, at, forms))
        return found

    def _add(self, found: list[Cue], words: list[str], at: int, forms: list[Form]) -> int:
        """Add the longest forms that begin at a place; return the place behind them."""
        best: list[Cue] = []
        longest = free = 0
        for name, pieces in forms:
            if len(pieces) < longest and name != NEITHER:
                continue
            stop = at + 1 if len(pieces) == 1 else _end(words, at, pieces, self.none)
            if not stop:
                continue
            if name == NEITHER:
                return stop
            if len(pieces) > longest:
                best, longest = [], len(pieces)
                free = at if _GAP in pieces else stop
            best.append((at, stop, name))
        found += best
        return free

    def _look_up(self, word: str) -> None:
        """Note the forms that a word may begin."""
        self._seen.add(word)
        forms = [self.forms[place] for place in self._firsts.of(word)]
        if not forms:
            return
        begun = self._known[word] = _Begun()
        if len(forms) == len(forms[0][1]) == 1 and forms[0][0] != NEITHER:
            begun.alone = forms[0][0]
        for form in forms:
            after = form[1][1] if len(form[1]) > 1 else _GAP
            if after == _GAP or "*" in after:
                begun.others.append(form)
            else:
                begun.by_next.setdefault(after, []).append(form)


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
    if "*" in plain:
        head, _, tail = plain.partition("*")
        return word.startswith(head) and word.endswith(tail)
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
                is_whole = "*" in piece or piece == _GAP or (piece.isascii() and piece.isalpha())
                pieces += [piece] if is_whole else tokenize(piece, lang)
            forms.append((name, tuple(pieces)))
    none = {pieces[0] for name, pieces in forms if name == NEITHER and len(pieces) == 1}
    return Cues(forms, frozenset(none))
