"""Finds texts that are not in the language that they should be in."""

import re
from collections.abc import Iterator
from itertools import groupby

from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.tokens import tokenize

# Where most letters of a language lie.
_SCRIPTS = {
    "ar": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff",
    "hi": "\u0900-\u097f",
    "ko": "\uac00-\ud7af",
    "ru": "\u0400-\u04ff",
    "uk": "\u0400-\u04ff",
    "zh": "\u3400-\u9fff",
}
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"

# English words of grammar that no other language of the project writes alike.
_ENGLISH = frozenset(
    {
        "the",
        "of",
        "and",
        "you",
        "your",
        "yours",
        "are",
        "with",
        "if",
        "may",
        "this",
        "that",
        "these",
        "those",
        "have",
        "has",
        "should",
        "when",
        "from",
        "will",
        "would",
        "be",
        "been",
        "it",
        "its",
        "they",
        "them",
        "their",
        "there",
        "which",
        "what",
        "who",
        "after",
        "before",
        "not",
        "don't",
        "doesn't",
        "isn't",
        "can't",
        "cannot",
        "must",
        "could",
        "until",
        "while",
        "because",
        "were",
        "was",
        "is",
        "for",
    }
)
_RUN = 3


def copied(source: str, target: str, english: Lexicon, lexicon: Lexicon) -> Iterator[str]:
    """Yield words of the source that stand in the target untranslated.

    Names and brands, which the source writes with a capital within a sentence, are left alone, and
    so are words that the language has too.
    """
    if lexicon.lang == "en":
        return
    common = {
        word.casefold()
        for sentence in re.split(r"(?<=[.!?:])\s+", source)
        for at, word in enumerate(re.findall(r"[A-Za-z]+", sentence))
        if at == 0 or not word[0].isupper()
    }
    shown = common & english.vocabulary - lexicon.vocabulary
    run: list[str] = []
    for token in [*tokenize(target, "en"), None]:
        key = token.key if token else ""
        if key in shown:
            run.append(key)
        elif run:
            if len(run) > 1 or len(run[0]) > 3:
                yield " ".join(run)
            run = []


def foreign(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield rule and message where a text is, wholly or in part, in another language."""
    if lexicon.lang == "en":
        return
    letters = re.findall(r"[^\W\d_]", text)
    script = _SCRIPTS.get(lexicon.lang, _LATIN)
    right = len(re.findall(f"[{script}]", text))
    if letters and right < len(letters) / 2:
        yield "script", f"Most letters are not of the script of the language ({lexicon.lang})."
    elif run := _english_run(text, lexicon):
        yield "untranslated", f"“{run}” is English: translate it."


def _english_run(text: str, lexicon: Lexicon) -> str:
    """Return a run of English words that the language does not share, or nothing."""
    tokens = [token for token in tokenize(text, "en") if token.is_word]
    own = lexicon.vocabulary
    latin = re.compile("[a-z']+")
    flags = [
        (
            token.text,
            bool(latin.fullmatch(token.key)),
            token.key in _ENGLISH and token.key not in own,
        )
        for token in tokens
    ]
    for is_latin, group in groupby(flags, key=lambda flag: flag[1]):
        words = list(group)
        marked = [at for at, word in enumerate(words) if word[2]]
        if is_latin and len(marked) >= 2 and marked[-1] - marked[0] >= _RUN - 1:
            return " ".join(word[0] for word in words[marked[0] : marked[-1] + 1])
    return ""
