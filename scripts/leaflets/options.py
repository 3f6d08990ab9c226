"""What the commands share: their options, and how they read the project."""

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click

from leaflets.findings import FORMATS, Finding
from leaflets.reading.files import replace_files
from leaflets.reading.project import Project, read_project

ROOT = click.option(
    "--project",
    "root",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Folder that holds mkdocs.yml.  [default: the current one]",
)

DATE = click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day of the decision, as 2026-01-31.  [default: today]",
)


def readable(root: Path, also: str = "") -> Project:
    """Read the project, or tell why it cannot be read and end."""
    project, findings = read_project(root.resolve(), also=also)
    if project is None:
        click.echo(FORMATS["text"](findings), nl=False)
        sys.exit(1)
    return project


def check_lang(project: Project, lang: str | None) -> None:
    """Refuse a language that the project has not."""
    tags = [language.tag for language in project.settings.languages]
    if lang is not None and lang not in tags:
        raise click.BadParameter(f"{lang} is not one of {', '.join(tags)}", param_hint="--lang")


def stop(findings: list[Finding], why: str) -> NoReturn:
    """Tell the findings and that nothing was done, and end."""
    click.echo(FORMATS["text"](findings), nl=False)
    click.echo(why, err=True)
    sys.exit(1)


def day(date: datetime.datetime | None) -> datetime.date:
    """Return the day that was given, today without one; none in the future."""
    today = datetime.date.today()
    if date is not None and date.date() > today:
        raise click.BadParameter(f"{date:%Y-%m-%d} is in the future", param_hint="--date")
    return date.date() if date is not None else today


def write(contents: Mapping[Path, bytes]) -> None:
    """Write files, all or none; where one cannot be written, tell it and end."""
    try:
        replace_files(contents)
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}.") from None
