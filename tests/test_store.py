"""What was made before is taken again only where it is whole, and goes when there is too much."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from leaflets.store import OFF, VARIABLE, Store, cache_folder, digest_of


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "new" / "folder", 1000)
    assert store.read("a") is None
    store.write("a", b"made of a")
    assert store.read("a") == b"made of a"


def test_a_store_without_a_folder_keeps_nothing() -> None:
    store = Store(None, 1000)
    store.write("a", b"data")
    store.trim()
    assert store.read("a") is None


@pytest.mark.parametrize("damage", ["cut", "empty", "changed", "renamed"])
def test_a_damaged_file_is_taken_for_missing(tmp_path: Path, damage: str) -> None:
    store = Store(tmp_path, 1000)
    store.write("a", b"data that is long enough")
    content = (tmp_path / "a").read_bytes()
    damaged = {"cut": content[:-3], "empty": b"", "changed": content[:-1] + b"H"}
    if damage == "renamed":
        (tmp_path / "a").rename(tmp_path / "b")
        assert store.read("b") is None
    else:
        (tmp_path / "a").write_bytes(damaged[damage])
        assert store.read("a") is None
    store.write("a", b"again")
    assert store.read("a") == b"again"


def test_what_was_not_used_for_long_goes_first(tmp_path: Path) -> None:
    store = Store(tmp_path, 3 * (32 + 100))
    for at, key in enumerate("abcd"):
        store.write(key, key.encode() * 100)
        os.utime(tmp_path / key, (1000 + at, 1000 + at))
    assert store.read("a")  # used now
    (tmp_path / ".e.half").write_bytes(b"left by a program that was killed")
    os.utime(tmp_path / ".e.half", (1000, 1000))
    store.trim()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c", "d"]


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    store = Store(tmp_path / "file", 1000)
    store.write("a", b"data")
    store.trim()
    assert store.read("a") is None


def _use(folder: Path) -> list[bytes | None]:
    store, found = Store(folder, 32 * 1050), []
    for turn in range(200):
        key = f"k{turn % 40}"
        found.append(store.read(key))
        store.write(key, key.encode() * 500)
        if turn % 20 == 0:
            store.trim()
    return found


def test_several_programs_may_use_it_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as programs:
        rows = list(programs.map(_use, [tmp_path] * 3))
    for row in rows:
        assert all(data in {None, f"k{at % 40}".encode() * 500} for at, data in enumerate(row))
    assert any(data for row in rows for data in row)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_variable_names_the_folder_or_turns_it_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert cache_folder(tmp_path) == tmp_path / ".cache" / "leaflets"
    monkeypatch.setenv(VARIABLE, str(tmp_path / "shared"))
    assert cache_folder(tmp_path) == tmp_path / "shared"
    monkeypatch.setenv(VARIABLE, OFF)
    assert cache_folder(tmp_path) is None


def test_a_digest_tells_where_texts_end() -> None:
    assert digest_of(["ab", "c"]) != digest_of(["a", "bc"])
    assert digest_of(["ab", "c"]) == digest_of([b"ab", "c"])
