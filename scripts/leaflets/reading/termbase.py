"""The termbase: ``docs/<lang>/terms.yml``, the forms of each concept in a language.

Forms are written as patterns, several to a line, separated by commas; how is told in
``FOR-TRANSLATORS.md``. A list that a native clinician can read from top to bottom in an hour
is worth more than one that spells out every ending: Spanish filled 10,000 lines that way.
"""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from leaflets.findings import Finding
from leaflets.reading.concepts import CONCEPTS_FILE, Concepts
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.glossary import Definition
from leaflets.reading.patterns import expand_line
from leaflets.reading.yaml_files import load_model


class Avoided(BaseModel):
    """Words that a translation may not use for a concept, and why: they mislead or frighten."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    concept: str
    forms: str = Field(min_length=1)
    why: str = Field(min_length=1)


class Terms(BaseModel):
    """The whole of a language's terms.yml, as it is written: names with a line of patterns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    concepts: dict[str, str]
    definitions: dict[str, Definition] = Field(default_factory=dict)
    numbers: dict[str, str] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    quantities: dict[str, str] = Field(default_factory=dict)
    ignore: str = ""
    concord: str = ""
    commands: str = ""
    tenses: dict[str, str] = Field(default_factory=dict)
    clauses: dict[str, str] = Field(default_factory=dict)
    roles: dict[str, str] = Field(default_factory=dict)
    questions: dict[str, str] = Field(default_factory=dict)
    sides: dict[str, str] = Field(default_factory=dict)
    amounts: dict[str, str] = Field(default_factory=dict)
    homographs: str = ""
    readability: dict[str, float] = Field(default_factory=dict)
    avoid: tuple[Avoided, ...] = ()
    postpositions: bool = False
    reach: int = Field(default=6, ge=1, le=20)

    @model_validator(mode="before")
    @classmethod
    def _keys_as_text(cls, data: object) -> object:
        """YAML reads the key of a number as a number, and “no” as false; keys are words here."""
        if not isinstance(data, dict):
            return data
        return {
            name: {str(key): line for key, line in section.items()}
            if isinstance(section, dict)
            else section
            for name, section in data.items()
        }

    def first_forms(self, name: str) -> list[str]:
        """Return the forms of a concept that can be shown to a reader."""
        return [form for form in expand_line(self.concepts.get(name, "")) if "*" not in form]


def read_terms(root: Path, lang: str, concepts: Concepts) -> tuple[Terms | None, list[Finding]]:
    """Read the terms of a language; None where the file cannot be used."""
    path = root / "docs" / lang / TERMS_FILE
    terms, findings = load_model(Terms, path, root)
    if terms is None:
        return None, findings
    return terms, [*findings, *unsound(terms, concepts, path.relative_to(root).as_posix(), lang)]


def unsound(terms: Terms, concepts: Concepts, file: str, lang: str) -> Iterator[Finding]:
    """Report concepts that are unknown, and concepts that have no form."""
    for name in sorted(terms.concepts.keys() - concepts.concepts.keys()):
        yield terms_finding(
            file, lang, name, f"a concept of {CONCEPTS_FILE}", name, "Correct its name."
        )
    others = {*terms.definitions, *(row.concept for row in terms.avoid)}
    for name in sorted(others - concepts.concepts.keys()):
        expected = f"definitions and words to avoid of concepts of {CONCEPTS_FILE}"
        yield terms_finding(file, lang, name, expected, name, "Correct its name.")
    named = {name for name, line in terms.concepts.items() if line.strip(" ,")}
    for name in sorted(concepts.concepts.keys() - named):
        yield terms_finding(
            file, lang, name, "at least one form", "none", "Add how the language says it."
        )


def terms_finding(
    file: str, lang: str, concept: str, expected: str, found: str, action: str
) -> Finding:
    """Return a finding about a concept's line in a file of terms."""
    return Finding(
        rule="terms",
        file=file,
        lang=lang,
        statement=concept,
        expected=expected,
        found=found,
        action=action,
    )
