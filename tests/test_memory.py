"""A text that did not change is not read again; what is found is what would be found anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leaflets import Finding, check, read_project
from leaflets.comparing.wording import identify, pages
from leaflets.memory import Memory
from leaflets.reading import pages as reading
from leaflets.store import OFF, VARIABLE


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


class Work:
    """What was done in a check: pages taken apart, pairs compared, texts identified."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.done: list[tuple[str, str]] = []
        self._count(patch, reading, "parse_page", lambda _, lang, name: ("page", f"{lang}/{name}"))
        self._count(patch, pages, "findings", lambda *texts: ("pair", texts[-1].lang))
        self._count(patch, identify._Detector, "languages", lambda *texts: ("text", texts[-1]))

    def _count(self, patch: pytest.MonkeyPatch, owner: Any, name: str, row: Any) -> None:
        call = getattr(owner, name)

        def counting(*args: Any) -> Any:
            self.done.append(row(*args))
            return call(*args)

        patch.setattr(owner, name, counting)

    def take(self) -> list[tuple[str, str]]:
        done, self.done = self.done, []
        return done


@pytest.fixture
def work() -> Iterator[Work]:
    with pytest.MonkeyPatch.context() as patch:
        yield Work(patch)


def checked(root: Path) -> list[Finding]:
    project, problems = read_project(root)
    assert project is not None, problems
    return check(project)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_only_what_changed_is_read_again(
    copy: Path, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = checked(copy)
    done = work.take()
    assert len([row for row in done if row[0] == "pair"]) > 700
    assert checked(copy) == first
    assert work.take() == []

    page = copy / "docs" / "es" / "risks.md"
    edit(page, "\n{: #se-faint }", " La pierna puede doler 7 veces.\n{: #se-faint }")
    spoilt = checked(copy)
    assert work.take() == [("page", "es/risks.md"), ("pair", "es"), ("text", "es")]
    assert "se-faint" in {finding.statement for finding in set(spoilt) - set(first)}
    monkeypatch.setenv(VARIABLE, OFF)
    assert checked(copy) == spoilt


def test_other_lists_are_compared_with_again(copy: Path, work: Work) -> None:
    first = checked(copy)
    work.take()
    edit(copy / "docs" / "es" / "terms.yml", "\nconcepts:\n", "\nconcepts: # read anew\n")
    assert checked(copy) == first
    assert {row for row in work.take() if row[0] == "pair"} == {("pair", "es")}
    edit(copy / "docs" / "en" / "terms.yml", "\nconcepts:\n", "\nconcepts: # read anew\n")
    assert checked(copy) == first
    assert {row for row in work.take() if row[0] == "pair"} == {("pair", "es"), ("pair", "ar")}
    edit(copy / "docs" / "concepts.yml", "\nconcepts:\n", "\nconcepts: # read anew\n")
    assert checked(copy) == first
    assert {row for row in work.take() if row[0] == "pair"} == {("pair", "es"), ("pair", "ar")}


def test_what_is_wrong_with_the_lists_is_told_each_time(copy: Path, own_cache: Path) -> None:
    edit(copy / "docs" / "es" / "terms.yml", "\nconcepts:\n", "\nconcepts:\n  no-such-thing: x\n")
    first = checked(copy)
    assert [f.statement for f in first if f.rule == "terms"] == ["no-such-thing"]
    assert checked(copy) == first
    assert not list((own_cache / "books").glob("wording-en-es-*"))
    assert list((own_cache / "books").glob("wording-en-ar-*"))


def test_another_program_reads_all_again(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    assert memory.book("a", ["program 1"]).answer(["text"], lambda: [1]) == [1]
    memory.save()
    same, other = (Memory(tmp_path).book("a", [code]) for code in ("program 1", "program 2"))
    assert (same.is_new, other.is_new) == (False, True)
    assert same.answer(["text"], lambda: [2]) == [1]
    assert other.answer(["text"], lambda: [2]) == [2]


def test_many_are_asked_at_once_and_what_is_asked_no_more_is_forgotten(tmp_path: Path) -> None:
    asked: list[list[int]] = []

    def find_out(places: list[int]) -> list[str]:
        asked.append(places)
        return [f"answer {at}" for at in places]

    memory = Memory(tmp_path)
    answers = memory.book("a", []).answers([["x"], ["y"], ["x"]], find_out)
    assert answers[0] == answers[2] != answers[1]
    memory.save()
    memory = Memory(tmp_path)
    assert memory.book("a", []).answers([["y"], ["z"]], find_out) == [answers[1], "answer 1"]
    assert len(asked[0]) == 2
    assert asked[1] == [1]
    memory.save()
    book = Memory(tmp_path).book("a", [])
    book.answers([["z"], ["x"]], find_out)
    assert asked[2] == [1]
