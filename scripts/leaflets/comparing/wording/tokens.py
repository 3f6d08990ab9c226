"""Words of a text, in every script, in the spelling that the termbase is looked up by."""

import re
import unicodedata

from leaflets.comparing.wording.korean import spaced

_ARABIC = dict(zip("أإآٱىةؤئک", "اااايهويك", strict=True))
# Hindi writers leave out the nukta, and write the anusvara for the candrabindu.
_DEVANAGARI = {"\u093c": "", "\u0901": "\u0902"}
# Marks that Arabic writers leave out or add freely: vowel signs, superscript alef, tatweel.
_ARABIC_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640"
# Signs that are seen by nobody: soft hyphen, joiners, direction marks, byte order mark.
_UNSEEN = "\u00ad\u200b-\u200f\u2060-\u2069\u061c\ufeff"
_APOSTROPHES = dict.fromkeys("’ʼ‘`´", "'")
_LEFT_OUT = re.compile(f"[{_ARABIC_MARKS}{_UNSEEN}]")
_LETTERS = _ARABIC | _DEVANAGARI | _APOSTROPHES
_RESPELLED = re.compile(f"[{''.join(_LETTERS)}]")
_RANGE = re.compile(r"(?<=[\d%])\s*[-~\u2010-\u2015\u2212]\s*(?=\d)")
_HYPHEN = re.compile("[-~\u2010-\u2015\u2212_/]")
"""What a range or a word with a hyphen has; most texts have neither."""
_HYPHENS = re.compile("[-\u2010-\u2015\u2212_/](?<=[\\w\u0900-\u0963].)(?!(?<=\\d/)\\d)(?=\\w)")
# The other gender in brackets, as Polish and Spanish forms have it: chory(-a), alérgico(a).
_ENDINGS = re.compile(r"(?<=[^\W\d_])\([-\u2010-\u2015]?[^\W\d_]{1,2}\)")
_ELIDED = re.compile(r"'(?<=[^\W\d_]')(?=\w)")  # what looks behind comes last, as that is slow

# Han and kana stand alone; all other letters and digits make words; the rest are marks.
_TOKEN = re.compile(
    r"[^\W\d_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]+"
    r"(?:(?:[\u0300-\u036f\u0900-\u0963]|'(?=[^\W\d_]))"
    r"[^\W\d_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]*)*'?"
    r"|[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]"
    r"|\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,:٫٬']\d+)*"
    r"|[^\w\s]"
)

_ODD = re.compile(r"[\d']")
"""What a token has that may not stay as it is."""

ELISIONS = frozenset({"fr", "it", "ca"})


def normalize(text: str) -> str:
    """Return ``text`` in the spelling of the termbase: one case, one apostrophe, no hyphens."""
    if not text.isascii():
        text = _LEFT_OUT.sub("", unicodedata.normalize("NFKC", text))
        for letter in {*_RESPELLED.findall(text)}:  # mostly none, and mostly one of them
            text = text.replace(letter, _LETTERS[letter])
    text = text.casefold()
    if "(" in text:
        text = _ENDINGS.sub("", text)
    return _HYPHENS.sub(" ", _RANGE.sub(" ~ ", text)) if _HYPHEN.search(text) else text


def tokenize(text: str, lang: str) -> list[str]:
    """Take a text apart into words, numbers and marks. Digits of any script become ASCII digits."""
    plain = normalize(text)
    if lang in ELISIONS:
        plain = _ELIDED.sub("' ", plain)
    if lang == "ko":
        plain = spaced(plain)
    tokens: list[str] = _TOKEN.findall(plain)
    return list(map(_plain, tokens)) if _ODD.search(plain) else tokens


def _plain(token: str) -> str:
    first = token[0]
    if first.isdecimal():
        return token if token.isascii() else _ascii_digits(token)
    return token[:-1] if token[-1] == "'" and len(token) > 1 else token


def _ascii_digits(token: str) -> str:
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in token
    )
