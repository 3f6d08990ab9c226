"""The site as one file to carry: unpacked, it works from a folder or a USB stick (``file://``).

A browser does not find ``index.html`` in a folder by itself, so that every link to a page names it.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from leaflets.publishing import security

_LINK = re.compile(r'(<(?:a|link)\b[^>]*?\shref=")([^"]*)(")')
_HOSTS = {"_headers", ".htaccess", ".nojekyll", "robots.txt", "sitemap.xml", "404.html"}
"""Files that only a server has a use for."""

_DATE = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a ZIP file can hold: the same site gives the same bytes."""


def bundled_page(html: str) -> str:
    """Return a page whose links to folders name the file in them.

    Its policy also admits files: for some browsers a file is no part of the site that it is in.
    """

    def mend(match: re.Match[str]) -> str:
        path, mark, anchor = match[2].partition("#")
        outside = re.match(r"[a-z][a-z0-9+.-]*:", path)
        if path.endswith("/") and not outside:
            path += "index.html"
        return match[1] + path + mark + anchor + match[3]

    policy, mended = security.policy(), security.policy().replace("'self'", "'self' file:")
    return _LINK.sub(mend, html).replace(policy, mended, 1)


def bundle(site: Path) -> bytes:
    """Return the site in the folder ``site`` as a ZIP file; ValueError where there is none."""
    if not (site / "index.html").is_file():
        raise ValueError(f"{site}: no site; make it first: ./scripts/build")
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in _members(site):
            entry = zipfile.ZipInfo(f"leaflets/{name}", _DATE)
            entry.external_attr = 0o644 << 16  # everybody may read it
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _members(site: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_dir() or name in _HOSTS:
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            content = bundled_page(content.decode("utf-8")).encode("utf-8")
        yield name, content
