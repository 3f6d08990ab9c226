"""XLIFF 2 as tools for translators write it, read back into statements."""

from pathlib import Path

from lxml import etree

from leaflets.exchanging.incoming import Incoming, unusable, wrong_language
from leaflets.exchanging.xliff import NAMESPACE
from leaflets.exchanging.xml_files import read_xml
from leaflets.findings import Finding

_UNFINISHED = {"", "initial"}
"""Without an attribute the state is “initial” (XLIFF 2.1, 4.3.1.30)."""


class _UnknownCodeError(ValueError):
    """A code without its text; raised by :func:`_text`, caught by :func:`read_xliff`."""


def read_xliff(path: Path, lang: str) -> tuple[list[Incoming], list[Finding]]:
    """Read an XLIFF file for a language; nothing but findings where it cannot be used."""
    root, findings = read_xml(path)
    if root is None:
        return [], findings
    if root.tag != _name("xliff") or not root.get("version", "").startswith("2."):
        found = f"<{etree.QName(root).localname}> {root.get('version', '')}".strip()
        action = "Save it as XLIFF 2.1 in your tool, and import that."
        return [], [unusable(path, "an XLIFF file, version 2", found, action)]
    if root.get("trgLang", "") != lang:
        return [], [wrong_language(path, lang, root.get("trgLang", ""))]
    incoming = []
    for unit in root.iter(_name("unit")):
        try:
            incoming.append(_unit(unit))
        except _UnknownCodeError as error:
            action = "Put the code of the source back."
            expected = "only codes that originalData has"
            findings.append(unusable(path, expected, str(error), action, unit.get("id", "")))
    return incoming, findings


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _unit(unit: etree._Element) -> Incoming:
    data = {d.get("id", ""): d.text or "" for d in unit.iter(_name("data"))}
    sources, targets, finished = [], [], True
    for part in unit:
        if part.tag not in {_name("segment"), _name("ignorable")}:
            continue
        source, target = part.find(_name("source")), part.find(_name("target"))
        sources.append(_text(source, data) if source is not None else "")
        if part.tag == _name("segment"):
            finished &= part.get("state", "") not in _UNFINISHED
            targets.append(_text(target, data) if target is not None else "")
        else:
            targets.append(_text(target, data) if target is not None else sources[-1])
    return Incoming(unit.get("id", ""), "".join(sources), "".join(targets), finished)


def _text(element: etree._Element, data: dict[str, str]) -> str:
    """Return a source or target in Markdown, its codes replaced by what they stand for."""
    parts = [element.text or ""]
    for child in element:
        tag = etree.QName(child).localname
        if tag == "cp":
            # Letters that XML can not write (XLIFF 2.1, 4.2.3.1): no text of ours has one.
            raise _UnknownCodeError(f"the control character {child.get('hex', '')}")
        if tag == "pc":
            inner = _text(child, data)
            start, end = (_of(child, f"dataRef{side}", data) for side in ("Start", "End"))
            parts.append(start + inner + end)
        elif tag in {"ph", "sc", "ec"}:
            parts.append(_of(child, "dataRef", data))
        else:  # an annotation around a text
            parts.append(_text(child, data))
        parts.append(child.tail or "")
    return "".join(parts)


def _of(child: etree._Element, attribute: str, data: dict[str, str]) -> str:
    name = child.get(attribute, "")
    if name not in data:
        raise _UnknownCodeError(f"the code {child.get('id', '')} with {attribute}=“{name}”")
    return data[name]
