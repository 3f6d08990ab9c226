"""The built site: every page in its language, nothing from elsewhere, readable on a phone."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from conftest import Built, languages, mkdocs_build
from leaflets import Project
from site_pages import html_files, page_file, path_of, tree, visible_text

LANGS = languages()


def all_pages(project: Project) -> list[tuple[str, str]]:
    return [(lang, name) for lang, pages in project.pages.items() for name in pages]


def test_every_page_is_there_once(project: Project, built: Built) -> None:
    files = {page_file(built.site, lang, name) for lang, name in all_pages(project)}
    assert set(html_files(built.site)) == files | {built.site / "404.html"}


def test_every_page_is_in_its_language(project: Project, built: Built) -> None:
    for lang, name in all_pages(project):
        root = tree(page_file(built.site, lang, name))
        assert root.get("lang") == {"pt": "pt-BR", "zh": "zh-Hans"}.get(lang, lang)
        (body,) = root.iter("body")
        assert body.get("dir") == ("rtl" if lang == "ar" else "ltr")


def test_every_statement_is_reachable_by_its_id(project: Project, built: Built) -> None:
    for lang, name in all_pages(project):
        assert set(project.pages[lang][name].ids) <= set(visible_text(built.site, lang, name))


def test_every_page_has_title_description_and_notice(project: Project, built: Built) -> None:
    for lang, name in all_pages(project):
        path = page_file(built.site, lang, name)
        page, labels = project.pages[lang][name], project.labels[lang]
        title = "".join(next(tree(path).iter("title")).itertext())
        meta = {row.get("name"): row.get("content") for row in tree(path).iter("meta")}
        assert labels["site_name"] in title
        assert meta["description"] == page.blocks[1].text
        assert labels["draft_notice"] in path.read_text("utf-8")


def test_every_page_links_to_itself_in_all_languages(project: Project, built: Built) -> None:
    for lang, name in all_pages(project):
        links = {
            row.get("hreflang"): row.get("href")
            for row in tree(page_file(built.site, lang, name)).iter("a")
            if row.get("hreflang")
        }
        targets = {other: urljoin(path_of(lang, name), link) for other, link in links.items()}
        assert targets == {other: path_of(other, name) for other in LANGS}


def test_every_page_offers_the_leaflets_that_it_is_part_of(project: Project, built: Built) -> None:
    sizes = {row["url"].rpartition("/leaflets/")[2]: row for row in built.index}
    for lang, name in all_pages(project):
        path = page_file(built.site, lang, name)
        links = [row for row in tree(path).iter("a") if row.get("href", "").endswith(".pdf")]
        targets = [(path.parent / row.get("href", "")).resolve() for row in links]
        parts = "*.pdf" if name in {"after.md", "get-help.md"} else "sclerotherapy-*.pdf"
        assert sorted(targets) == sorted((built.site / "leaflets" / lang).glob(parts))
        for link, target in zip(links, targets, strict=True):
            row = sizes[f"{lang}/{target.name}"]
            numbers = re.findall(r"[0-9]+", "".join(link.itertext()).replace("A4", ""))
            assert numbers == [str(row["pages"]), str(-(-row["bytes"] // 1000))]


def test_no_file_names_a_foreign_host(built: Built) -> None:
    # Name spaces, and a licence note within Material's style sheet; nothing is asked of them.
    known = re.compile(
        r"https?://(example\.org/|www\.(w3|sitemaps)\.org/|schema\.org$|fontawesome\.com)"
    )
    for path in built.site.rglob("*"):
        if (
            path.suffix in {".html", ".css", ".js", ".svg", ".xml", ".txt"}
            or path.name == "index.json"
        ) and not path.is_relative_to(built.site / "assets" / "javascripts"):
            text = path.read_text("utf-8")
            for address in re.findall(r"https?://[^\s\"'<>)]+", text):
                assert known.match(address), (path, address)


def test_no_file_of_the_sources_is_published(built: Built) -> None:
    assert not [path for path in built.site.rglob("*") if path.suffix in {".yml", ".tsv", ".md"}]


def test_the_page_not_found_is_in_all_languages(project: Project, built: Built) -> None:
    root = tree(built.site / "404.html")
    text = "".join(root.itertext())
    links = {link.get("href") for link in root.iter("a")}
    for lang in LANGS:
        assert project.labels[lang]["not_found"] in text
        assert path_of(lang, "index.md") in links


def own_direction(element: ET.Element) -> Iterator[ET.Element]:
    """Yield an element and what is in it, without what is written from left to right."""
    if element.get("dir") != "ltr":
        yield element
        for child in element:
            yield from own_direction(child)


def test_right_to_left_pages_isolate_numbers(project: Project, built: Built) -> None:
    for name in project.pages["ar"]:
        (article,) = tree(page_file(built.site, "ar", name)).iter("article")
        for element in own_direction(article):
            assert not re.search(r"[0-9]", element.text or ""), (name, element.text)
            for child in element:
                assert not re.search(r"[0-9]", child.tail or ""), (name, child.tail)


def test_a_page_of_another_language_is_refused(copy: Path) -> None:
    """Even where the checks are got round: the plugin looks at what MkDocs is about to publish."""
    plugin = (copy / "mkdocs.yml").read_text("utf-8")
    (copy / "docs" / "es" / "risks.md").unlink()
    (copy / "mkdocs.yml").write_text(plugin, "utf-8")
    result = mkdocs_build(copy)
    assert result.returncode == 1
    assert "docs/es/risks.md" in result.stdout
