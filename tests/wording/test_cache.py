"""Compiled lists are used again only for the same files, and never trusted blindly."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from leaflets.comparing.wording import cache, termbase
from leaflets.comparing.wording.cache import FOLDER
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.termbase import Termbase
from leaflets.reading.termbase import read_terms
from leaflets.store import OFF, VARIABLE, Store, cache_folder

CONCEPTS = {"concepts": {"vein": {"kind": "anatomy", "means": "vein"}}}


def project(root: Path, forms: str) -> Path:
    (root / "docs/es").mkdir(parents=True, exist_ok=True)
    (root / "docs/concepts.yml").write_text(yaml.safe_dump(CONCEPTS), "utf-8")
    (root / "docs/es/terms.yml").write_text(yaml.safe_dump({"concepts": {"vein": forms}}), "utf-8")
    return root


def lexicon_of(root: Path) -> Lexicon:
    """Return the Spanish lexicon as another process would have it."""
    termbase._compiled.clear()
    lexicon = Termbase(root).lexicon("es")
    assert lexicon is not None
    return lexicon


def names(root: Path, word: str) -> str:
    lexicon = lexicon_of(root)
    return lexicon.forms.names_of(word)


def kept(root: Path) -> list[Path]:
    return sorted((cache_folder(root) or root).glob(f"{FOLDER}/es-*"))


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages whose lists were read and compiled."""
    langs: list[str] = []

    def counting(root: Path, lang: str, concepts: Any) -> Any:
        langs.append(lang)
        return read_terms(root, lang, concepts)

    monkeypatch.setattr(termbase, "read_terms", counting)
    return langs


def test_sound_lists_are_kept_and_read_again(tmp_path: Path, compiled: list[str]) -> None:
    assert names(project(tmp_path, "vena, v(ía|ías), várice*"), "vías") == "vein"
    assert kept(tmp_path)
    assert names(tmp_path, "vena") == "vein"
    assert compiled == ["es"]
    other = project(tmp_path, "vena, v(ía|ías), várice* ")  # another text: not taken from there
    assert names(other, "vena") == "vein"
    assert compiled == ["es", "es"]


def test_lists_are_kept_where_the_variable_says(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path / "project", "vena")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "elsewhere"))
    assert [names(root, "vena"), names(root, "vena")] == ["vein", "vein"]
    assert kept(root) == list((tmp_path / "elsewhere" / FOLDER).iterdir())
    assert compiled == ["es"]
    monkeypatch.setenv(VARIABLE, OFF)
    assert [names(root, "vena"), names(root, "vena")] == ["vein", "vein"]
    assert compiled == ["es", "es", "es"]
    assert not (root / ".cache").exists()


def test_lists_are_bound_to_their_language_and_code(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project(tmp_path, "vena")
    assert names(root, "vena") == "vein"
    monkeypatch.setattr(cache, "_PROGRAM", "other code")
    assert names(root, "vena") == "vein"
    assert compiled == ["es", "es"]


def test_what_was_kept_reads_as_the_lists_do(tmp_path: Path) -> None:
    root = project(tmp_path, "vena, v(ía|ías), várice*, saque … vena")
    fresh = lexicon_of(root)
    (path,) = kept(root)
    again = lexicon_of(root)
    assert again.forms.dump() == fresh.forms.dump()
    assert again.terms == fresh.terms
    assert kept(root) == [path]


def test_a_damaged_file_is_not_used(tmp_path: Path) -> None:
    root = project(tmp_path, "arteria")
    assert names(root, "arteria") == "vein"
    (path,) = kept(root)
    for damage in ("", "[1, 2]", "{}", '[{"concepts": {}}, [1]]', "\x00"):
        path.write_text(damage, "utf-8")
        assert names(root, "arteria") == "vein"
        path.write_bytes(path.read_bytes()[:-1])
        assert names(root, "arteria") == "vein"
        Store(path.parent, 1000).write(path.name, damage.encode())
        assert names(root, "arteria") == "vein"


def test_lists_with_a_problem_are_not_kept(tmp_path: Path) -> None:
    lists = Termbase(project(tmp_path, "vena, a(b"))
    assert lists.lexicon("es") is None
    assert [finding.rule for finding in lists.problems] == ["terms"]
    assert kept(tmp_path) == []
