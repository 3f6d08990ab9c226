"""Every printed leaflet is PDF/UA-1 to veraPDF, the reference validator; and it can say no."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from conftest import Built, run

VERA = Path(__file__).with_name("vera_pdf.py")


def verdicts(paths: list[Path], cwd: Path) -> list[dict[str, Any]]:
    done = run(Path(sys.executable).name, VERA, *paths, cwd=cwd)
    assert done.returncode == 0, done.stdout
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_leaflet_is_pdf_ua(built: Built) -> None:
    paths = sorted((built.site / "leaflets").rglob("*.pdf"))
    found = verdicts(paths, built.root)
    assert [row["file"] for row in found] == [str(path) for path in paths]
    assert [row["failed"] for row in found if row["failed"] or not row["compliant"]] == []
    assert min(row["checks"] for row in found) > 5_000


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _without_alternative_text(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
            del item["/Alt"]


def _without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.MarkInfo


def _without_claim(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata
    metadata.write(metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:tart"))


def _with_a_gap_in_headings(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/H2":
            item.S = pikepdf.Name.H5


def _with_an_untold_field(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/FT") == "/Tx":
            del item["/TU"]


@pytest.mark.parametrize(
    ("spoil", "clause"),
    [
        (_without_language, "7.2-"),
        (_without_alternative_text, "7.3-1"),
        (_without_tags, "6.2-1"),
        (_without_claim, "5-"),
        (_with_a_gap_in_headings, "7.4.2-1"),
        (_with_an_untold_field, "7.18."),
    ],
)
def test_a_spoilt_leaflet_is_not(
    built: Built, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None], clause: str
) -> None:
    path = tmp_path / "spoilt.pdf"
    with pikepdf.open(built.pdf("en")) as pdf:
        spoil(pdf)
        pdf.save(path)
    (found,) = verdicts([path], tmp_path)
    assert any(line.startswith(clause) for line in found["failed"]), found
