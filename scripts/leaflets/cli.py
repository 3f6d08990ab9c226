"""The command ``leaflets``."""

import datetime
import io
import sys
from importlib import import_module
from pathlib import Path

import click

from leaflets.comparing.check import check
from leaflets.comparing.frozen import said
from leaflets.comparing.wording.stream import compare_lines
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import FORMATS, errors
from leaflets.garbage import put_off
from leaflets.mutating.kills import UNKNOWN, kill
from leaflets.mutating.report import report
from leaflets.options import ROOT, check_lang, readable, stop, write
from leaflets.reading.files import replace_file
from leaflets.reading.project import STATEMENTS_FILE, read_project
from leaflets.reviewing import table
from leaflets.reviewing.freeze import Change, frozen_text
from leaflets.reviewing.freezing import added
from leaflets.reviewing.status import status

_FORMAT = click.option(
    "--format", "format_name", type=click.Choice(list(FORMATS)), default="text", show_default=True
)


_ELSEWHERE = {
    **dict.fromkeys(("approve", "changes", "sign", "waive"), "leaflets.reviewing.commands"),
    **dict.fromkeys(("export", "import", "new-language"), "leaflets.exchanging.commands"),
    **dict.fromkeys(("bundle", "render"), "leaflets.publishing.commands"),
    "bench": "leaflets.benching.commands",
    "sheet": "leaflets.printing.commands",
}
"""The commands of other modules, which are there under their names and ``_command``."""


class _Commands(click.Group):
    """Imports a command of another module when it is called: all take a fifth of a check."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted({*super().list_commands(ctx), *_ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None if there is none of the name."""
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(_ELSEWHERE[cmd_name]), f"{name}_command")
        return command


@click.group(cls=_Commands)
@click.version_option(package_name="leaflets")
def main() -> None:
    """Check and print patient leaflets that say the same in every language."""


@main.command("check")
@click.option("--lang", help="Only this language, and what all languages share.")
@click.option(
    "--identify/--no-identify", default=True, help="Identify the language of each text (slower)."
)
@_FORMAT
@ROOT
def check_command(lang: str | None, identify: bool, format_name: str, root: Path) -> None:
    """List everything that is wrong in docs/ and mkdocs.yml.

    Exit code 1 where an ERROR is among it, 0 otherwise.
    """
    put_off()  # collecting took a quarter of its time
    project, findings = read_project(root.resolve(), also=lang or "")
    if project is not None:
        check_lang(project, lang)
        findings = check(project, lang, identify=identify)
    click.echo(FORMATS[format_name](findings), nl=False)
    if format_name == "text":
        click.echo(_summary(len(errors(findings)), len(findings)), err=True)
    sys.exit(1 if errors(findings) else 0)


@main.command("compare")
@ROOT
def compare_command(root: Path) -> None:
    """Compare texts with their translations, with the termbase of the project.

    Reads JSON lines from standard input, {"lang": "es", "source": "English", "target": "Spanish"},
    and writes a JSON line for each: findings, and what source and target say.
    """
    termbase = Termbase(root.resolve())
    reader = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", errors="replace")
    for line in compare_lines(reader, termbase):
        click.echo(line)


@main.command("status")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text")
@ROOT
def status_command(format_name: str, root: Path) -> None:
    """Count the statements of each language: missing, draft, checked, signed, stale."""
    project = readable(root, "*")
    rows = status(project, check(project))
    click.echo(table.as_json(rows) if format_name == "json" else table.as_text(rows), nl=False)


@main.command("booklet")
@click.argument("leaflet", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
def booklet_command(leaflet: Path, output: Path) -> None:
    """Make a booklet of the PDF LEAFLET: two pages on each side, to print on both and to staple.

    Print OUTPUT on both sides, turned on the short edge, fold the sheets in the middle.
    """
    from leaflets.printing.booklet import impose  # noqa: PLC0415 - slow to import

    try:
        replace_file(output, impose(leaflet.read_bytes()))
    except ValueError as error:
        raise click.ClickException(f"{leaflet}: {error}.") from None
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}.") from None
    click.echo(f"Wrote {output}.")


@main.command("freeze")
@click.option(
    "--translated", is_flag=True, help="All translations were changed along: none is stale."
)
@ROOT
def freeze_command(root: Path, *, translated: bool) -> None:
    """Write into docs/statements.yml what each English statement says now.

    Refuses while English has an ERROR. Prints what changed: the clinical change note. What was
    translated from the former English becomes stale.
    """
    project = readable(root, "*")
    source = project.settings.source.tag
    stops = [finding for finding in errors(check(project, source)) if finding.rule != "frozen"]
    if stops or project.ledger is None:
        stop(stops, "Nothing was frozen: correct English first.")
    now = {name: row[2] for name, row in said(project, Termbase(project.root)).items()}
    path = project.root / STATEMENTS_FILE
    before = project.ledger.statements
    changes = [
        Change(name, before[name].says, row.says)
        for name, row in now.items()
        if name in before and before[name].says != row.says
    ]
    contents = {path: frozen_text(path.read_text("utf-8"), now).encode("utf-8")}
    says = {name: row.says for name, row in now.items()}
    contents |= added(project, says, datetime.date.today(), translated=translated)
    write(contents)
    for change in changes:
        click.echo(change)
    click.echo(f"Frozen: {len(now)} statements, {len(changes)} of them say something else.")


@main.command("mutants")
@click.option("--lang", help="Only this language.")
@click.option("--every", default=1, show_default=True, help="Try only every n-th mutant.")
@ROOT
def mutants_command(lang: str | None, every: int, root: Path) -> None:
    """Spoil each statement in many ways, and list what the check does not find.

    Exit code 1 where a mutant lives for no known reason, 0 otherwise.
    """
    project = readable(root)
    check_lang(project, lang)
    tags = [language.tag for language in project.settings.languages]
    langs = [tag for tag in tags if tag != project.settings.source.tag and lang in {None, tag}]
    kills = kill(project, Termbase(project.root), langs, max(1, every))
    click.echo("\n".join(report(kills, langs)))
    sys.exit(1 if any(survivor.reason == UNKNOWN for survivor in kills.survivors) else 0)


def _summary(stops: int, total: int) -> str:
    if not total:
        return "Checked: nothing wrong was found."
    return f"{stops} to correct (ERROR), {total - stops} to look at (REVIEW)."
