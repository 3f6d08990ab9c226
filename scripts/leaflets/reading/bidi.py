"""Isolation of left-to-right runs in right-to-left text (Unicode UAX 9, isolates).

In an Arabic paragraph ``+44 20 7946 0000`` prints as ``0000 7946 20 44+`` and ``20 mg`` is torn
apart: the algorithm orders bare digits by what stands around them. Each run of Latin letters and
digits is therefore put in an element with its own direction. CSS ``unicode-bidi`` would not do:
WeasyPrint ignores it.
"""

import re
import xml.etree.ElementTree as ET
from html import escape

# A run: Latin words and digits with what joins them, which begins and ends with a letter or digit
# (or a sign that belongs to one: +44, 50%, (1%)).
RUN = re.compile(
    r"\+?[A-Za-z0-9\u00c0-\u024f]"
    r"(?:[A-Za-z0-9\u00c0-\u024f.,:/%+'’&\u00a0\u202f -]*[A-Za-z0-9\u00c0-\u024f%])?%?"
    r"(?: ?\([A-Za-z0-9 .,%/-]+\))?"
)


def isolate(root: ET.Element) -> None:
    """Put each left-to-right run under ``root`` in ``<bdi dir="ltr">``, in place."""
    for element in list(root.iter()):
        if "dir" in element.attrib or element.tag == "bdi":
            continue
        _isolate_text(element)
        for child in list(element):
            _isolate_tail(element, child)


def isolated_html(text: str, direction: str) -> str:
    """Return plain text as HTML, its left-to-right runs isolated where the direction needs it."""
    holder = ET.Element("span")
    holder.text = text
    if direction == "rtl":
        _isolate_text(holder)
    return "".join(
        [escape(holder.text or ""), *(ET.tostring(run, encoding="unicode") for run in holder)]
    )


def strong_direction(text: str) -> str:
    """Return the direction of the first letter in ``text`` (UAX 9, rules P2 and P3)."""
    for character in text:
        if re.match(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]", character):
            return "rtl"
        if character.isalpha():
            return "ltr"
    return "ltr"


def _isolate_text(element: ET.Element) -> None:
    text, runs = _split(element.text)
    element.text = text
    for position, run in enumerate(runs):
        element.insert(position, run)


def _isolate_tail(parent: ET.Element, child: ET.Element) -> None:
    text, runs = _split(child.tail)
    child.tail = text
    position = list(parent).index(child) + 1
    for offset, run in enumerate(runs):
        parent.insert(position + offset, run)


def _split(text: str | None) -> tuple[str | None, list[ET.Element]]:
    """Return the text before the first run, and the runs with the text behind each as tail."""
    if not text:
        return text, []
    pieces = RUN.split(text)
    runs = []
    for match, tail in zip(RUN.finditer(text), pieces[1:], strict=True):
        run = ET.Element("bdi", {"dir": "ltr"})
        run.text = match[0]
        run.tail = tail
        runs.append(run)
    return pieces[0], runs
