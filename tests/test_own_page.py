"""A clinic's own page: optional in each language, checked like any other, and printed last."""

import re
from pathlib import Path

from conftest import mkdocs_build
from leaflets import Project, read_project
from leaflets.comparing.check import check
from leaflets.findings import Finding, Severity
from leaflets.printing.job import Job
from leaflets.printing.sheet import compose, pages_of
from leaflets.reading.project import OWN_PAGE

ENGLISH = """# Our clinic {: #own }

You find us near the park.
{: #own-main-message }

- Do not park in front of the door.
  {: #own-parking }
"""
SPANISH = """# Nuestra clínica {: #own }

Estamos cerca del parque.
{: #own-main-message }

- No aparque delante de la puerta.
  {: #own-parking }
"""


def checked(root: Path, **texts: str) -> tuple[Project, list[Finding]]:
    for lang, text in texts.items():
        (root / "docs" / lang / OWN_PAGE).write_text(text, "utf-8")
    project, _ = read_project(root)
    assert project is not None
    findings = check(project, identify=False)
    return project, [one for one in findings if one.file.endswith(OWN_PAGE)]


def test_it_needs_no_sources_and_may_lack_in_a_language(copy: Path) -> None:
    _, findings = checked(copy, en=ENGLISH, es=SPANISH)
    (finding,) = findings
    assert (finding.rule, finding.lang) == ("own-page", "ar")
    assert finding.severity is Severity.REVIEW


def test_it_is_compared_with_english(copy: Path) -> None:
    wrong = SPANISH.replace("No aparque", "Aparque").replace("#own-main-message", "#own-message")
    _, findings = checked(copy, en=ENGLISH, es=wrong, ar=ENGLISH)
    found = {(one.rule, one.lang, one.statement) for one in findings}
    assert ("negation", "es", "own-parking") in found
    assert ("missing", "es", "own-main-message") in found
    assert ("copied", "ar", "own-main-message") in found


def test_its_names_are_its_own(copy: Path) -> None:
    _, findings = checked(copy, en=ENGLISH.replace("#own-parking", "#se-faint"))
    assert "duplicate-id" in {one.rule for one in findings}


def test_raw_html_and_dead_links_are_refused(copy: Path) -> None:
    text = ENGLISH.replace("the park", "[the park](#park) <b>")
    _, findings = checked(copy, en=text, es=SPANISH)
    assert {"raw-html", "link"} <= {one.rule for one in findings}


def test_it_is_printed_last_where_it_need_not_fit(copy: Path) -> None:
    project, _ = checked(copy, en=ENGLISH, es=SPANISH)
    for lang in ("en", "es"):
        html = compose(project, Job("sclerotherapy", "a4", lang))
        assert re.findall(r' id="([^"]+)"', html)[-3:] == ["own", "own-main-message", "own-parking"]
        assert '<bdi class="number" dir="ltr">12</bdi>' in html
    both = compose(project, Job("sclerotherapy", "bilingual", "es"))
    assert "No aparque delante de la puerta." in both
    assert "Do not park in front of the door." in both
    assert OWN_PAGE not in pages_of(project, Job("sclerotherapy", "a4", "ar"))


def test_it_may_be_there_in_one_language_alone(copy: Path) -> None:
    project, _ = checked(copy, es=SPANISH)
    both = compose(project, Job("sclerotherapy", "bilingual", "es"))
    assert "No aparque delante de la puerta." in both


def test_a_leaflet_that_must_fit_goes_without(copy: Path) -> None:
    config = copy / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("editions: [a4]", "editions: [a4]\n          most_pages: 90"))
    project, _ = checked(copy, en=ENGLISH)
    assert OWN_PAGE not in pages_of(project, Job("sclerotherapy", "a4", "en"))


def test_it_is_on_the_site_of_its_languages_alone(copy: Path) -> None:
    checked(copy, en=ENGLISH, es=SPANISH)
    result = mkdocs_build(copy)
    assert result.returncode == 0, result.stdout
    site = copy / "site"
    own = (site / "es" / "our-clinic" / "index.html").read_text("utf-8")
    assert "No aparque delante de la puerta." in own
    assert not (site / "ar" / "our-clinic").exists()
    english = (site / "our-clinic" / "index.html").read_text("utf-8")
    assert 'href="../ar/" hreflang="ar"' in english
    assert 'href="../es/our-clinic/" hreflang="es"' in english
    assert 'href="../our-clinic/"' in (site / "risks" / "index.html").read_text("utf-8")
    assert "our-clinic" not in (site / "ar" / "risks" / "index.html").read_text("utf-8")
