"""The command ``leaflets``."""

import io
import sys
from pathlib import Path

import click

from leaflets.comparing.check import check
from leaflets.comparing.wording.stream import Termbase, compare_lines
from leaflets.findings import FORMATS, errors
from leaflets.reading.project import Project, read_project

_ROOT = click.option(
    "--project",
    "root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder that holds mkdocs.yml.  [default: the current one]",
)
_FORMAT = click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)), default="text", show_default=True
)


@click.group()
@click.version_option(package_name="leaflets")
def main() -> None:
    """Check and print patient leaflets that say the same in every language."""


@main.command("check")
@click.option("--lang", help="Only this language, and what all languages share.")
@_FORMAT
@_ROOT
def check_command(lang: str | None, format_name: str, root: Path) -> None:
    """List everything that is wrong in docs/ and mkdocs.yml.

    Exit code 1 where an ERROR is among it, 0 otherwise.
    """
    project, findings = read_project(root.resolve())
    if project is not None:
        _check_lang(project, lang)
        findings = check(project, lang)
    click.echo(FORMATS[format_name](findings), nl=False)
    if format_name == "text":
        click.echo(_summary(len(errors(findings)), len(findings)), err=True)
    sys.exit(1 if errors(findings) else 0)


@main.command("compare")
@_ROOT
def compare_command(root: Path) -> None:
    """Compare texts with their translations, with the termbase of the project.

    Reads JSON lines from standard input, {"lang": "es", "source": "English", "target": "Spanish"},
    and writes a JSON line for each: findings, and what source and target say.
    """
    termbase = Termbase(root.resolve())
    reader = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for line in compare_lines(reader, termbase):
        click.echo(line)


def _check_lang(project: Project, lang: str | None) -> None:
    tags = [language.tag for language in project.settings.languages]
    if lang is not None and lang not in tags:
        raise click.BadParameter(f"{lang} is not one of {', '.join(tags)}", param_hint="--lang")


def _summary(stops: int, total: int) -> str:
    if not total:
        return "Checked: nothing wrong was found."
    return f"{stops} to correct (ERROR), {total - stops} to look at (REVIEW)."
