"""The editions that a leaflet can be printed in. Another one is one more row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """How a leaflet is printed.

    ``paper`` is the CSS name of the page size; ``size`` the size of the body in points;
    ``bilingual`` puts the source language beside the patient's, statement by statement, and is
    made for all languages but the source.
    """

    paper: str
    size: float = 11.5
    bilingual: bool = False

    @property
    def is_large(self) -> bool:
        """Tell if it is large print: at least 16 points (RNIB, UK Association for Accessible
        Formats), nothing in italics, one column.
        """
        return self.size >= 16


EDITIONS = {
    "a4": Edition("A4"),
    "letter": Edition("letter"),
    "large": Edition("A4", size=18),
    "bilingual": Edition("A4", size=10.5, bilingual=True),
}
