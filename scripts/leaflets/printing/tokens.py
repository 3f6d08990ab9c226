"""Clinic settings and lines to write on, as elements that read right in every direction."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

from leaflets.reading.bidi import strong_direction
from leaflets.reading.clinic import CHOICES, PHONES, Clinic
from leaflets.reading.labels import Labels

_WORDS = frozenset({"name", "address", "website", "report_side_effects", "agent"})
"""Settings that need a long line to be written on."""


def token_renderer(clinic: Clinic, labels: Labels, unset: str) -> Callable[[str], ET.Element]:
    """Return what makes an element of a token's name.

    ``unset`` stands where the clinic has set nothing; empty for a line to write on.
    """

    def render(token: str) -> ET.Element:
        if token == "blank":  # noqa: S105 - not a password
            return _blank("", long=True)
        name = token.removeprefix("clinic.")
        value = getattr(clinic, name, None)
        if value is None:
            return _blank(unset, long=name in _WORDS)
        if name in CHOICES:
            return _text(labels[f"{CHOICES[name]}_{value}"])
        if name in PHONES:
            return _phone(str(value))
        if str(value).startswith(("https://", "http://")):
            return _link(str(value), str(value))
        return _text(str(value))

    return render


def _blank(text: str, *, long: bool) -> ET.Element:
    element = ET.Element("span", {"class": "blank long" if long else "blank"})
    element.text = text
    return element


def _text(value: str) -> ET.Element:
    element = ET.Element("bdi", {"dir": strong_direction(value), "class": "clinic-value"})
    element.text = value
    return element


def _phone(value: str) -> ET.Element:
    # RFC 3966: visual separators are allowed in tel:, spaces and round brackets' contents are not
    # understood everywhere; digits and a leading plus always are.
    number = re.sub(r"[^0-9+]", "", value)
    return _link(f"tel:{number}", value)


def _link(address: str, text: str) -> ET.Element:
    element = ET.Element("a", {"href": address, "dir": "ltr", "class": "clinic-value"})
    element.text = text
    return element
