"""Findings on the wording that recorded decisions lift, and what the decisions ask for instead.

A waiver lifts one finding for the texts that it was written for. A translation of the former
English is not wrong but stale: it is published with a notice that it is being updated. That it says
the same as the former English is compared here, so that no other fault hides behind it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from leaflets.comparing.decisions import Base, Decided, decided
from leaflets.comparing.rules import page_finding, quoted
from leaflets.comparing.wording.compare import findings as wording_findings
from leaflets.comparing.wording.pages import prose
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding, Severity
from leaflets.reading.labels import LABELS_FILE
from leaflets.reading.project import Project
from leaflets.reading.reviews import Review
from leaflets.reading.statements import LABEL, statement_of, texts
from leaflets.reading.untranslated import is_untranslated


def lifted(
    project: Project, termbase: Termbase, langs: Iterable[str], compared: Iterable[Finding]
) -> Iterator[Finding]:
    """Return the findings of the wording rules, those that decisions lift as REVIEW items."""
    langs = list(langs)
    marked = {
        (lang, name)
        for lang in langs
        for name, text in texts(project, lang).items()
        if is_untranslated(text)
    }
    by_lang = {lang: decided(project, lang) for lang in langs if project.reviews.get(lang)}
    faithful = {lang: set(_faithful(project, termbase, lang, by_lang[lang])) for lang in by_lang}
    for finding in compared:
        name = statement_of(finding)
        if (finding.lang, name) in marked:
            continue  # the rule “untranslated” tells of it, once
        one = by_lang.get(finding.lang, {}).get(name)
        waiver = _waiver(one, finding) if one else None
        if waiver:
            yield _waived(finding, waiver)
        elif name not in faithful.get(finding.lang, ()):
            yield finding
    for lang, known in by_lang.items():
        yield from _asked(project, lang, known, faithful[lang])


def _waiver(known: Decided, finding: Finding) -> Review | None:
    return next((waiver for waiver in known.waivers if waiver.waives == finding.rule), None)


def _waived(finding: Finding, waiver: Review) -> Finding:
    reason = waiver.note.partition(": ")[2]
    action = f"Waived by {waiver.name} ({waiver.credential}) on {waiver.date}: {reason}"
    return replace(finding, severity=Severity.REVIEW, action=action)


def _faithful(
    project: Project, termbase: Termbase, lang: str, known: dict[str, Decided]
) -> Iterator[str]:
    """Yield the stale statements that say the same as the English that they were made from."""
    english = termbase.lexicon(project.settings.source.tag)
    lexicon = termbase.lexicon(lang)
    former = {(frozen.statement, frozen.digest): frozen.text for frozen in project.history}
    own = texts(project, lang)
    for name, one in known.items():
        text = former.get((name, one.former), "") if one.base is Base.FORMER else ""
        if not text or english is None or lexicon is None:
            continue
        target = prose(own[name])
        found = wording_findings(
            target, read(prose(text), english), read(target, lexicon), english, lexicon
        )
        waived = {waiver.waives for waiver in one.waivers}
        if not [f for f in found if f.severity is Severity.ERROR and f.rule not in waived]:
            yield name


def _asked(
    project: Project, lang: str, known: dict[str, Decided], faithful: set[str]
) -> Iterator[Finding]:
    """Ask for a new translation of what is stale, and for a look at what was only reworded."""
    english = texts(project, project.settings.source.tag)
    for name, one in known.items():
        if one.base is Base.REWORDED:
            action = f"Look at both texts. If it stands: leaflets sign --lang {lang} --role "
            action += f"confirmation --statement {name}."
            expected = "the English that it was made from"
            found = f"the same in other words: {quoted(english[name])}"
            yield _finding(project, lang, name, "reworded", expected, found, action)
        elif one.base is Base.FORMER:
            action = f"Translate it: leaflets export --lang {lang}. Until then pages say that a "
            action += "part is being updated."
            expected = f"a translation of {quoted(english[name])}"
            found = "one of the former English"
            found += "" if name in faithful else ", which does not say that either"
            yield _finding(project, lang, name, "stale", expected, found, action)


def _finding(
    project: Project, lang: str, name: str, rule: str, expected: str, found: str, action: str
) -> Finding:
    for page in project.pages[lang].values():
        for block in page.blocks:
            if block.id == name:
                return page_finding(rule, page, expected, found, action, block, Severity.REVIEW)
    return Finding(
        rule=rule,
        file=f"docs/{lang}/{LABELS_FILE}",
        lang=lang,
        statement=name.removeprefix(LABEL),
        severity=Severity.REVIEW,
        expected=expected,
        found=found,
        action=action,
    )
