"""Rules on which files there are, and on the labels."""

from collections.abc import Iterator, Mapping
from string import Formatter

from leaflets.comparing.rules import page_finding, quoted
from leaflets.findings import Finding, Severity
from leaflets.reading.labels import LABELS, LABELS_FILE
from leaflets.reading.pictures import set_label, slots
from leaflets.reading.project import OWN_PAGE, Project
from leaflets.reading.settings import CONFIG_FILE
from leaflets.reading.untranslated import MARK, is_untranslated

_SENTENCE = 4
"""Words from which on a translation has not the letters of English by chance."""
_LONG_SENTENCE = 8
"""Words from which on two translations have not the same letters by chance.

Fewer they may share: “Problemas graves: com líquido, com espuma”.
"""


_HEAVIEST_LOGO = 100_000
"""Bytes that each leaflet may carry for a logo."""


def missing_pages(project: Project) -> Iterator[Finding]:
    """A page of nav that a language lacks: MkDocs would serve the source's in its place."""
    for language in project.settings.languages:
        for name in project.settings.pages:
            file = f"docs/{language.tag}/{name}"
            if name in project.pages[language.tag] or file in project.unreadable:
                continue
            yield Finding(
                rule="missing-page",
                file=file,
                lang=language.tag,
                expected=f"the page {name} in {language.name}",
                found="no such file",
                action="Put it back, or translate it; or take it out of nav in mkdocs.yml.",
            )


def extra_pages(project: Project) -> Iterator[Finding]:
    """A page that nav does not list: nobody would find it, and nothing would translate it."""
    for pages in project.pages.values():
        for name, page in pages.items():
            if name not in project.settings.pages:
                expected, action = "only pages that nav lists", "Add it to nav, or delete it."
                yield page_finding("extra-page", page, expected, name, action)


def untranslated(project: Project) -> Iterator[Finding]:
    """A text that is still English and marked so, as ``leaflets new-language`` writes it."""
    expected, found = "a translation", f"English, with the mark {MARK.strip()}"
    action = "Translate it and delete the mark."
    for lang, pages in project.pages.items():
        for page in pages.values():
            for block in page.blocks:
                if is_untranslated(block.text):
                    yield page_finding("untranslated", page, expected, found, action, block)
        labels = project.labels.get(lang)
        for key, text in (labels.texts if labels else {}).items():
            if is_untranslated(text):
                yield Finding(
                    rule="untranslated",
                    file=f"docs/{lang}/{LABELS_FILE}",
                    lang=lang,
                    statement=key,
                    expected=expected,
                    found=found,
                    action=action,
                )


def own_pages(project: Project) -> Iterator[Finding]:
    """A language without the page that the clinic has added in others: its readers miss it."""
    for language in project.settings.languages:
        if project.own_pages and language.tag not in project.own_pages:
            yield Finding(
                rule="own-page",
                file=f"docs/{language.tag}/{OWN_PAGE}",
                lang=language.tag,
                severity=Severity.REVIEW,
                expected=f"your clinic's own page in {language.name}, too",
                found="no such file",
                action="Translate it, or know that these readers do not get it.",
            )


def logo(project: Project) -> Iterator[Finding]:
    """A logo that is not there, or so heavy that each leaflet would be."""
    name = project.settings.clinic.logo
    if name and not 0 < len(project.logo) <= _HEAVIEST_LOGO:
        folder = f"docs/{project.settings.source.tag}/"
        yield Finding(
            rule="logo",
            file=CONFIG_FILE,
            expected=f"extra.clinic.logo: a picture in {folder} of at most 100 kB",
            found=f"{name}, {len(project.logo):,} bytes" if project.logo else f"no file {name}",
            action=f"Put the picture into {folder}assets/, or correct its name.",
        )


def copied_text(project: Project) -> Iterator[Finding]:
    """A sentence that stands letter for letter in another language too: it is not translated."""
    seen: dict[tuple[str, str], str] = {}
    source = f"docs/{project.settings.source.tag}/"
    for lang in project.pages:
        for page in project.every_page(lang).values():
            for block in page.blocks:
                key = (block.id, block.text.casefold())
                words = len(block.text.split())
                if words < _SENTENCE or not block.id:
                    continue
                english = seen.get(key, "").startswith(source)
                if key in seen and (english or words >= _LONG_SENTENCE):
                    expected, found = (
                        f"a translation of its own ({lang})",
                        f"the text of {seen[key]}",
                    )
                    yield page_finding("copied", page, expected, found, "Translate it.", block)
                seen.setdefault(key, f"docs/{lang}/{page.name}")


def labels(project: Project) -> Iterator[Finding]:
    """Labels that are missing, unknown, or that lost a {placeholder}."""
    for language in project.settings.languages:
        file = f"docs/{language.tag}/{LABELS_FILE}"
        if language.tag not in project.labels:
            continue
        texts = project.labels[language.tag].texts
        wanted = LABELS.keys() | project.picture_labels | project.version_labels
        for key in sorted(wanted ^ texts.keys()):
            missing = key in wanted
            expected = "this label" if missing else "only labels that the program knows"
            action = f"Translate it from docs/{project.settings.source.tag}/{LABELS_FILE}."
            yield Finding(
                rule="label",
                file=file,
                lang=language.tag,
                statement=key,
                expected=expected,
                found="none" if missing else key,
                action=action if missing else "Correct its name, or delete it.",
            )
        for key in sorted(wanted & texts.keys()):
            yield from _placeholders(file, language.tag, key, texts[key])
        yield from _too_long(project, file, language.tag, texts)


def _too_long(
    project: Project, file: str, lang: str, texts: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield labels that do not fit into their place in a picture."""
    for name, drawing in project.drawings.items():
        for slot in slots(drawing):
            text = texts.get(slot.label, "")
            try:
                set_label(text, slot)
            except ValueError:
                yield Finding(
                    rule="label",
                    file=file,
                    lang=lang,
                    statement=slot.label,
                    expected=f"words that fit into {name}",
                    found=quoted(text),
                    action="Say it shorter, or in shorter words.",
                )


def _placeholders(file: str, lang: str, key: str, text: str) -> Iterator[Finding]:
    try:
        names = sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        names = ["a brace without its twin"]
    wanted = sorted(LABELS.get(key, ()))
    if names != wanted:
        expected = ", ".join(f"{{{name}}}" for name in wanted) or "no braces"
        yield Finding(
            rule="label",
            file=file,
            lang=lang,
            statement=key,
            expected=expected,
            found=", ".join(names) or "none",
            action="Keep the words in braces as they are in the source.",
        )
