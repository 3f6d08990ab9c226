"""Others that print the same pages, where they are installed."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

from leaflets.benching.contenders import Contender, Step, environment
from leaflets.benching.projects import languages, one_language, read_config, stock
from leaflets.printing.sheet import jobs
from leaflets.printing.tasks import task
from leaflets.reading.project import read_project

_WEASYPRINT = """
import sys, weasyprint
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.html")):
    weasyprint.HTML(string=path.read_text("utf-8")).write_pdf(
        path.with_suffix(".pdf"), pdf_variant="pdf/ua-1", pdf_tags=True)
"""
_CHROMIUM = """
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=sys.argv[2], args=["--no-sandbox", "--disable-gpu"])
    for path in sorted(Path(sys.argv[1]).glob("*.html")):
        page = browser.new_page()
        page.goto(path.as_uri())
        target = path.with_suffix(".pdf")
        page.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True)
        page.close()
    browser.close()
"""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def html_of(root: Path, target: Path) -> Path:
    """Write the HTML of every leaflet of a project, as it is printed first, into a folder."""
    project, problems = read_project(root)
    assert project is not None, problems
    target.mkdir(parents=True)
    for job in jobs(project):
        name = job.path.replace("/", "-").replace(".pdf", ".html")
        (target / name).write_text(task(project, job).sheet(0), "utf-8")
    return target


def weasyprint(html: Path, work: Path) -> Contender:
    """Return WeasyPrint alone, one leaflet after the other in one process."""
    step = Step((sys.executable, "-c", _WEASYPRINT, html), work)
    return Contender("WeasyPrint alone", [step], ours=False)


def chromium(html: Path, work: Path) -> Contender:
    """Return one Chromium that prints all leaflets, one after the other."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    name = "Chromium, headless"
    if browser is None or importlib.util.find_spec("playwright") is None:
        return Contender(name, missing="not installed: needs chromium and playwright")
    return Contender(
        name, [Step((sys.executable, "-c", _CHROMIUM, html, browser), work)], ours=False
    )


def peer_python(root: Path, named: Path | None = None) -> Path | None:
    """Return the Python that has mkdocs-to-pdf: the one named, this one, or that in .cache/peer."""
    own = Path(sys.executable)
    second = root / ".cache" / "peer" / "bin" / "python"
    wanted = "import mkdocs_to_pdf, mkdocs_static_i18n, material"
    for python in [named] if named else [own, second]:
        if python.exists():
            command = (str(python.absolute()), "-c", wanted)
            env = environment(ours=False)
            tried = subprocess.run(command, check=False, capture_output=True, env=env)  # noqa: S603
            if tried.returncode == 0:
                return python.absolute()
    return None


def mkdocs_to_pdf(root: Path, work: Path, python: Path | None) -> list[Contender]:
    """Return mkdocs-to-pdf on the same pages: as static-i18n runs it, and a build a language.

    In one build it prints after each language all pages so far, each time into the same file.
    """
    one, each = "mkdocs-to-pdf, one build", "mkdocs-to-pdf, a build for each language"
    if python is None:
        return [Contender(name, missing="not installed") for name in (one, each)]
    extra = {"to-pdf": {"output_path": "pdf/leaflet.pdf"}}
    steps = []
    for tag in ["", *languages(read_config(root))]:
        copy = stock(root, work / f"to-pdf-{tag or 'all'}", extra)
        if tag:
            one_language(copy, tag)
        command = (python, "-m", "mkdocs", "build", "-d", work / f"to-pdf-site-{tag or 'all'}")
        steps.append(Step(command, copy))
    return [Contender(one, steps[:1], ours=False), Contender(each, steps[1:], ours=False)]


def paper(folder: Path) -> tuple[int, int]:
    """Return how many PDFs a folder has, and how many pages of paper they have together."""
    import pikepdf  # noqa: PLC0415 - slow to import

    pages = 0
    files = sorted(folder.rglob("*.pdf"))
    for path in files:
        with pikepdf.open(path) as pdf:
            pages += len(pdf.pages)
    return len(files), pages


def new_leaflets(said: str) -> list[str]:
    """Return the leaflets that a build says it has printed, such as ``uk/aftercare-a4.pdf``."""
    return re.findall(r"Printed \d+ of \d+: (\S+)", said)
