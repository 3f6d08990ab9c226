"""Compiled lists are used again only for the same files, and never trusted blindly."""

from pathlib import Path

import yaml

from leaflets.comparing.wording import termbase
from leaflets.comparing.wording.cache import FOLDER
from leaflets.comparing.wording.lexicon import Lexicon
from leaflets.comparing.wording.termbase import Termbase

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
    return sorted((root / FOLDER).glob("es-*"))


def test_sound_lists_are_kept_and_read_again(tmp_path: Path) -> None:
    assert names(project(tmp_path, "vena, v(ía|ías), várice*"), "vías") == "vein"
    (path,) = kept(tmp_path)
    path.write_text(path.read_text("utf-8").replace('"vena"', '"kept"'), "utf-8")
    assert (names(tmp_path, "vena"), names(tmp_path, "kept")) == ("", "vein")
    other = project(tmp_path, "vena, v(ía|ías), várice* ")  # another text: not taken from there
    assert names(other, "vena") == "vein"
    assert len(kept(tmp_path)) == 1


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


def test_lists_with_a_problem_are_not_kept(tmp_path: Path) -> None:
    lists = Termbase(project(tmp_path, "vena, a(b"))
    assert lists.lexicon("es") is None
    assert [finding.rule for finding in lists.problems] == ["terms"]
    assert kept(tmp_path) == []
