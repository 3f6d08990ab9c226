"""Every kind of page by axe-core: every language, light and dark, phone and desk."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from conftest import languages
from site_pages import path_of

LANGS = languages()
KINDS = ("index.md", "risks.md", "get-help.md", "about.md")


@cache
def axe() -> str:
    """The script of axe-core, which the package brings along."""
    package = find_spec("axe_playwright_python")
    assert package and package.origin
    return Path(package.origin).with_name("axe.min.js").read_text("utf-8")


def violations(
    browser: Browser, addresses: list[str], width: int, scheme: str, contrast: str = "no-preference"
) -> list[str]:
    context = browser.new_context(
        contrast=contrast,  # type: ignore[arg-type]
        viewport={"width": width, "height": 760},
        color_scheme=scheme,  # type: ignore[arg-type]
        bypass_csp=True,  # the policy would not let it in
    )
    page = context.new_page()
    found = []
    for address in addresses:
        page.goto(address)
        page.evaluate(axe())
        result = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        assert len(result["passes"]) > 10, address
        for row in result["violations"]:
            places = [node["target"] for node in row["nodes"]]
            found.append(f"{address} {row['id']}: {row['help']} {places}")
    context.close()
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_no_violation_on_a_phone(browser: Browser, host: str, lang: str) -> None:
    addresses = [host + path_of(lang, name) for name in KINDS]
    assert violations(browser, addresses, 360, "light") == []


@pytest.mark.parametrize(
    ("width", "scheme"), [(360, "dark"), (1280, "light"), (1280, "dark")], ids=str
)
@pytest.mark.parametrize("lang", ["en", "ar", "hi", "zh"])
def test_no_violation_in_the_dark_or_on_a_desk(
    browser: Browser, host: str, lang: str, width: int, scheme: str
) -> None:
    addresses = [f"{host}{path_of(lang, 'index.md')}?paper=0", host + path_of(lang, "risks.md")]
    assert violations(browser, addresses, width, scheme) == []


def test_no_violation_on_the_page_not_found(browser: Browser, host: str) -> None:
    assert violations(browser, [f"{host}/404.html"], 360, "light") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_with_more_contrast(browser: Browser, host: str, scheme: str) -> None:
    assert violations(browser, [host + path_of("ar", "index.md")], 360, scheme, "more") == []
