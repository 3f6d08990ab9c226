"""The commands that make what is published: ``bundle``, ``render``."""

import sys
from functools import partial
from pathlib import Path

import click

from leaflets.comparing.check import check
from leaflets.findings import FORMATS, errors
from leaflets.options import ROOT, check_lang, readable
from leaflets.reading.files import replace_file


@click.command("bundle")
@click.argument("output", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Folder that ./scripts/build has made.",
)
def bundle_command(output: Path, site: Path) -> None:
    """Pack the site into the ZIP file OUTPUT, which works unpacked on a USB stick.

    Unpack it, open leaflets/index.html in it with a browser.
    """
    from leaflets.publishing.bundle import bundle  # noqa: PLC0415 - slow to import

    try:
        replace_file(output, bundle(site))
    except ValueError as error:
        raise click.ClickException(f"{error}.") from None
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}.") from None
    click.echo(f"Wrote {output}.")


@click.command("render")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the PDFs.  [default: site/leaflets]",
)
@click.option("--lang", help="Only this language.")
@click.option("--shard", "part", metavar="K/N", help="Only the K-th of N parts; merge them later.")
@click.option(
    "--merge",
    "merged",
    is_flag=True,
    help="Print nothing: list the parts in the folder in one index.json.",
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Let a Dask cluster print, such as tcp://10.0.0.1:8786."
)
@ROOT
def render_command(
    output: Path | None,
    lang: str | None,
    part: str | None,
    merged: bool,
    scheduler: str | None,
    root: Path,
) -> None:
    """Check everything, then print the leaflets alone, without the site."""
    from leaflets.publishing import rendering, shards  # noqa: PLC0415 - slow to import

    project = readable(root)
    check_lang(project, lang)
    output = output or project.root / "site" / "leaflets"
    try:
        shard = shards.Shard.parse(part) if part else None
        findings = [] if merged else errors(check(project))
        if merged:
            findings = shards.merge(project, output)
        elif not findings:
            tell = partial(click.echo, err=True)
            findings = rendering.render_leaflets(project, output, tell, lang, shard, scheduler)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None
    except ImportError:
        message = "--scheduler needs Dask: .venv/bin/pip install distributed"
        raise click.ClickException(message) from None
    except OSError as error:
        raise click.ClickException(f"{scheduler or output}: {error}") from None
    click.echo(FORMATS["text"](findings), nl=False)
    sys.exit(1 if findings else 0)
