"""A build publishes everything, or leaves the old site as it was and says why in plain lines."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from conftest import Built, copy_sources, languages, mkdocs_build, set_clinic
from edits import apply
from leaflets import Project
from leaflets.printing.job import Job
from leaflets.printing.tasks import task
from leaflets.printing.worker import print_task
from leaflets.store import OFF

FAULTS: list[dict[str, Any]] = [
    {"name": "page", "file": "docs/ar/risks.md", "delete_file": True, "says": "docs/ar/risks.md"},
    {"name": "id", "file": "docs/ar/risks.md", "delete_id": "may-itch", "says": "may-itch"},
    {"name": "item", "file": "docs/ar/risks.md", "delete_block": "may-itch", "says": "may-itch"},
    {
        "name": "yaml",
        "file": "docs/es/labels.yml",
        "write": "a: 'b\n",
        "says": "docs/es/labels.yml",
    },
    {"name": "utf-8", "file": "docs/es/risks.md", "bytes": "23e90a", "says": "docs/es/risks.md:1"},
    {
        "name": "conflict",
        "file": "docs/es/risks.md",
        "write": "# T {: #t }\n<<<<<<< HEAD\n",
        "says": "docs/es/risks.md:2",
    },
    {
        "name": "wording",  # known when printing has begun
        "file": "docs/es/risks.md",
        "replace": "De 100 a menos de 1000 personas",
        "by": "De 100 a menos de 2000 personas",
        "says": "band-common",
    },
    {
        "name": "glyph",
        "file": "docs/es/risks.md",
        "replace": "\n{: #se-faint }",
        "by": " \U00030000\n{: #se-faint }",
        "says": "es/sclerotherapy-a4.pdf",
    },
    {
        "name": "clinic",
        "file": "mkdocs.yml",
        "replace": "heat_days:",
        "by": "heat_days: 400",
        "says": "extra.clinic.heat_days: 400",
    },
]


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_the_same_byte_for_byte(built_for_clinic: Built, tmp_path: Path) -> None:
    root = copy_sources(tmp_path / "again", languages=(), every_edition=False)
    set_clinic(root)
    result = mkdocs_build(root, cache=OFF)
    assert result.returncode == 0, result.stdout
    assert digests(root / "site") == digests(built_for_clinic.site)


def test_leaflets_are_the_same_wherever_they_are_printed(built: Built, project: Project) -> None:
    """Printed alone in this process, byte for byte what one of several processes printed."""
    for job in (Job("aftercare", "letter", "hi"), Job("aftercare", "bilingual", "ar")):
        pdf = print_task(task(project, job))
        assert pdf.data == built.pdf(job.lang, job.leaflet, job.edition).read_bytes()


def test_build_tells_what_it_does(built: Built) -> None:
    for line in (
        f"Printed 1 of {2 * 4 * len(languages()) - 2}: en/sclerotherapy-a4.pdf",
        "Building the pages in العربية",
    ):
        assert line in built.output
    assert "WARNING" not in built.output


def test_build_leaves_nothing_but_the_site(built: Built) -> None:
    names = sorted(path.name for path in built.root.iterdir() if path.name != ".cache")
    assert names == [
        "docs",
        "mkdocs.yml",
        "overrides",
        "site",
    ]


@pytest.mark.parametrize("fault", [pytest.param(row, id=row["name"]) for row in FAULTS])
def test_a_fault_leaves_the_old_site(fault: dict[str, Any], copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the old site", "utf-8")
    apply(fault, copy)
    result = mkdocs_build(copy)
    assert result.returncode == 1
    lines = [line for line in result.stdout.splitlines() if " ERROR " in line]
    assert len(lines) == 1, result.stdout
    assert fault["says"] in lines[0]
    assert "Traceback" not in result.stdout
    assert digests(copy / "site").keys() == {"index.html"}
    assert not list(copy.glob(".site-*"))


def test_a_failure_after_the_checks_leaves_the_old_site(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the old site", "utf-8")
    (copy / "overrides" / "main.html").write_text("{% extends 'base.html' %}{{ no.such }}", "utf-8")
    (copy / "overrides" / "404.html").write_text("{% broken", "utf-8")
    result = mkdocs_build(copy)
    assert result.returncode != 0
    assert digests(copy / "site").keys() == {"index.html"}
    assert not list(copy.glob(".site-*"))


def test_a_warning_of_mkdocs_leaves_the_old_site(copy: Path) -> None:
    (copy / "site").mkdir()
    (copy / "site" / "index.html").write_text("the old site", "utf-8")
    config = (copy / "mkdocs.yml").read_text("utf-8")
    text = config.replace("strict: true", "strict: true\nno_such_option: 1")
    (copy / "mkdocs.yml").write_text(text, "utf-8")
    result = mkdocs_build(copy)
    assert result.returncode == 1
    assert "no_such_option" in result.stdout
    assert digests(copy / "site").keys() == {"index.html"}


def test_a_second_build_replaces_the_site_whole(copy: Path) -> None:
    assert mkdocs_build(copy).returncode == 0
    (copy / "site" / "stale.html").write_text("old", "utf-8")
    assert mkdocs_build(copy).returncode == 0
    assert not (copy / "site" / "stale.html").exists()
    assert (copy / "site" / "index.html").exists()
