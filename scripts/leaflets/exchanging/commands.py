"""The commands for translators: ``export``, ``import``, ``new-language``."""

from collections.abc import Callable
from pathlib import Path

import click

from leaflets.comparing.check import check
from leaflets.comparing.wording.termbase import Termbase
from leaflets.exchanging.importing import plan
from leaflets.exchanging.incoming import Incoming
from leaflets.exchanging.new_language import configuration, folder_of, own_name, refused
from leaflets.exchanging.po import as_po, read_po
from leaflets.exchanging.tbx import as_tbx
from leaflets.exchanging.units import units
from leaflets.exchanging.xliff import as_xliff
from leaflets.exchanging.xliff_reading import read_xliff
from leaflets.findings import Finding
from leaflets.options import ROOT, check_lang, readable, stop, write
from leaflets.printing.fonts import missing_fonts
from leaflets.reading.project import Project
from leaflets.reading.settings import CONFIG_FILE, Language
from leaflets.reviewing.status import states

_READERS: dict[str, Callable[[Path, str], tuple[list[Incoming], list[Finding]]]] = {
    "po": read_po,
    "xliff": read_xliff,
}
_WRITERS = {"po": as_po, "xliff": as_xliff}
_MANY = 12


@click.command("export")
@click.option("--format", "format_name", type=click.Choice([*_WRITERS, "tbx"]), required=True)
@click.option("--lang", help="The language, by its folder; not for tbx, which holds all.")
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write.",
)
@ROOT
def export_command(format_name: str, lang: str | None, output: Path, root: Path) -> None:
    """Write the statements of a language for translators' tools, or the termbase (tbx).

    Each statement comes with its state, what it says, and what the check says of it.
    """
    project = readable(root, "*")
    if format_name == "tbx":
        write({output: _termbase(project)})
        click.echo(f"Wrote {output}.")
        return
    check_lang(project, lang)
    lang = _check_target(project, lang)
    findings = check(project, lang)
    own, lacking = units(project, lang, states(project, findings)[lang], findings)
    write({output: _WRITERS[format_name](project, lang, own)})
    click.echo(f"Wrote {len(own)} statements into {output}.")
    if lacking:
        names = ", ".join(lacking[:_MANY]) + (" …" if len(lacking) > _MANY else "")
        click.echo(f"{len(lacking)} have no place in docs/{lang}/ yet: {names}.", err=True)


def _check_target(project: Project, lang: str | None) -> str:
    """Refuse the source language, and none."""
    if lang is None or lang == project.settings.source.tag:
        raise click.BadParameter("name a language to translate into", param_hint="--lang")
    return lang


def _termbase(project: Project) -> bytes:
    termbase = Termbase(project.root)
    lexicons = {one.tag: termbase.lexicon(one.tag) for one in project.settings.languages}
    if termbase.concepts is None:
        stop(termbase.problems, "Nothing was written.")
    terms = {tag: lexicon.terms for tag, lexicon in lexicons.items() if lexicon is not None}
    return as_tbx(termbase.concepts, terms, project.settings.source.tag)


@click.command("import")
@click.option("--format", "format_name", type=click.Choice([*_READERS]), required=True)
@click.option("--lang", required=True, help="The language, by its folder.")
@click.option("--unfinished", is_flag=True, help="Also what is marked as fuzzy or initial.")
@click.argument("file", type=click.Path(path_type=Path))
@ROOT
def import_command(
    format_name: str,
    lang: str,
    unfinished: bool,
    file: Path,
    root: Path,
) -> None:
    """Put the translations of FILE into docs/; all of them, or none where anything is wrong.

    Only texts change. What changed is no longer signed. Empty translations change nothing.
    """
    project = readable(root, "*")
    check_lang(project, lang)
    _check_target(project, lang)
    incoming, findings = _READERS[format_name](file, lang)
    if not findings:
        done = plan(project, lang, file, incoming, take_all=unfinished)
        findings = list(done.findings)
    if findings:
        stop(findings, "Nothing was imported.")
    write(done.contents)
    click.echo(f"Imported: {len(done.changed)} texts changed in {len(done.contents)} files.")
    for name in done.changed:
        click.echo(f"  {name}")
    if done.unfinished:
        click.echo(
            f"{len(done.unfinished)} are marked as not finished and were left as they are: "
            f"{', '.join(done.unfinished)}. To take them, add --unfinished.",
            err=True,
        )


@click.command("new-language")
@click.argument("tag")
@ROOT
def new_language_command(tag: str, root: Path) -> None:
    """Begin a language: TAG is its ISO 639 code, as it, nl, tr.

    Makes its folder, with all texts in English and marked as untranslated, its list of terms to
    fill in, and its row in mkdocs.yml. Nothing of it is published before the row says build: true,
    and nothing can be before all is translated.
    """
    project = readable(root)
    if stops := list(refused(project, tag)):
        stop(stops, "Nothing was begun.")
    termbase = Termbase(project.root)
    english = termbase.lexicon(project.settings.source.tag)
    if termbase.concepts is None or english is None:
        stop(termbase.problems, "Nothing was begun.")
    contents = folder_of(project, tag, termbase.concepts, english.terms)
    folder = project.root / "docs" / tag
    folder.mkdir()
    row = {project.root / CONFIG_FILE: configuration(project, tag)}
    write({folder / name: data for name, data in contents.items()} | row)
    language = Language(tag, own_name(tag), published=False)
    side = "right to left" if language.direction == "rtl" else "left to right"
    click.echo(f"Began docs/{tag}/: {language.name}, script {language.script}, {side}.")
    for finding in missing_fonts({language.script}):
        click.echo(finding)
    click.echo(
        f"Next: leaflets export --lang {tag}, or translate in docs/{tag}/; fill in "
        f"docs/{tag}/terms.yml; leaflets check --lang {tag}; at the end build: true in mkdocs.yml."
    )
