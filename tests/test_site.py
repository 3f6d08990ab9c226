"""The built site: every page in its language, nothing from elsewhere, readable on a phone."""

import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from conftest import Built, languages, mkdocs_build
from leaflets import Project
from site_pages import html_files, page_file, tree, visible_text

LANGS = languages()


def all_pages(project: Project) -> list[tuple[str, str]]:
    return [(lang, name) for lang, pages in project.pages.items() for name in pages]


def test_every_page_is_there_once(project: Project, built: Built) -> None:
    files = {page_file(built.site, lang, name) for lang, name in all_pages(project)}
    assert set(html_files(built.site)) == files | {built.site / "404.html"}


def test_every_page_is_in_its_language(project: Project, built: Built) -> None:
    for lang, name in all_pages(project):
        root = tree(page_file(built.site, lang, name))
        assert root.get("lang") == lang
        assert next(root.iter("body")).get("dir") == ("rtl" if lang == "ar" else "ltr")


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
        targets = {other: urljoin(_path(lang, name), link) for other, link in links.items()}
        assert targets == {other: _path(other, name) for other in LANGS}


def test_every_page_offers_its_leaflet(project: Project, built: Built) -> None:
    for lang, name in all_pages(project):
        path = page_file(built.site, lang, name)
        links = [row.get("href", "") for row in tree(path).iter("a")]
        targets = [(path.parent / link).resolve() for link in links if link.endswith(".pdf")]
        assert sorted(targets) == sorted((built.site / "leaflets" / lang).glob("*.pdf"))
        assert len(targets) == (6 if lang == "en" else 8)


def test_no_file_names_a_foreign_host(built: Built) -> None:
    # Name spaces, and a licence note within the icons of Material's style sheet.
    known = re.compile(r"https?://(example\.org/|www\.(w3|sitemaps)\.org/|fontawesome\.com)")
    for path in built.site.rglob("*"):
        if path.suffix in {".html", ".css", ".svg", ".xml"} or path.name == "index.json":
            text = path.read_text("utf-8")
            for address in re.findall(r"https?://[^\s\"'<>)]+", text):
                # A comment that names a licence is not a request.
                assert known.match(address) or f"sourceMappingURL={address}" in text, (
                    path,
                    address,
                )


def test_no_file_of_the_sources_is_published(built: Built) -> None:
    assert not [path for path in built.site.rglob("*") if path.suffix in {".yml", ".tsv", ".md"}]


def test_the_page_not_found_is_in_the_source_language(built: Built) -> None:
    assert tree(built.site / "404.html").get("lang") == "en"


def test_right_to_left_pages_isolate_numbers(project: Project, built: Built) -> None:
    for name in project.pages["ar"]:
        (article,) = tree(page_file(built.site, "ar", name)).iter("article")
        for element in article.iter():
            if element.get("dir") == "ltr":
                continue
            assert not re.search(r"[0-9]", element.text or ""), (name, element.text)
            for child in element:
                assert not re.search(r"[0-9]", child.tail or ""), (name, child.tail)


def test_search_holds_every_language(built: Built) -> None:
    index = json.loads((built.site / "search" / "search_index.json").read_text("utf-8"))
    places = {row["location"].split("/")[0] for row in index["docs"]}
    assert {"es", "ar", "risks"} <= places


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def host(built_for_clinic: Built) -> Iterator[str]:
    handler = partial(_Quiet, directory=built_for_clinic.site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_no_page_is_wider_than_the_screen(
    browser: Browser, host: str, project: Project, lang: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    foreign = []
    page.on("request", lambda request: foreign.append(request.url))
    for name in project.pages[lang]:
        page.goto(f"{host}{_path(lang, name)}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, name
    assert [url for url in foreign if not url.startswith((host, "data:"))] == []
    page.close()


def test_phones_read_from_left_to_right_in_arabic(browser: Browser, host: str) -> None:
    page = browser.new_page()
    page.goto(f"{host}/ar/get-help/")
    places = page.evaluate(
        """() => {
            const link = [...document.querySelectorAll('a[href^="tel:"]')]
                .find(a => a.textContent === '+44 20 7946 0000');
            const node = link.firstChild, range = document.createRange();
            return [...node.textContent].map((_, at) => {
                range.setStart(node, at); range.setEnd(node, at + 1);
                return range.getBoundingClientRect().left;
            });
        }"""
    )
    assert len(places) == len("+44 20 7946 0000")
    assert places == sorted(places)
    page.close()


def test_language_chooser_stays_on_the_page(browser: Browser, host: str) -> None:
    page = browser.new_page()
    page.goto(f"{host}/risks/")
    page.hover(".md-select")
    page.click(".md-select__link[hreflang=ar]")
    page.wait_for_url("**/ar/risks/")
    assert page.get_attribute("html", "lang") == "ar"
    page.close()


def test_pages_read_without_javascript(browser: Browser, host: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{host}/es/risks/")
    assert page.is_visible("#may-bruise")
    assert page.is_visible("a.leaflet-file")
    page.close()


def test_a_page_of_another_language_is_refused(copy: Path) -> None:
    """Even where the checks are got round: the plugin looks at what MkDocs is about to publish."""
    plugin = (copy / "mkdocs.yml").read_text("utf-8")
    (copy / "docs" / "es" / "risks.md").unlink()
    (copy / "mkdocs.yml").write_text(plugin, "utf-8")
    result = mkdocs_build(copy)
    assert result.returncode == 1
    assert "docs/es/risks.md" in result.stdout


def _path(lang: str, name: str) -> str:
    path = "" if name == "index.md" else name.removesuffix(".md") + "/"
    return f"/{path}" if lang == "en" else f"/{lang}/{path}"
