"""XLIFF 2.1, the exchange format of tools for translators (OASIS standard; ISO 21720 is 2.0).

A unit is a statement. What a translator keeps (settings, links, bold) is in codes, whose text is
in ``originalData``. The states of segments are those of the standard:

========  ============================  ==========================
ours      state                         subState
========  ============================  ==========================
missing   initial, without a target
stale     initial                       leaflets:stale
draft     initial                       leaflets:draft
checked   translated; reviewed when one has signed
signed    final
========  ============================  ==========================
"""

from itertools import groupby

from lxml import etree

from leaflets.exchanging.codes import Piece, pieces
from leaflets.exchanging.units import Unit
from leaflets.exchanging.xml_files import SPACE, as_xml, element
from leaflets.reading.project import Project
from leaflets.reviewing.status import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_PREFIX = "leaflets"


def as_xliff(project: Project, lang: str, units: list[Unit]) -> bytes:
    """Return the statements as an XLIFF file; the same statements give the same bytes."""
    attributes = {"version": "2.1", "srcLang": project.settings.source.tag, "trgLang": lang}
    root = element(NAMESPACE, "xliff", attributes)
    for file, group in groupby(units, key=lambda unit: unit.file):
        name = file.rpartition("/")[2]
        original = f"docs/{project.settings.source.tag}/{name}"
        holder = etree.SubElement(root, _name("file"), {"id": name, "original": original})
        for unit in group:
            _unit(holder, unit)
    return as_xml(root)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _unit(holder: etree._Element, unit: Unit) -> None:
    own = etree.SubElement(holder, _name("unit"), {"id": unit.name, "name": unit.name})
    notes = [("state", str(unit.state)), ("says", unit.says), ("former-source", unit.former)]
    notes += [("signed", who) for who in unit.signatures]
    notes += [("finding", finding) for finding in unit.findings]
    group = etree.SubElement(own, _name("notes"))
    for category, text in notes:
        if text:
            etree.SubElement(group, _name("note"), {"category": category}).text = text
    data = _Data()
    segment = etree.Element(_name("segment"), _state(unit))
    _fill(segment, "source", unit.source, data)
    if unit.target:
        _fill(segment, "target", unit.target, data)
    if data.ids:
        originals = etree.SubElement(own, _name("originalData"))
        for text, name in data.ids.items():
            etree.SubElement(originals, _name("data"), {"id": name}).text = text
    own.append(segment)


def _state(unit: Unit) -> dict[str, str]:
    if unit.state in {State.STALE, State.DRAFT}:
        return {"state": "initial", "subState": f"{_PREFIX}:{unit.state}"}
    if unit.state is State.CHECKED:
        return {"state": "reviewed" if unit.signatures else "translated"}
    return {"state": "final" if unit.state is State.SIGNED else "initial"}


class _Data:
    """The texts of the codes of a unit, and the ids of codes that source and target share."""

    def __init__(self) -> None:
        self.ids: dict[str, str] = {}
        self.used: list[tuple[str, str]] = []
        self.taken: set[int] = set()

    def of(self, text: str) -> str:
        return self.ids.setdefault(text, f"d{len(self.ids) + 1}")

    def code(self, piece: Piece, *, new: bool) -> str:
        """Return the id of a code; that of its twin in the source where it has one."""
        key = (piece.start, piece.end)
        for place, other in enumerate(self.used):
            if not new and other == key and place not in self.taken:
                self.taken.add(place)
                return str(place + 1)
        self.used.append(key)
        self.taken |= set() if new else {len(self.used) - 1}
        return str(len(self.used))


def _fill(segment: etree._Element, tag: str, text: str, data: _Data) -> None:
    holder = etree.SubElement(segment, _name(tag), {SPACE: "preserve"})
    _add(holder, list(pieces(text)), data, new=tag == "source")


def _add(parent: etree._Element, parts: list[Piece], data: _Data, *, new: bool) -> None:
    last: etree._Element | None = None
    for piece in parts:
        if piece.kind == "text" and last is None:
            parent.text = (parent.text or "") + piece.start
        elif piece.kind == "text" and last is not None:
            last.tail = (last.tail or "") + piece.start
        elif piece.kind == "alone":
            name, original = data.code(piece, new=new), data.of(piece.start)
            attributes = {"id": name, "dataRef": original, "equiv": piece.start}
            last = etree.SubElement(parent, _name("ph"), attributes)
        else:
            attributes = {"id": data.code(piece, new=new)}
            attributes["dataRefEnd"] = data.of(piece.end)
            attributes["dataRefStart"] = data.of(piece.start)
            last = etree.SubElement(parent, _name("pc"), attributes)
            _add(last, list(piece.inner), data, new=new)
