"""Words of a text, in every script, in the spelling that the termbase is looked up by."""

import re
import unicodedata

from leaflets.comparing.wording.korean import spaced

_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك"}
)
# Marks that Arabic writers leave out or add freely: vowel signs, superscript alef, tatweel.
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
# Hindi writers leave out the nukta, and write the anusvara for the candrabindu.
_DEVANAGARI = {0x093C: None, 0x0901: 0x0902}
_LETTERS = _ARABIC | _DEVANAGARI
# Signs that are seen by nobody: soft hyphen, joiners, direction marks, byte order mark.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2069\u061c\ufeff]")
_RANGE = re.compile(r"(?<=[\d%])\s*[-~\u2010-\u2015\u2212]\s*(?=\d)")
_HYPHENS = re.compile(
    "(?<=[\\w\u0900-\u0963])(?:[-\u2010-\u2015\u2212_]|(?<!\\d)/|/(?!\\d))(?=\\w)"
)
# The other gender in brackets, as Polish and Spanish forms have it: chory(-a), alérgico(a).
_ENDINGS = re.compile(r"(?<=[^\W\d_])\([-\u2010-\u2015]?[^\W\d_]{1,2}\)")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})
_ELIDED = re.compile(r"(?<=[^\W\d_])'(?=\w)")

# Han and kana stand alone; all other letters and digits make words; the rest are marks.
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,:٫٬']\d+)*"
    r"|[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]"
    r"|[^\W\d_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]"
    r"(?:[^\W\d_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]|[\u0300-\u036f\u0900-\u0963]|'(?=[^\W\d_]))*'?"
    r"|[^\w\s]"
)

ELISIONS = frozenset({"fr", "it", "ca"})


def normalize(text: str) -> str:
    """Return ``text`` in the spelling of the termbase: one case, one apostrophe, no hyphens."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
        text = _UNSEEN.sub("", _ARABIC_MARKS.sub("", text)).translate(_LETTERS)
    text = _RANGE.sub(" ~ ", _ENDINGS.sub("", text.casefold()))
    return _HYPHENS.sub(" ", text)


def tokenize(text: str, lang: str) -> list[str]:
    """Take a text apart into words, numbers and marks. Digits of any script become ASCII digits."""
    plain = normalize(text)
    if lang in ELISIONS:
        plain = _ELIDED.sub("' ", plain)
    if lang == "ko":
        plain = spaced(plain)
    return [_plain(token) for token in _TOKEN.findall(plain)]


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
