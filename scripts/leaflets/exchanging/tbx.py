"""TBX, the exchange format of termbases (ISO 30042:2019, dialect TBX-Basic, style DCA)."""

from collections.abc import Iterator

from lxml import etree

from leaflets.exchanging.xml_files import as_xml, element
from leaflets.reading.concepts import Concept, Concepts
from leaflets.reading.patterns import expand, split_line
from leaflets.reading.termbase import Terms

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFERRED, _ADMITTED, _DEPRECATED = (
    f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated")
)
_MOST = 12
"""Of a concept's forms: the rest, thousands, are of use to the check and to no translator."""
_NO_TERM = ("*", "…")
"""Signs of patterns that stand for words which no list can spell out."""


def as_tbx(concepts: Concepts, terms: dict[str, Terms], source: str) -> bytes:
    """Return the concepts with their forms in each language; ``source`` is the working language.

    A pattern is there by its first form, the first few of a concept in each language. Beginnings
    of words (``quit*``) are left out: they are no terms.
    """
    attributes = {"type": "TBX-Basic", "style": "dca", _LANG: source}
    root = element(NAMESPACE, "tbx", attributes)
    description = _below(_below(root, "tbxHeader"), "fileDesc")
    _below(_below(description, "sourceDesc"), "p", "The termbase of the patient leaflets.")
    body = _below(_below(root, "text"), "body")
    for name, concept in concepts.concepts.items():
        entry = _below(body, "conceptEntry")
        entry.set("id", f"c-{name}")
        _describe(entry, concept)
        for lang, own in terms.items():
            rows = list(_terms(name, own))
            if rows:
                section = _below(entry, "langSec")
                section.set(_LANG, lang)
                for term, status, note in rows:
                    _term(section, term, status, note)
    return as_xml(root)


def _describe(entry: etree._Element, concept: Concept) -> None:
    _below(entry, "descrip", concept.kind).set("type", "subjectField")
    _below(entry, "descrip", concept.means).set("type", "definition")
    for system, code in concept.codes.items():
        _below(entry, "note", f"{system}: {code}")


def _terms(name: str, terms: Terms) -> Iterator[tuple[str, str, str]]:
    """Yield the forms of a concept with their status, and why a deprecated one is."""
    listed = _plain(terms.concepts.get(name, ""))
    for number, form in enumerate(listed[:_MOST]):
        yield form, _ADMITTED if number else _PREFERRED, ""
    for avoided in terms.avoid:
        if avoided.concept == name:
            for form in _plain(avoided.forms):
                yield form, _DEPRECATED, avoided.why


def _plain(line: str) -> list[str]:
    patterns = [one for one in split_line(line) if not any(sign in one for sign in _NO_TERM)]
    return list(dict.fromkeys(form for one in patterns for form in expand(one)[:1]))


def _term(section: etree._Element, term: str, status: str, note: str) -> None:
    holder = _below(section, "termSec")
    _below(holder, "term", term)
    _below(holder, "termNote", status).set("type", "administrativeStatus")
    if note:
        _below(holder, "note", note)


def _below(parent: etree._Element, tag: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, _name(tag))
    child.text = text
    return child


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
