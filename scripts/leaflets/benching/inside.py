"""Runs MkDocs in this process, and tells what the checks and the leaflets took of it.

``python -m leaflets.benching.inside REPORT build -d SITE`` is ``mkdocs build`` with a clock around
two of the functions that the plugin calls.
"""

import json
import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PARTS = {"checks": "check", "pdfs": "make_leaflets"}
"""Each part, and the name in the plugin of the function that does it."""


def timed(call: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    """Return a function with a clock: seconds by the clock and of the processors are added."""

    def measured(*args: Any, **named: Any) -> Any:
        before = os.times()
        try:
            return call(*args, **named)
        finally:
            after = os.times()
            spent[0] += after.elapsed - before.elapsed
            spent[1] += sum(after[:4]) - sum(before[:4])

    return measured


def main(report: str, *arguments: str) -> None:
    """Run ``mkdocs`` and write the parts, as JSON, into the file ``report``."""
    from leaflets.publishing import plugin  # noqa: PLC0415 - not for the processes that it starts

    parts = {part: [0.0, 0.0] for part in PARTS}
    for part, name in PARTS.items():
        setattr(plugin, name, timed(getattr(plugin, name), parts[part]))
    sys.argv = ["mkdocs", *arguments]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    Path(report).write_text(json.dumps(parts), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
