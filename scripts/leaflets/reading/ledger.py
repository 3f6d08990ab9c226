"""The evidence: ``sources.yml`` (citations, facts, seed claims) and ``statements.yml``."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Flag = Literal["C", "M", "N"]
"""Read in the source itself; read in a copy of it; not confirmed, so never published."""


def _words(value: object) -> object:
    # YAML reads a bare year or number in a title as an integer; a title is words all the same.
    return str(value) if isinstance(value, int | float) else value


Words = Annotated[str, BeforeValidator(_words), Field(min_length=1)]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(_Record):
    """A publication, and where it was read."""

    title: Words
    publisher: Words
    where: Words
    year: int | None
    weak: bool = False


class Fact(_Record):
    """What sources say, with the flag of each source's reading."""

    fact: Words
    cites: dict[str, Flag] = Field(min_length=1)


class SeedClaim(_Record):
    """A claim of the text that the leaflet was commissioned with."""

    id: Words
    paragraph: Words
    claim: Words


class Sources(_Record):
    """The whole of sources.yml."""

    citations: dict[str, Citation]
    facts: dict[str, Fact]
    editorial: dict[str, Words]
    seed: dict[int, SeedClaim]

    def is_seed(self, name: str) -> bool:
        """Tell if ``name`` is ``seed-N`` of a claim that exists."""
        number = name.removeprefix("seed-")
        return name.startswith("seed-") and number.isdigit() and int(number) in self.seed

    def is_confirmed(self, name: str) -> bool:
        """Tell if the fact ``name`` was read in a source that is not weak (flag C or M)."""
        return any(
            flag != "N" and not (key in self.citations and self.citations[key].weak)
            for key, flag in self.facts[name].cites.items()
        )


class LedgerEntry(_Record):
    """What one statement rests on, and what it says.

    ``sources``, written by hand: names of facts, ``seed-N`` claims, or an editorial kind. ``says``
    and ``digest``, written by ``leaflets freeze``: what English says, and the digest of its text.
    """

    sources: list[Words] = Field(min_length=1)
    says: str = ""
    digest: str = Field(default="", pattern=r"^(sha256:[0-9a-f]{64})?$")


class Ledger(BaseModel):
    """The whole of statements.yml: statement id to entry."""

    model_config = ConfigDict(frozen=True)

    statements: dict[str, LedgerEntry]
