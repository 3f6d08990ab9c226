"""Each rule of the wording has a pair in which it speaks, and one in which it must not."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from test_languages import DOUBTS, PITS

from conftest import ROOT
from leaflets.comparing.wording.compare import compare
from leaflets.comparing.wording.termbase import Termbase

FOLDER = ROOT / "scripts" / "leaflets" / "comparing" / "wording"

Place = tuple[str, int]
"""A file, and a line of it."""


def says_something(row: ast.Yield) -> bool:
    """Tell if a rule yields a finding: a rule by its name, or how severe it is."""
    found = row.value
    if not isinstance(found, ast.Tuple):
        return False
    names = {node.id for node in ast.walk(found) if isinstance(node, ast.Name)}
    first = found.elts[0]
    is_rule = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return is_rule or not names.isdisjoint({"Severity", "severity", "rule"})


def rules() -> Iterator[tuple[Place, Place]]:
    """Yield the places at which findings are made, each with that of its function."""
    for path in sorted(FOLDER.glob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Yield) and says_something(node):
                        yield (str(path), node.lineno), (str(path), first_line(function))


def first_line(function: ast.FunctionDef) -> int:
    """Return the line at which a function begins, with the gate before it."""
    return min(node.lineno for node in (function, *function.decorator_list))


class Seen:
    """Notes which functions were entered while it traces, and at which lines they were."""

    def __init__(self, functions: set[Place]) -> None:
        self.functions = functions
        self.entered: set[Place] = set()
        self.lines: set[Place] = set()

    def trace(self, frame: FrameType, _event: str, _value: object) -> Callable[..., Any] | None:
        code = frame.f_code
        place = (code.co_filename, code.co_firstlineno)
        if place not in self.functions:
            return None
        self.entered.add(place)
        return self.line

    def line(self, frame: FrameType, event: str, _value: object) -> Callable[..., Any]:
        if event == "line":
            self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self.line


@pytest.fixture(scope="module")
def termbase() -> Termbase:
    return Termbase(ROOT)


def seen(termbase: Termbase, column: int) -> Seen:
    """Compare all pairs of test_languages.py, with a right translation (2) or a wrong one (3)."""
    found = Seen({function for _, function in rules()})
    english = termbase.lexicon("en")
    assert english is not None
    for row in (*PITS, *DOUBTS):
        lexicon = termbase.lexicon(row[0])
        assert lexicon is not None
        before = sys.gettrace()
        sys.settrace(found.trace)
        try:
            compare(row[1], row[column], english, lexicon)
        finally:
            sys.settrace(before)
    return found


def test_each_rule_has_a_pair_in_which_it_speaks(termbase: Termbase) -> None:
    places = {place for place, _ in rules()}
    assert len(places) > 40
    silent = places - seen(termbase, 3).lines
    assert not {f"{Path(file).name}:{line}" for file, line in silent}


def test_each_rule_has_a_pair_in_which_it_must_not(termbase: Termbase) -> None:
    """It is asked there; test_trap sees that it says no ERROR."""
    functions = {function for _, function in rules()}
    unasked = functions - seen(termbase, 2).entered
    assert not {f"{Path(file).name}:{line}" for file, line in unasked}
