"""The command ``leaflets bench``."""

import sys
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from leaflets.bench import bench
from leaflets.benching.whole import whole_check
from leaflets.comparing.check import check
from leaflets.findings import errors
from leaflets.options import ROOT, readable, stop
from leaflets.reading.files import replace_file


class _Sizes(click.ParamType[tuple[int, ...]]):
    """Numbers such as 1,3,6."""

    name = "sizes"

    def convert(
        self, value: str | tuple[int, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Read them; a usage error where one is no number from 1 on."""
        if isinstance(value, tuple):
            return value
        parts = value.split(",")
        if not all(part.isascii() and part.isdigit() and int(part) for part in parts):
            self.fail(f"expected numbers such as 1,3,6, found {value}", param, ctx)
        return tuple(sorted({int(part) for part in parts}))


@click.command("bench")
@click.option("--of", type=click.Choice(["wording", "build"]), default="wording", show_default=True)
@click.option("--quick", is_flag=True, help="Small sizes, one round: to see that it works.")
@click.option("--rounds", type=click.IntRange(1), help="Run each so many times.  [default: 3]")
@click.option(
    "--minutes", type=click.FloatRange(1), help="Begin nothing that would end later.  [default: 14]"
)
@click.option("--site", type=click.IntRange(1), help="Languages of the site.  [default: 12]")
@click.option("--printed", type=click.IntRange(1), help="Languages of the PDFs.  [default: 3]")
@click.option("--languages", type=_Sizes(), help="Synthetic.  [default: 1,3,6,12,24,48]")
@click.option("--leaflets", type=_Sizes(), help="Synthetic.  [default: 1,10,50]")
@click.option("--only", "parts", multiple=True, help="site, paper, leaflets, same or languages.")
@click.option(
    "--mkdocs-to-pdf",
    "peer",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The Python that has mkdocs-to-pdf.  [default: .cache/peer/bin/python]",
)
@click.option(
    "--plot",
    "svg",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the growth into this SVG file.",
)
@click.option(
    "--markdown",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Put the tables between the two marks of this file, such as README.md.",
)
@ROOT
def bench_command(
    of: str,
    quick: bool,
    parts: tuple[str, ...],
    svg: Path | None,
    markdown: Path | None,
    root: Path,
    **sizes: object,
) -> None:
    """Measure what the wording check costs, or what a build costs beside others.

    Of a build: beside stock MkDocs, plain WeasyPrint, mkdocs-to-pdf and Chromium, where they are
    installed; by languages and by leaflets; and whether all ways give the same bytes.
    """
    project = readable(root)
    tell = lambda line: click.echo(line, err=True)  # noqa: E731
    if of == "wording":
        for row in chain(bench(project), whole_check(project.root, tell)):
            click.echo(row)
        return
    from leaflets.benching import report, tables  # noqa: PLC0415 - slow to import

    if unknown := set(parts) - set(report.PARTS):
        raise click.UsageError(f"--only: {', '.join(sorted(unknown))} is no part of it.")
    if wrong := errors(check(project)):
        stop(wrong, "Nothing was measured: our build would stop at these.")
    given = {name: value for name, value in sizes.items() if value is not None}
    wanted = replace(report.QUICK if quick else report.Wanted(), **given)  # type: ignore[arg-type]
    wanted = replace(wanted, parts=parts or report.PARTS)
    command = " ".join(["leaflets", *sys.argv[1:]])
    found = report.Benchmark(project.root, wanted, tell).run(command)
    click.echo(found.text)
    try:
        if svg is not None and found.svg:
            replace_file(svg, found.svg.encode("utf-8"))
        if markdown is not None:
            picture = f"\n\n![{tables.ALT}]({svg})" if svg is not None and found.svg else ""
            tables.put_between(markdown, found.text + picture)
    except ValueError as error:
        raise click.ClickException(f"{error}.") from None
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}.") from None
