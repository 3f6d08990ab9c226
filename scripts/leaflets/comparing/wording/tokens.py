"""Words of a text, in every script, in the spelling that the termbase is looked up by."""

import re
import unicodedata
from dataclasses import dataclass

_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك"}
)
# Marks that Arabic writers leave out or add freely: vowel signs, superscript alef, tatweel.
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")
_HYPHENS = re.compile("[-\u2010-\u2015\u2212_/]")
_RANGE = re.compile(r"(?<=\d)\s*[-\u2010-\u2015\u2212]\s*(?=\d)")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})

# Han and kana stand alone; all other letters and digits make words; the rest are marks.
TOKEN = re.compile(
    r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,:٫٬']\d+)*"
    r"|[\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]"
    r"|[^\W\d_\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff]+"
    r"(?:'(?=[^\W\d_])[^\W\d_]+|[\u0300-\u036f\u0900-\u097f]+)*'?"
    r"|[^\w\s]"
)

_ELISIONS = frozenset({"fr", "it", "ca"})
_PROCLITICS = (
    "",
    "و",
    "ف",
    "س",
    "ب",
    "ك",
    "ل",
    "لل",
    "ال",
    "وال",
    "فال",
    "بال",
    "كال",
    "ولل",
    "فلل",
    "وب",
    "ول",
    "وس",
    "فس",
    "وبال",
    "فب",
    "فل",
)
_ENCLITICS = ("", "ه", "ها", "هم", "هن", "هما", "كم", "كن", "كما", "ك", "ي", "ني", "نا")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark: as normalised, as written, and where it begins."""

    key: str
    text: str
    start: int

    @property
    def is_number(self) -> bool:
        """Tell if it is written in digits."""
        return self.key[:1].isdecimal()

    @property
    def is_word(self) -> bool:
        """Tell if it is made of letters."""
        return self.key[:1].isalpha()


def normalize(text: str) -> str:
    """Return ``text`` in the spelling of the termbase: one case, one apostrophe, no hyphens."""
    text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    text = _ARABIC_MARKS.sub("", text.casefold()).translate(_ARABIC)
    text = _RANGE.sub(" ~ ", text)
    return _HYPHENS.sub(" ", text)


def tokenize(text: str, lang: str) -> list[Token]:
    """Take a text apart. Digits of any script become ASCII digits."""
    plain = normalize(text)
    if lang in _ELISIONS:
        plain = re.sub(r"(?<=\w)'(?=\w)", "' ", plain)
    tokens = []
    for match in TOKEN.finditer(plain):
        word = match[0].rstrip("'") or match[0]
        tokens.append(Token(_ascii_digits(word), word, match.start()))
    return tokens


def variants(key: str, lang: str) -> list[str]:
    """Return a word and, in Arabic, what is left of it without particles and pronouns."""
    if lang != "ar" or len(key) < 3:
        return [key]
    found = {key: None}
    for before in _PROCLITICS:
        if not key.startswith(before):
            continue
        stem = key[len(before) :]
        if len(stem) >= 2:
            found[stem] = None
            found |= dict.fromkeys(_without_ending(stem))
    return list(found)


def _without_ending(stem: str) -> list[str]:
    # The alef of the indefinite accusative, whose vowel sign is not written: محلولا.
    shorter = [stem[:-1]] if stem.endswith("ا") and len(stem) > 3 else []
    for after in _ENCLITICS[1:]:
        base = stem.removesuffix(after)
        if base != stem and len(base) >= 3:
            # The feminine ending is written as t before a pronoun: ساقه, عيادتكم.
            shorter += [base] + ([base[:-1] + "ه"] if base.endswith("ت") else [])
    return shorter


def _ascii_digits(word: str) -> str:
    if not word[:1].isdecimal():
        return word
    return "".join(
        str(unicodedata.decimal(character)) if character.isdecimal() else character
        for character in word
    )
