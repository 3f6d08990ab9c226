"""Printing a part of the leaflets, and putting the parts together: for a matrix of machines."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from leaflets.findings import Finding
from leaflets.printing.job import Job
from leaflets.printing.sheet import jobs
from leaflets.publishing.pdfs import FOLDER, INDEX, as_index
from leaflets.reading.project import Project


@dataclass(frozen=True, slots=True)
class Shard:
    """The part ``number``, counted from 1, of ``count`` parts."""

    number: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2/5``; ValueError where it is no part of a whole."""
        match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text)
        shard = cls(int(match[1]), int(match[2])) if match else cls(0, 0)
        if not 1 <= shard.number <= shard.count:
            raise ValueError(f"expected a part such as 2/5, found {text}")
        return shard

    @property
    def index(self) -> str:
        """The name of the list of what this part printed."""
        return f"index.{self.number}-of-{self.count}.json"

    def of(self, todo: Sequence[Job]) -> list[Job]:
        """Return the jobs of this part: every ``count``-th, so that all parts take as long."""
        return list(todo[self.number - 1 :: self.count])


def merge(project: Project, folder: Path) -> list[Finding]:
    """Write index.json of the parts that lie in ``folder`` with their PDFs, and delete their lists.

    Nothing is written where a part is missing, or a PDF is not the one that its part lists.
    """
    lists = sorted(folder.glob("index.*-of-*.json"))
    rows: dict[str, dict[str, Any]] = {}
    for path in lists:
        try:
            found = json.loads(path.read_text("utf-8"))
            rows |= {f"{row['lang']}/{row['leaflet']}-{row['edition']}.pdf": row for row in found}
        except (OSError, ValueError, TypeError, KeyError):
            return [_finding(path.name, "the list of a part", "another file", "Print it again.")]
    findings = []
    for job in jobs(project):
        if job.path not in rows:
            action = "Run leaflets render --shard for the part that is missing."
            findings.append(_finding(job.path, "a leaflet that a part lists", "none", action))
        elif _digest(folder / job.path) != rows[job.path]["sha256"]:
            found, action = "another or no file", "Copy the PDFs of all parts into this folder."
            findings.append(_finding(job.path, "the PDF that its part lists", found, action))
    if not findings:
        index = as_index([rows[job.path] for job in jobs(project)])
        (folder / INDEX).write_text(index, encoding="utf-8")
        for path in lists:
            path.unlink()
    return findings


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _finding(name: str, expected: str, found: str, action: str) -> Finding:
    return Finding(
        rule="shard", file=f"{FOLDER}/{name}", expected=expected, found=found, action=action
    )
