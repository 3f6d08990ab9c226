"""The shape of the code: thin edges, small rooms, pinned packages, versions that agree."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "scripts" / "leaflets"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize(
    ("library", "module"),
    [
        ("mkdocs", "publishing/plugin.py"),
        ("weasyprint", "printing/weasy.py"),
        ("distributed", "publishing/far.py"),
        ("polib", "exchanging/po.py"),
    ],
)
def test_one_module_knows_the_library(library: str, module: str) -> None:
    users = [path.relative_to(PACKAGE).as_posix() for path in MODULES if library in imports(path)]
    assert users == [module]


ORDER = ["reading", "comparing", "reviewing", "printing", "exchanging", "publishing"]


@pytest.mark.parametrize("folder", ORDER)
def test_data_flows_one_way(folder: str) -> None:
    later = ORDER[ORDER.index(folder) + 1 :]
    for path in (PACKAGE / folder).rglob("*.py"):
        text = path.read_text("utf-8")
        assert not [name for name in later if f"from leaflets.{name}" in text], path


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_and_functions_are_small(path: Path) -> None:
    text = path.read_text("utf-8")
    # All that must be said to MkDocs is in one module, and so a little longer.
    assert text.count("\n") <= (300 if path.name == "plugin.py" else 250)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 50, node.name


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_requirements_are_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z])", text.strip())
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert "http" not in text
    assert "index" not in text


def test_both_requirements_agree() -> None:
    pins = re.compile(r"(?m)^([a-z0-9._-]+==\S+)")
    build, test = (
        set(pins.findall((ROOT / name).read_text("utf-8")))
        for name in ("requirements.txt", "requirements-test.txt")
    )
    assert build <= test


def test_versions_agree() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {version}" in changelog
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    leaflet = re.search(r'version: "([0-9.]+)"', config)
    assert leaflet
    assert version.startswith(leaflet[1])
