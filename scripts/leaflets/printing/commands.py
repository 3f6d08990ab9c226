"""The command ``sheet``: what people review on paper."""

from pathlib import Path

import click

from leaflets.comparing.check import check
from leaflets.options import ROOT, check_lang, readable, stop, write
from leaflets.printing.fonts import missing_fonts
from leaflets.printing.pdf import PrintError
from leaflets.printing.review import fonts_of, review_sheet
from leaflets.reviewing.signing import LABELS_PAGE
from leaflets.reviewing.status import states


@click.command("sheet")
@click.option("--lang", required=True, help="The language, by its folder.")
@click.option("--page", "pages", multiple=True, help="Only this page: risks.md, or labels.")
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write: .html or .pdf.",
)
@ROOT
def sheet_command(lang: str, pages: tuple[str, ...], output: Path, root: Path) -> None:
    """Write the review sheet of a language, to read and to sign on paper.

    English, translation, what it says, findings and a box for each statement; below each page the
    command that takes the signature into the ledger.
    """
    if output.suffix not in {".html", ".pdf"}:
        raise click.BadParameter("name a file that ends in .html or .pdf", param_hint="--output")
    project = readable(root, "*")
    check_lang(project, lang)
    if unknown := set(pages) - {*project.settings.pages, LABELS_PAGE}:
        raise click.BadParameter(f"there is no {', '.join(sorted(unknown))}", param_hint="--page")
    findings = check(project, lang)
    html = review_sheet(project, lang, states(project, findings)[lang], findings, pages)
    data = html.encode("utf-8")
    if output.suffix == ".pdf":
        language = project.settings.language(lang)
        if lacking := missing_fonts({language.script}):
            stop(lacking, "Nothing was printed.")
        # With all that it needs, it takes as long to import as all that checks.
        from leaflets.printing.weasy import render  # noqa: PLC0415

        try:
            data = render(html, output.name, fonts_of(language)).data
        except PrintError as error:
            stop(error.findings, "Nothing was printed.")
    write({output: data})
    click.echo(f"Wrote {output}.")
