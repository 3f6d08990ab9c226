"""XML without its traps: no document type, no entities, nothing fetched."""

from pathlib import Path
from typing import Any

from lxml import etree

from leaflets.exchanging.incoming import read_bytes, unusable
from leaflets.findings import Finding

SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def read_xml(path: Path) -> tuple[etree._Element | None, list[Finding]]:
    """Read an XML file; None where it is not well-formed or declares a document type.

    A document type is what bombs and foreign files come in; no format that we read needs one.
    """
    data, findings = read_bytes(path)
    if findings:
        return None, findings
    action = "Save it as XLIFF 2.1 in your tool, and import that."
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        found = str(error).split("\n", 1)[0][:160]
        return None, [unusable(path, "well-formed XML", found, action)]
    if str(root.getroottree().docinfo.doctype):  # type: ignore[union-attr]
        expected = "XML without a document type (<!DOCTYPE …>)"
        return None, [unusable(path, expected, "one", action)]
    return root, []


def element(namespace: str, tag: str, attributes: dict[str, str]) -> etree._Element:
    """Return the root of a file whose elements are all of one name space."""
    nsmap: Any = {None: namespace}  # the stubs of lxml know no name space without a prefix
    return etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap=nsmap)


def as_xml(root: etree._Element) -> bytes:
    """Return a tree as a file, indented where that changes no text (xml:space is “preserve”)."""
    kept = [
        (one, one.text, one.tail if one is not holder else None)
        for holder in root.iter()
        if holder.get(SPACE) == "preserve"
        for one in holder.iter()
    ]
    etree.indent(root)
    for one, text, tail in kept:
        one.text = text
        if one.get(SPACE) is None:
            one.tail = tail
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"
