"""``leaflets sign`` and ``leaflets waive``: decisions as lines for the ledger, or why not."""

import datetime
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from leaflets.comparing.check import check
from leaflets.comparing.decisions import Base, Decided, decided, roles
from leaflets.findings import Finding, errors
from leaflets.reading.digests import digest
from leaflets.reading.project import Project
from leaflets.reading.reviews import REVIEWS_FILE, Review, Role, person
from leaflets.reading.statements import LABEL, statement_of, texts
from leaflets.reading.untranslated import is_untranslated

LABELS_PAGE = "labels"
"""What the words outside the pages are called where a page is named."""


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides, as what, when, and what they note."""

    role: Role
    name: str
    credential: str
    date: datetime.date
    note: str = ""


def page_texts(project: Project, lang: str, page: str) -> dict[str, str]:
    """Return the statements of a page, or of the labels, with their texts."""
    own = texts(project, lang)
    if page == LABELS_PAGE:
        return {name: text for name, text in own.items() if name.startswith(LABEL)}
    there = project.pages[lang].get(page)
    return {name: own[name] for name in there.ids} if there else {}


def code(project: Project, lang: str, page: str) -> str:
    """Return the code of a page as it is, printed on its review sheet: 8 hexadecimal digits.

    It changes with every letter of the English and of the translation.
    """
    both = (page_texts(project, tag, page) for tag in (project.settings.source.tag, lang))
    plain = "\n".join(f"{name} {text}" for own in both for name, text in own.items())
    return digest(plain).removeprefix("sha256:")[:8]


def sign(
    project: Project,
    lang: str,
    found: Iterable[Finding],
    decider: Decider,
    wanted: Collection[str],
) -> tuple[list[Review], list[Finding]]:
    """Return the lines by which a person signs statements as they are, or what stands against it.

    ``found`` are the findings of ``check``. Nothing is signed twice by one person in one role.
    """
    against = list(unfit(project, lang, decider))
    both = {lang, project.settings.source.tag}
    wrong = {statement_of(one): one for one in errors(found) if one.lang in both}
    known, own = decided(project, lang), texts(project, lang)
    new = []
    for name in wanted:
        if name not in known or is_untranslated(own[name]):
            against.append(_finding(lang, "a translation to sign", "none", "Translate it.", name))
        elif name in wrong:
            against.append(wrong[name])
        elif problem := _problem(known[name], decider):
            against.append(_finding(lang, *problem, name))
        elif not _has_signed(known[name], decider):
            digests = known[name].digests
            who = decider.role, decider.name, decider.credential, decider.date, decider.note
            new.append(Review(name, digests, *who))
    return ([], against) if against else (new, [])


def _problem(known: Decided, decider: Decider) -> tuple[str, str, str] | None:
    """Return what was expected and found, and what to do, where a signature would be void."""
    if decider.role is Role.CONFIRMATION:
        if known.base is Base.REWORDED:
            return None
        expected = "English that was reworded since it was signed and says the same"
        return expected, "no such change", "Sign it as translator or clinician."
    for other in known.signers:
        if other.role is not decider.role and person(other.name) == person(decider.name):
            expected = "two different people in the two roles"
            return expected, f"{other.name} as {other.role}", "Let another person sign."
    return None


def _has_signed(known: Decided, decider: Decider) -> bool:
    return any(
        one.role is decider.role
        and person(one.name) == person(decider.name)
        and one.digests == known.digests
        for one in known.signers
    )


def waive(
    project: Project,
    lang: str,
    found: Iterable[Finding],
    decider: Decider,
    statement: str,
    rule: str,
) -> tuple[list[Review], list[Finding]]:
    """Return the line that waives a finding of the wording rules, or what stands against it.

    The note of ``decider`` is the reason.
    """
    against = list(unfit(project, lang, decider))
    if len(decider.note.split()) < 3:
        against.append(_finding(lang, "a reason in some words", repr(decider.note), "Give it."))
    known = decided(project, lang).get(statement)
    there = {one.rule for one in errors(found) if statement_of(one) == statement}
    if known is None or rule not in there:
        rules = ", ".join(sorted(there)) or "no ERROR at all"
        action = "Name a statement and a rule that leaflets check reports as an ERROR."
        against.append(
            _finding(lang, f"the rule {rule} among its ERRORs", rules, action, statement)
        )
    if against or known is None:
        return [], against
    note = f"{rule}: {decider.note}"
    who = Role.WAIVER, decider.name, decider.credential, decider.date, note
    waiver = Review(statement, known.digests, *who)
    decisions = {**project.reviews, lang: (*project.reviews.get(lang, ()), waiver)}
    after = errors(check(replace(project, reviews=decisions), lang, identify=rule == "language"))
    if any(one.rule == rule and statement_of(one) == statement for one in after):
        expected = "an ERROR of the wording, which people may judge"
        against.append(_finding(lang, expected, rule, "Correct the text instead.", statement))
    return ([], against) if against else ([waiver], [])


def unfit(project: Project, lang: str, decider: Decider) -> Iterator[Finding]:
    """Yield what is wrong with a decider: an empty name, a role that the language has not."""
    cells = {"name": decider.name, "credential": decider.credential, "note": decider.note}
    for what, text in cells.items():
        if what != "note" and not re.search(r"\w", text):
            yield _finding(lang, f"a {what}", repr(text), f"Give the {what}.")
        if any(unicodedata.category(letter) in {"Cc", "Zl", "Zp"} for letter in text):
            action = "Leave out tabs and line ends."
            yield _finding(lang, f"a {what} on one line", repr(text), action)
    if decider.date > datetime.date.today():
        expected = "a day that is not in the future"
        yield _finding(lang, expected, decider.date.isoformat(), "Correct the day.")
    if decider.role in {Role.EDITOR, Role.TRANSLATOR} and decider.role not in roles(project, lang):
        allowed = " and ".join(roles(project, lang))
        yield _finding(lang, f"the roles {allowed} for {lang}", decider.role, "Choose one.")


def _finding(lang: str, expected: str, found: str, action: str, statement: str = "") -> Finding:
    return Finding(
        rule="sign",
        file=f"docs/{lang}/{REVIEWS_FILE}",
        lang=lang,
        statement=statement,
        expected=expected,
        found=found,
        action=action,
    )
