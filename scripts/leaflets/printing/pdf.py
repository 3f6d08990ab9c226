"""What comes of printing: a PDF, or why there is none."""

from dataclasses import dataclass

from leaflets.findings import Finding


class PrintError(Exception):
    """The PDF cannot be made as it must be; told as findings, never raised across the edge."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(findings)
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and the number of its pages."""

    data: bytes
    pages: int
