"""A language's termbase, ready to be looked up."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import get_decimal_symbol

from leaflets.comparing.wording.tokens import tokenize
from leaflets.comparing.wording.trie import Trie
from leaflets.reading.termbase import Concepts, Terms, expand_all

UNIT = "unit:"
DUAL = "dual:"
IGNORED = "-"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The forms of one language as a trie, and its number words."""

    lang: str
    concepts: Concepts
    terms: Terms
    trie: Trie
    vocabulary: frozenset[str]
    number_words: Mapping[str, Decimal]
    decimal_comma: bool

    def preferred(self, name: str) -> list[str]:
        """Return the first approved forms of a concept or unit, for a message."""
        if name.startswith(UNIT):
            return expand_all(self.terms.units.get(name.removeprefix(UNIT), []))[:4]
        return self.terms.forms.get(name, [])[:4]


def compile_lexicon(lang: str, concepts: Concepts, terms: Terms) -> Lexicon:
    """Write out the forms of a language and put them into one trie."""
    trie = Trie(lang)
    for form in expand_all(terms.ignore):
        trie.add(form, IGNORED)
    for name, forms in terms.forms.items():
        for form in forms:
            trie.add(form, name)
    for prefix, units in ((UNIT, terms.units), (DUAL, terms.duals)):
        for name, patterns in units.items():
            for form in expand_all(patterns):
                trie.add(form, prefix + name)
    words = {
        tokens[0].key: Decimal(str(value))
        for value, patterns in terms.numbers.items()
        for form in expand_all(patterns)
        if len(tokens := tokenize(form, lang)) == 1
    }
    comma = get_decimal_symbol(lang, numbering_system="latn") == ","
    vocabulary = frozenset(trie.words) | frozenset(words)
    return Lexicon(lang, concepts, terms, trie, vocabulary, words, comma)
