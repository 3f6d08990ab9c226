"""A language's termbase, ready to be looked up."""

from dataclasses import dataclass, field

from leaflets.comparing.wording.cues import Cues, compile_cues
from leaflets.comparing.wording.entries import (
    DEPRECATED,
    IGNORED,
    NUMBER,
    QUANTITY,
    UNIT,
    Entries,
    Entry,
    Numbers,
    Reading,
)
from leaflets.comparing.wording.forms import GAP_SIGN, Forms
from leaflets.comparing.wording.tokens import normalize
from leaflets.comparing.wording.vocabulary import HAN
from leaflets.comparing.wording.written import Written
from leaflets.garbage import uncollected
from leaflets.reading.concepts import Concepts
from leaflets.reading.patterns import expand_line
from leaflets.reading.termbase import Terms

# Where a comma is the decimal sign (CLDR 45, numbers/symbols/decimal, latn).
_COMMA = frozenset("de es fr pl pt uk vi it nl tr ru cs da fi sv nb ro el hu id".split())


@dataclass(slots=True)
class Lexicon:
    """The forms of one language as an automaton."""

    lang: str
    concepts: Concepts
    terms: Terms
    forms: Forms
    concord: frozenset[str]
    joiners: frozenset[str]
    commands: frozenset[str]
    cues: dict[str, Cues]
    parts: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    """What the words within longer forms say, as worked out so far."""
    _readings: dict[tuple[str, ...], tuple[Reading, ...]] = field(default_factory=dict)
    entries: dict[str, Entry] = field(init=False)
    """What the names of a form are, taken apart when they are first asked for."""
    numbers: Numbers = field(init=False)
    """The number that a word is by itself, within a longer form, or None."""
    written: Written = field(init=False)
    """What Korean words may say by what is written onto them."""

    def __post_init__(self) -> None:
        self.entries = Entries(self.concepts)
        self.numbers = Numbers(self.forms.names_of, self.entries)
        self.written = Written(self.forms.names_of)

    @property
    def decimal_comma(self) -> bool:
        """Tell if the language writes 1,5."""
        return self.lang in _COMMA

    @property
    def marks_behind(self) -> bool:
        """Tell if what marks a thing stands behind it; Chinese has marks before it, too."""
        return self.terms.postpositions and self.lang not in HAN

    def entry(self, names: str) -> Entry:
        """Return what the names of a form are."""
        return self.entries[names]

    def unit_of(self, form: str) -> str:
        """Return the unit that a form is, or nothing."""
        return self.entry(self.forms.names_of(form)).unit

    def readings(self, names: tuple[str, ...]) -> tuple[Reading, ...]:
        """Return what the names of a form say, each as its parts."""
        known = self._readings.get(names)
        if known is None:
            known = tuple(dict.fromkeys(self.concepts.parts(name) for name in names))
            self._readings[names] = known
        return known

    def says(self, word: str, name: str) -> bool:
        """Tell if a word by itself may say a concept, even where it is a part of a longer form."""
        return name in self.entry(self.forms.names_of(word)).concepts

    def is_concord(self, words: str) -> bool:
        """Tell if a negation may only strengthen another one: ningún, nigdy, ni."""
        return words in self.concord or words.partition(" ")[0] in self.concord

    def preferred_unit(self, unit: str) -> list[str]:
        """Return the first form of a unit, in a list; an empty one for no unit."""
        return [form for form in expand_line(self.terms.units.get(unit, "")) if "*" not in form][:1]

    def preferred(self, name: str, most: int = 4) -> list[str]:
        """Return the first approved forms of a concept, for a message."""
        return self.terms.first_forms(name)[:most]


class FormsError(ValueError):
    """Some lines of a terms file hold what cannot be a form: ``problems`` are name and reason."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(reason for _, reason in problems))
        self.problems = problems


def compile_lexicon(
    lang: str, concepts: Concepts, terms: Terms, compiled: object = None
) -> Lexicon:
    """Put all forms of a language into one automaton; FormsError tells all that can't be forms.

    ``compiled`` is what ``Forms.dump`` gave for the same terms before, if it is at hand; ValueError
    or TypeError where it is nothing such.
    """
    forms = Forms(lang, terms.reach)
    if compiled is not None:
        forms.load(compiled)
    else:
        with uncollected():
            problems = _add_all(forms, terms)
        if problems:
            raise FormsError(problems)
    joiners = expand_line(normalize(terms.concepts.get("and", "")))
    concord = expand_line(normalize(terms.concord))
    commands = expand_line(normalize(terms.commands))
    return Lexicon(
        lang,
        concepts,
        terms,
        forms,
        frozenset(concord),
        frozenset(joiners),
        frozenset(commands),
        {
            "tenses": compile_cues(lang, terms.tenses),
            "clauses": compile_cues(lang, terms.clauses),
            "roles": compile_cues(lang, terms.roles),
            "questions": compile_cues(lang, terms.questions),
            "sides": compile_cues(lang, terms.sides),
            "amounts": compile_cues(lang, terms.amounts),
        },
    )


def _add_all(forms: Forms, terms: Terms) -> list[tuple[str, str]]:
    """Add all forms; return the names of the lines that could not be added, with the reason."""
    sections = (
        (IGNORED, {"": terms.ignore}),
        (NUMBER, terms.numbers),
        (UNIT, terms.units),
        (QUANTITY, terms.quantities),
        ("", terms.concepts),
        (DEPRECATED, {str(at): row.forms for at, row in enumerate(terms.avoid)}),
    )
    problems = []
    for prefix, section in sections:
        for name, line in section.items():
            try:
                forms.add_line(line, prefix + name)
            except ValueError as error:
                problems.append((name, str(error)))
    forms.vocabulary.forget_spelling()
    return problems


def unmarked(lexicon: Lexicon) -> dict[str, list[str]]:
    """Return the forms of two or more concepts that are not listed under ``homographs``."""
    shared = {form: lexicon.entry(names).concepts for form, names in lexicon.forms.shared.items()}
    shared = {form: names for form, names in shared.items() if len(names) > 1}
    if not shared:
        return {}
    line = normalize(lexicon.terms.homographs.replace(GAP_SIGN, "\ue000"))
    marked = set(expand_line(line.replace("\ue000", GAP_SIGN)))
    return {form: list(names) for form, names in shared.items() if form not in marked}
