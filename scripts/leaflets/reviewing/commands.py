"""The commands by which people decide: ``sign``, ``waive``, ``approve``, ``changes``."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from leaflets.comparing.check import check
from leaflets.options import DATE, ROOT, check_lang, day, readable, stop, write
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.project import Project
from leaflets.reading.reviews import Review, Role
from leaflets.reading.statements import LABEL, texts
from leaflets.reviewing.approving import approve
from leaflets.reviewing.changes import note
from leaflets.reviewing.freezing import with_reviews
from leaflets.reviewing.signing import LABELS_PAGE, Decider, code, page_texts, sign, waive

_SIGNING = [Role.TRANSLATOR, Role.CLINICIAN, Role.EDITOR, Role.CONFIRMATION]
_LANG = click.option("--lang", required=True, help="The language, by its folder.")


def _who(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that tell who decides."""
    for name, what in (
        ("--credential", "What they are: “registered nurse”, “sworn translator”."),
        ("--name", "Who decides."),
    ):
        command = click.option(name, required=True, help=what)(command)
    return command


@click.command("sign")
@_LANG
@click.option("--role", required=True, type=click.Choice([str(role) for role in _SIGNING]))
@_who
@click.option("--page", "pages", multiple=True, help="All of this page: risks.md, or labels.")
@click.option("--statement", "statements", multiple=True, help="This statement.")
@click.option("--all", "everything", is_flag=True, help="All statements and labels.")
@click.option("--except", "without", multiple=True, help="Not this statement.")
@click.option("--code", "codes", multiple=True, help="The code of a page on the review sheet.")
@click.option("--note", default="", help="What they want to say about it.")
@DATE
@ROOT
def sign_command(
    lang: str,
    role: str,
    name: str,
    credential: str,
    pages: tuple[str, ...],
    statements: tuple[str, ...],
    everything: bool,
    without: tuple[str, ...],
    codes: tuple[str, ...],
    note: str,
    date: datetime.datetime | None,
    root: Path,
) -> None:
    """Record that a person has read statements as they are and signs them.

    A statement is signed when two different people have, one as translator (of English: editor),
    one as clinician. Each edit of it or of the English unsigns it. With the codes of a review sheet
    nothing is signed that was changed since it was printed.
    """
    project = readable(root, "*")
    check_lang(project, lang)
    wanted = _wanted(project, pages, statements, everything=everything)
    _check_codes(project, lang, pages, codes)
    if unknown := sorted(set(without) - set(wanted)):
        raise click.BadParameter(f"{', '.join(unknown)}: not among them", param_hint="--except")
    wanted = [one for one in wanted if one not in without]
    decider = Decider(Role(role), name.strip(), credential.strip(), day(date), note.strip())
    new, against = sign(project, lang, check(project, lang), decider, wanted)
    if against:
        stop(against, "Nothing was signed.")
    _record(project, lang, new)
    click.echo(f"Signed: {len(new)} statements; {len(wanted) - len(new)} were signed before.")


def _wanted(
    project: Project,
    pages: tuple[str, ...],
    statements: tuple[str, ...],
    *,
    everything: bool,
) -> list[str]:
    """Return the statements that are meant, in the order of the pages."""
    if not (pages or statements or everything):
        raise click.UsageError("Say what is signed: --page, --statement or --all.")
    known = list(texts(project, project.settings.source.tag))
    for page in pages:
        if page not in {*project.settings.pages, LABELS_PAGE}:
            allowed = ", ".join([*project.settings.pages, LABELS_PAGE])
            raise click.BadParameter(f"{page} is not one of {allowed}", param_hint="--page")
    named = [_named(project, statement) for statement in statements]
    source = project.settings.source.tag
    chosen = {*named, *(name for page in pages for name in page_texts(project, source, page))}
    return known if everything else [name for name in known if name in chosen]


def _named(project: Project, statement: str) -> str:
    """Return the name of a statement; a label may be named as it is in labels.yml."""
    known = texts(project, project.settings.source.tag)
    for name in (statement, LABEL + statement):
        if name in known:
            return name
    raise click.BadParameter(f"there is no {statement}", param_hint="--statement")


def _check_codes(
    project: Project, lang: str, pages: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    if not codes:
        return
    if len(codes) != len(pages):
        raise click.UsageError("Give one --code for each --page, in the same order.")
    for page, given in zip(pages, codes, strict=True):
        if given.strip().lower() != code(project, lang, page):
            raise click.ClickException(
                f"{page}: the text was changed since the sheet with the code {given} was printed. "
                "Nothing was signed. Print the sheet anew and let it be read again."
            )


@click.command("waive")
@_LANG
@click.option("--statement", required=True, help="The statement.")
@click.option("--rule", required=True, help="The rule of its ERROR, as check names it.")
@click.option("--reason", required=True, help="Why the text is right as it is.")
@_who
@DATE
@ROOT
def waive_command(
    lang: str,
    statement: str,
    rule: str,
    reason: str,
    name: str,
    credential: str,
    date: datetime.datetime | None,
    root: Path,
) -> None:
    """Record that an ERROR of the wording check is none, with the reason.

    It becomes a REVIEW item that tells who waived it. Each edit of the statement, in English or in
    the language, ends the waiver.
    """
    project = readable(root, "*")
    check_lang(project, lang)
    decider = Decider(Role.WAIVER, name.strip(), credential.strip(), day(date), reason.strip())
    statement = _named(project, statement)
    new, against = waive(project, lang, check(project, lang), decider, statement, rule)
    if against:
        stop(against, "Nothing was waived.")
    _record(project, lang, new)
    click.echo(f"Waived: {rule} of {statement}, until it is edited.")


@click.command("approve")
@_LANG
@click.option("--concept", required=True, help="A concept of docs/concepts.yml.")
@click.option("--form", required=True, help="How the language says it, as in terms.yml.")
@_who
@DATE
@ROOT
def approve_command(
    lang: str,
    concept: str,
    form: str,
    name: str,
    credential: str,
    date: datetime.datetime | None,
    root: Path,
) -> None:
    """Add an approved form of a concept to the list of a language, and record who approved it."""
    project = readable(root, "*")
    check_lang(project, lang)
    decider = Decider(Role.FORM, name.strip(), credential.strip(), day(date))
    data, new, against = approve(project, lang, decider, concept, form.strip())
    if against:
        stop(against, "Nothing was approved.")
    write({project.root / "docs" / lang / TERMS_FILE: data} | with_reviews(project, lang, new))
    click.echo(f"Approved: “{form.strip()}” for {concept}.")


@click.command("changes")
@click.option("--since", default="", help="Only versions after this one.")
@ROOT
def changes_command(since: str, root: Path) -> None:
    """Tell what patients read otherwise than before, version by version, in Markdown."""
    project = readable(root)
    click.echo(note(project.history, since), nl=False)


def _record(project: Project, lang: str, new: list[Review]) -> None:
    if new:
        write(with_reviews(project, lang, new))
