"""All sources of the text, as they were published; paper names the main ones alone."""

import re

from leaflets.reading.project import Project

_REMARK = re.compile(r" ?\([^()]*\bevidence\b[^()]*\)")
"""What the register says about itself: “(full title not given in the evidence file)”."""


def titles(project: Project) -> list[str]:
    """Return a line for each publication that a statement rests on, in alphabetical order.

    Only those that were read (flags C and M) and that are not weak.
    """
    if project.sources is None or project.ledger is None:
        return []
    used = {name for entry in project.ledger.statements.values() for name in entry.sources}
    keys = {
        key
        for name, fact in project.sources.facts.items()
        if name in used
        for key, flag in fact.cites.items()
        if flag != "N" and not project.sources.citations[key].weak
    }
    lines = []
    for citation in (project.sources.citations[key] for key in keys):
        year = f", {citation.year}" if citation.year else ""
        lines.append(_REMARK.sub("", f"{citation.title}. {citation.publisher}{year}."))
    return sorted(lines, key=str.casefold)
