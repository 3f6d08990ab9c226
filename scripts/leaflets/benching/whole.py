"""What the check of a whole project takes, its start included (issue 3).

The lists of words are compiled once, as they are kept from one run to the next.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from leaflets.benching.contenders import (
    LEAFLETS,
    Contender,
    Deadline,
    Step,
    Tell,
    in_turn,
    keep,
)
from leaflets.benching.projects import copied, languages, read_config, spread
from leaflets.comparing.wording.cache import FOLDER

_MOST = 12
"""Languages that are checked."""
_ROUNDS = 3
_SECONDS = 600.0
_COMMAND = (*LEAFLETS, "check")

_ANEW: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("all texts anew, without identifying languages", ("--no-identify",), 2.0),
    ("all texts anew", (), 5.0),
)
"""What is measured, the options of the check, and the goal in seconds."""


def whole_check(source: Path, tell: Tell) -> Iterator[str]:
    """Yield rows on checks of a copy of the project, in processes of their own, run in turn."""
    tags = spread(languages(read_config(source)), _MOST)
    with TemporaryDirectory() as folder:
        root, deadline = copied(source, Path(folder) / "project", tags), Deadline(_SECONDS)
        first = Contender("all anew, lists as well", [Step(_COMMAND, root)])
        in_turn([first], 1, deadline, tell)
        if not first.runs:
            yield f"The whole check: {first.missing}"
            return
        every = keep(root, Path(folder) / "every")
        lists = keep(root, Path(folder) / "lists", FOLDER)
        rows = [(name, options, goal, lists) for name, options, goal in _ANEW]
        rows.append((f"only {tags[-1]}, nothing changed", ("--lang", tags[-1]), 1.0, every))
        turn = [
            Contender(name, [Step((*_COMMAND, *options), root)], kept)
            for name, options, _, kept in rows
        ]
        in_turn(turn, _ROUNDS, deadline, tell)
    yield f"the whole check of {len(tags)} languages, start-up included, the lists compiled:"
    for (name, _, goal, _), contender in zip(rows, turn, strict=True):
        if contender.runs:
            wall = median(cost.wall for cost in contender.costs)
            yield f"{name}: {wall / goal:.2f} of the goal of {goal:g} s"
        else:
            yield f"{name}: {contender.missing}"
