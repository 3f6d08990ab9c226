"""The change note: what patients read otherwise than before, version by version.

Made of ``docs/history.tsv`` alone: every English text that was frozen, with what it said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaflets.reading.history import Frozen


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A statement that reads otherwise in a version than in the one before.

    ``before`` is None for a new one; ``after.text`` is empty for one that was taken out.
    """

    before: Frozen | None
    after: Frozen

    @property
    def is_clinical(self) -> bool:
        """Tell if it says something else, not only the same in other words."""
        return self.before is None or not self.after.text or self.before.says != self.after.says


def parts(version: str) -> tuple[int, ...]:
    """Return a version in an order in which 0.10 comes after 0.9."""
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def by_version(history: Iterable[Frozen]) -> dict[str, list[Rewritten]]:
    """Return what each version changed, newest version first; the first version is all new.

    Of a statement that was frozen more than once in a version, the last counts; one that came back
    to what it was did not change.
    """
    rows: dict[str, dict[str, Frozen]] = {}
    for frozen in history:
        rows.setdefault(frozen.version, {})[frozen.statement] = frozen
    known: dict[str, Frozen] = {}
    changed: dict[str, list[Rewritten]] = {}
    for version in sorted(rows, key=parts):
        changed[version] = [
            Rewritten(known.get(name), frozen)
            for name, frozen in rows[version].items()
            if _text(known.get(name)) != frozen.text
        ]
        known |= rows[version]
    return dict(reversed(changed.items()))


def _text(frozen: Frozen | None) -> str:
    return frozen.text if frozen else ""


def note(history: Iterable[Frozen], since: str = "") -> str:
    """Return the change note in Markdown, of the versions after ``since``.

    Of the very first version only the number of texts is told.
    """
    versions = by_version(history)
    lines = ["# What changed in the wording", ""]
    for number, (version, changed) in enumerate(versions.items(), 1):
        if since and parts(version) <= parts(since):
            continue
        lines += [f"## {version}", ""]
        if number == len(versions):
            lines += [f"First version: {len(changed)} texts.", ""]
            continue
        clinical = [one for one in changed if one.is_clinical]
        reworded = [one for one in changed if not one.is_clinical]
        lines += _section("Says something else", clinical)
        lines += _section("Says the same in other words", reworded)
        lines += [] if changed else ["No text changed.", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(title: str, changed: list[Rewritten]) -> list[str]:
    if not changed:
        return []
    return [f"### {title}", "", *(line for one in changed for line in _lines(one)), ""]


def _lines(one: Rewritten) -> Iterator[str]:
    yield f"- `{one.after.statement}` ({one.after.date})"
    yield f"  - was: {one.before.text if one.before and one.before.text else '(new)'}"
    yield f"  - is: {one.after.text or '(taken out)'}"
