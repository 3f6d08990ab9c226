"""Rules on the evidence: nothing is published that no confirmed source says."""

import re
from collections.abc import Iterator

from leaflets.comparing.rules import page_finding
from leaflets.comparing.structure import lost_ids
from leaflets.findings import Finding
from leaflets.reading.blocks import Block, Kind, Page
from leaflets.reading.ledger import Ledger, Sources
from leaflets.reading.project import SOURCES_FILE, STATEMENTS_FILE, Project

_DIGIT = re.compile(r"\d")


def unsourced(project: Project) -> Iterator[Finding]:
    """A statement on a page that the ledger does not have."""
    if project.ledger is None:
        return
    for page, block in _statements(project):
        if block.id not in project.ledger.statements:
            expected = f"an entry in {STATEMENTS_FILE} that names its sources"
            action = f"Add {block.id} there; what has no source cannot be published."
            yield page_finding("unsourced", page, expected, "none", action, block)


def unused(project: Project) -> Iterator[Finding]:
    """An entry of the ledger that is on no page."""
    if project.ledger is None or any(f.startswith("docs/") for f in _lost_pages(project)):
        return
    known = {block.id for _, block in _statements(project)}
    for page in project.source_pages.values():
        known |= set(lost_ids(project, page).values())
    for name in project.ledger.statements:
        if name not in known:
            tag = project.settings.source.tag
            yield _ledger_finding(
                "unused",
                name,
                f"a block {{: #{name} }} in docs/{tag}/",
                "none",
                "Put the block back, or delete the entry.",
            )


def unknown_sources(project: Project) -> Iterator[Finding]:
    """A source that sources.yml does not have, or one that is not confirmed."""
    for name, source, sources in _cited(project):
        if source in sources.editorial or sources.is_seed(source):
            continue
        if source not in sources.facts:
            expected = f"a fact, seed-N or editorial kind of {SOURCES_FILE}"
            yield _ledger_finding("source", name, expected, source, "Correct the name.")
        elif not sources.is_confirmed(source):
            flags = ", ".join(f"{k}: {v}" for k, v in sources.facts[source].cites.items())
            yield _ledger_finding(
                "unconfirmed",
                name,
                "a source read in the original (C) or in a copy (M)",
                f"{source}, which is not confirmed or weak ({flags})",
                "Find a source, or take the statement out.",
            )


def unknown_citations(project: Project) -> Iterator[Finding]:
    """A fact that cites a publication that is not listed."""
    if project.sources is None:
        return
    for name, fact in project.sources.facts.items():
        for key in fact.cites:
            if key not in project.sources.citations:
                yield Finding(
                    rule="citation",
                    file=SOURCES_FILE,
                    expected="a key of citations",
                    found=f"{key} in facts.{name}.cites",
                    action="Correct the key, or add the citation.",
                )


def seed_covered(project: Project) -> Iterator[Finding]:
    """A claim of the commissioning text that no statement carries."""
    if project.sources is None or project.ledger is None:
        return
    cited = {source for entry in project.ledger.statements.values() for source in entry.sources}
    for number, claim in project.sources.seed.items():
        if f"seed-{number}" not in cited:
            yield Finding(
                rule="seed",
                file=STATEMENTS_FILE,
                expected=f"a statement with the source seed-{number} ({claim.claim})",
                found="none",
                action="Add the statement, or name the claim as a source of the one that has it.",
            )


def editorial(project: Project) -> Iterator[Finding]:
    """A text passed off as editorial: a number in it, or a heading's source on another block."""
    if project.ledger is None or project.sources is None:
        return
    kinds = set(project.sources.editorial)
    for page, block in _statements(project):
        entry = project.ledger.statements.get(block.id)
        if entry is None or not set(entry.sources) <= kinds:
            continue
        if _DIGIT.search(block.text):
            action = f"Name the number's source in {STATEMENTS_FILE}, or take the number out."
            yield _ledger_finding("editorial", block.id, "no number", block.text, action)
        is_heading = bool(block.kind.level)
        if ("editorial-heading" in entry.sources) != is_heading:
            expected = f"editorial-heading on headings only ({page.at(block)})"
            yield _ledger_finding(
                "editorial", block.id, expected, str(block.kind), "Correct its sources."
            )


def _statements(project: Project) -> Iterator[tuple[Page, Block]]:
    for page in project.source_pages.values():
        for block in page.blocks:
            if block.id and block.kind is not Kind.OTHER:
                yield page, block


def _lost_pages(project: Project) -> set[str]:
    """Name the source pages that could not be read: they would tell nothing of the ledger."""
    tag = project.settings.source.tag
    pages = set(project.settings.pages) - set(project.source_pages)
    return {f"docs/{tag}/{name}" for name in pages}


def _cited(project: Project) -> Iterator[tuple[str, str, Sources]]:
    ledger: Ledger | None = project.ledger
    if ledger is None or project.sources is None:
        return
    for name, entry in ledger.statements.items():
        for source in entry.sources:
            yield name, source, project.sources


def _ledger_finding(rule: str, name: str, expected: str, found: str, action: str) -> Finding:
    return Finding(
        rule=rule,
        file=STATEMENTS_FILE,
        statement=name,
        expected=expected,
        found=found,
        action=action,
    )
