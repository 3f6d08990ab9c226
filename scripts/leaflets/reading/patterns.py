"""Patterns that stand for several forms: ``ven(a|as)``, ``(|blood )clot``."""

import re
from itertools import product

MOST_FORMS = 4000
"""How many forms one pattern may stand for; more is a slip of the pen."""

_GROUP = re.compile(r"\(([^()]*)\)")
_SIGNS = re.compile(r"([(),])")

_expanded: dict[str, tuple[str, ...]] = {}


def expand_line(line: str) -> tuple[str, ...]:
    """Write out a line of patterns; ValueError where a bracket does not match. Kept once made."""
    known = _expanded.get(line)
    if known is None:
        forms = [form for pattern in split_line(line) for form in expand(pattern)]
        known = _expanded[line] = tuple(dict.fromkeys(forms))
    return known


def split_line(line: str) -> list[str]:
    """Take a line apart into its patterns; a comma within brackets belongs to its pattern."""
    if "(" not in line:
        return [part for piece in line.split(",") if (part := piece.strip())]
    patterns, depth = [""], 0
    for piece in _SIGNS.split(line):
        if piece == "," and depth <= 0:
            patterns.append("")
            continue
        depth += (piece == "(") - (piece == ")")
        patterns[-1] += piece
    return [part for pattern in patterns if (part := pattern.strip())]


def expand(pattern: str) -> list[str]:
    """Write out the alternatives of a pattern; ValueError where its brackets do not match."""
    if "(" not in pattern and "|" not in pattern and ")" not in pattern:
        return [pattern]
    groups: list[list[str]] = []

    def keep(match: re.Match[str]) -> str:
        options = [form for option in match[1].split("|") for form in _fill(option, groups)]
        groups.append(options)
        return f"\0{len(groups) - 1}\0"

    previous = None
    text = pattern
    while previous != text:
        previous, text = text, _GROUP.sub(keep, text)
    if "(" in text or ")" in text or "|" in text:
        raise ValueError(f"a pattern whose brackets match: {pattern}")
    forms = list(dict.fromkeys([" ".join(form.split()) for form in _fill(text, groups)]))
    if len(forms) > MOST_FORMS:
        raise ValueError(f"a pattern of at most {MOST_FORMS} forms: {pattern}")
    return [form for form in forms if form]


def _fill(text: str, groups: list[list[str]]) -> list[str]:
    if "\0" not in text:
        return [text]
    pieces = text.split("\0")  # every second one is the number of a group
    options = [groups[int(piece)] if at % 2 else [piece] for at, piece in enumerate(pieces)]
    return ["".join(choice) for choice in product(*options)]
