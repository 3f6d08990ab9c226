"""Runs MkDocs in this process, and tells what it did for the checks and the leaflets.

``python -m leaflets.benching.inside REPORT build -d SITE`` is ``mkdocs build`` with a clock around
some of the functions that the plugin calls. While leaflets are printed by other processes, this one
builds pages: what leaflets take here is to compose them, to wait for the last, and to list them.
"""

import json
import os
import runpy
import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

PARTS = {
    "checks": ("checked.structural", "checked.check"),
    "pdfs": ("pdfs.Printing.begin", "pdfs.Printing.finish"),
}
"""Each part, and the functions in modules of ``leaflets.publishing`` that do it."""

Parts = dict[str, list[float]]
"""Of each part, seconds by the clock and of the processors."""


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


def place(name: str) -> tuple[Any, str]:
    """Return the module or class of a function of :data:`PARTS`, and its name there."""
    module, _, path = name.partition(".")
    holder, _, own = path.rpartition(".")
    where = import_module(f"leaflets.publishing.{module}")
    return (getattr(where, holder) if holder else where), own


def put_clocks(parts: Parts) -> None:
    """Put a clock around each function of :data:`PARTS`."""
    for part, names in PARTS.items():
        for name in names:
            where, own = place(name)
            setattr(where, own, timed(getattr(where, own), parts[part]))


def after_start(call: Callable[[], None]) -> None:
    """Have something done when the plugin has loaded what it needs; by then others load as well."""
    plugin = import_module("leaflets.publishing.plugin").LeafletsPlugin
    start = plugin.on_startup

    def on_startup(self: Any, **named: Any) -> None:
        start(self, **named)
        call()

    plugin.on_startup = on_startup


def main(report: str, *arguments: str) -> None:
    """Run ``mkdocs`` and write the parts, as JSON, into the file ``report``."""
    parts = {part: [0.0, 0.0] for part in PARTS}
    after_start(partial(put_clocks, parts))
    sys.argv = ["mkdocs", *arguments]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    Path(report).write_text(json.dumps(parts), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
