"""All rules in one table, and the one function that the plugin, the command line and tests call."""

from collections.abc import Iterable, Iterator

from leaflets.comparing import files, page, provenance, structure
from leaflets.comparing.foreseen import beside
from leaflets.comparing.frozen import frozen
from leaflets.comparing.lifting import lifted
from leaflets.comparing.readability import hard_pages
from leaflets.comparing.rules import PageRule, PairRule, ProjectRule
from leaflets.comparing.wording.identify import identified
from leaflets.comparing.wording.pages import wording
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding
from leaflets.memory import Memory
from leaflets.reading.blocks import Page
from leaflets.reading.project import Project

PROJECT_RULES: tuple[ProjectRule, ...] = (
    files.missing_pages,
    files.extra_pages,
    files.own_pages,
    files.logo,
    files.untranslated,
    files.copied_text,
    files.labels,
    structure.duplicate_ids,
    provenance.unsourced,
    provenance.unused,
    provenance.unknown_sources,
    provenance.unknown_citations,
    provenance.seed_covered,
    provenance.editorial,
)

PAGE_RULES: tuple[PageRule, ...] = (
    page.raw_html,
    page.attributes,
    page.block_kinds,
    page.empty,
    page.headings,
    page.main_message,
    page.tokens,
    page.pictures,
    page.links,
    structure.no_id,
)

PAIR_RULES: tuple[PairRule, ...] = (
    structure.missing_statements,
    structure.extra_statements,
    structure.order,
    structure.same_block,
)


def check(
    project: Project,
    lang: str | None = None,
    *,
    identify: bool = True,
    known: Iterable[Finding] | None = None,
) -> list[Finding]:
    """Return all findings of a project, in the order of files and lines.

    With ``lang``, those of that language and of the files that all languages share. Without
    ``identify``, the language of each text is not identified, which takes the most time.
    What was found about a text before is remembered; a text that did not change is not read again.
    ``known`` is what :func:`structural` returned of the project, where it was asked before.
    """
    memory = Memory(project.root)
    termbase = Termbase(project.root, memory)
    tags = [language.tag for language in project.settings.languages]
    wanted = tags if lang is None else [lang]
    with beside(project, termbase, memory, wanted, identify=identify) as (own, others, wait):
        compared = [*wording(project, termbase, own)]
        findings = [*(structural(project) if known is None else known)]
        findings += [*hard_pages(project, termbase, own), *frozen(project, termbase)]
        wait()
        compared += [*wording(project, termbase, others), *termbase.problems]
        compared += identified(project, wanted, memory) if identify else []
    findings += lifted(project, termbase, wanted, compared)
    findings += hard_pages(project, termbase, others)
    memory.save()
    kept = (finding for finding in findings if lang is None or finding.lang in {lang, ""})
    return sorted(kept, key=lambda finding: (finding.file, finding.line, finding.rule))


def structural(project: Project, lang: str | None = None) -> list[Finding]:
    """Return what reading found, and the findings of all rules that compare no wording."""
    found = [*project.problems, *_findings(project)]
    return [finding for finding in found if lang is None or finding.lang in {lang, ""}]


def _findings(project: Project) -> Iterator[Finding]:
    for project_rule in PROJECT_RULES:
        yield from project_rule(project)
    for language in project.settings.languages:
        sources = project.every_page(project.settings.source.tag)
        for name, translation in project.every_page(language.tag).items():
            for page_rule in PAGE_RULES:
                yield from page_rule(project, translation)
            source = sources.get(name)
            if source is not None and language != project.settings.source:
                yield from _pair(source, translation)


def _pair(source: Page, translation: Page) -> Iterator[Finding]:
    for rule in PAIR_RULES:
        yield from rule(source, translation)
