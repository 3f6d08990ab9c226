"""The name of one PDF: short, since each process that prints needs it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to make: a leaflet, in an edition, in a language."""

    leaflet: str
    edition: str
    lang: str

    @property
    def path(self) -> str:
        """Where it goes under ``site/leaflets/``."""
        return f"{self.lang}/{self.leaflet}-{self.edition}.pdf"
