"""The pictures of a page in the site: each language has its own."""

import re
from collections.abc import Callable
from pathlib import Path

from leaflets.printing.pictures import picture
from leaflets.reading.pictures import PEOPLE
from leaflets.reading.project import Project

_PICTURES = "pictures.invalid"
"""A host that cannot be (RFC 2606): MkDocs leaves the addresses of other hosts as they are."""
_PICTURE = re.compile(r"\]\((assets/[^)\s]+\.svg)\)")
_PICTURE_SOURCE = re.compile(rf' src="https://{re.escape(_PICTURES)}/([^"]+)"')


def picture_file(name: str, tag: str) -> str:
    """Return where a picture in a language is in the site: ``assets/veins.ar.svg``."""
    return f"{name.removesuffix('.svg')}.{tag}.svg"


def outside(text: str) -> str:
    """Return a page whose pictures MkDocs does not look for among its files."""
    return _PICTURE.sub(rf"](https://{_PICTURES}/\1)", text)


def named_pictures(
    html: str, tag: str, relative: Callable[[str], str]
) -> tuple[str, dict[str, tuple[str, str]]]:
    """Give the pictures of a page the addresses of a language's own.

    Returns the page, and for each picture file its language and what it is drawn from.
    """
    names: dict[str, tuple[str, str]] = {}

    def localized(match: re.Match[str]) -> str:
        name = picture_file(match[1], tag)
        names[name] = (tag, match[1])
        shape = ' class="people"' if PEOPLE.fullmatch(match[1]) else ""
        return f'{shape} src="{relative(name)}"'

    return _PICTURE_SOURCE.sub(localized, html), names


def write_pictures(project: Project, site: Path, pictures: dict[str, tuple[str, str]]) -> None:
    """Draw the pictures that :func:`named_pictures` named."""
    for name, (tag, source) in pictures.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(picture(project, tag, source), encoding="utf-8")
