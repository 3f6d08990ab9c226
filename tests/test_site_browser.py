"""The built site in a browser: on a phone, by keyboard, without scripts, from a folder."""

import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from conftest import Built, languages, run
from leaflets import Project
from leaflets.publishing.bundle import bundle
from site_pages import path_of

LANGS = languages()
PHONE = {"width": 360, "height": 760}

Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, host: str) -> Iterator[Opener]:
    """Opens a page of the site on a phone; what it says to the console fails the test."""
    contexts, said = [], list[str]()

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(**{"viewport": PHONE, "locale": "en-US"} | options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(host + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("lang", LANGS)
def test_every_page_fits_and_asks_no_other_host(
    browser: Browser, host: str, project: Project, lang: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 760})
    asked, said = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for name in project.pages[lang]:
        page.goto(f"{host}{path_of(lang, name)}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert [url for url in asked if not url.startswith(host)] == []
    assert said == []
    page.close()


@pytest.mark.parametrize("lang", ["en", "de", "uk", "ar", "hi", "zh"])
def test_help_is_on_the_screen_and_targets_are_large(opened: Opener, lang: str) -> None:
    page = opened(path_of(lang, "risks.md"))
    links = page.locator("nav.help a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "tel:5550102",
        "tel:5550100",
        "../get-help/",
    ]
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            '.help a, .tools a, summary, input, .leaflet-file, .turn a, .pages a')]
            .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
            .map(one => one.textContent)"""
    )
    assert small == []


def test_a_phone_that_is_not_set_has_no_button(built: Built) -> None:
    page = (built.site / "risks" / "index.html").read_text("utf-8")
    bar = re.search(r'<nav class="help".*?</nav>', page, re.DOTALL)
    assert bar
    assert "tel:" not in bar[0]
    assert 'href="../get-help/"' in bar[0]


def test_phones_read_from_left_to_right_in_arabic(opened: Opener) -> None:
    page = opened("/ar/get-help/")
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


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("lang", ["es", "ar", "hi", "zh", "ko"])
def test_the_chooser_stays_on_the_page(opened: Opener, lang: str, scripts: bool) -> None:
    page = opened("/risks/#may-bruise", java_script_enabled=scripts)
    page.click(".languages summary")
    page.click(f".languages a[hreflang={lang}]")
    page.wait_for_url(f"**/{lang}/risks/**")
    assert (page.get_attribute("html", "lang") or "").split("-")[0] == lang
    if scripts:  # HTML alone cannot hand an anchor on
        assert page.url.endswith("#may-bruise")
        expect(page.locator("#may-bruise")).to_be_in_viewport()


def test_the_first_page_offers_all_languages_at_once(opened: Opener) -> None:
    page = opened("/", java_script_enabled=False)
    for lang in LANGS:
        expect(page.locator(f".languages a[hreflang={lang}]")).to_be_in_viewport(ratio=1)


def test_the_language_of_the_browser_is_a_suggestion(opened: Opener) -> None:
    page = opened("/risks/", locale="ko-KR")
    offer = page.locator(".suggestion a")
    assert offer.inner_text() == "사용하시는 언어로 읽기: 한국어"
    assert page.get_attribute("html", "lang") == "en"
    offer.click()
    page.wait_for_url("**/ko/risks/")
    expect(page.locator(".suggestion")).to_be_hidden()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_pages_read_and_print_without_scripts(opened: Opener) -> None:
    page = opened("/es/risks/", java_script_enabled=False)
    for place in ("#may-bruise", "a.leaflet-file", "nav.help a", ".words li", ".notice"):
        assert page.locator(place).first.is_visible(), place
    for place in (".search", ".listen", ".suggestion"):
        assert page.locator(place).is_hidden(), place
    page.locator("a.term").first.click()
    assert "#tip-" in page.url


FINDS = [
    ("en", "stocking", "Wear"),
    ("es", "várices", "várices"),
    ("es", "varices", "várices"),
    ("de", "blutgerinnsel", "Blutgerinnsel"),
    ("pl", "zyly", "żyły"),
    ("uk", "вена", "вен"),
    ("ar", "الأوردة", "الأوردة"),
    ("ar", "الاوردة", "الأوردة"),
    ("ar", "الأَوْرِدَة", "الأوردة"),
    ("ar", "وريد", "وريد"),
    ("hi", "नसों", "नसों"),
    ("hi", "ज्यादातर", "ज़्यादातर"),
    ("zh", "血栓", "血栓"),
    ("zh", "静脉血栓", "静脉血栓"),
    ("zh", "静脉血栓", "深静脉里的血栓"),
    ("vi", "tĩnh mạch", "tĩnh mạch"),
    ("vi", "tinh mach", "tĩnh mạch"),
    ("ko", "정맥", "정맥"),
    ("ko", "정맥이라는", "정맥"),
]


@pytest.mark.parametrize(("lang", "typed", "found"), FINDS)
def test_search_finds_words_of_the_language_alone(
    opened: Opener, host: str, lang: str, typed: str, found: str
) -> None:
    page = opened(path_of(lang, "before.md"))
    asked = list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.fill("#query", typed)
    results = page.locator(".results a")
    expect(results.first).to_be_visible()
    assert any(found.casefold() in text.casefold() for text in results.all_inner_texts())
    assert [url for url in asked if not url.endswith("favicon.svg")] == [f"{host}/search/{lang}.js"]
    results.first.click()
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert (page.get_attribute("html", "lang") or "").split("-")[0] == lang


def test_search_says_that_it_found_nothing(opened: Opener, project: Project) -> None:
    page = opened("/zh/")
    page.fill("#query", "varicose-nothing")
    expect(page.locator(".found")).to_have_text(project.labels["zh"]["search_none"])
    assert page.locator(".results a").count() == 0


@pytest.mark.parametrize("lang", ["en", "es", "ar", "hi", "zh", "ko"])
@pytest.mark.parametrize(
    ("paper", "answer"),
    [("0.1", "current"), ("0.0.1", "old"), ("7", "unknown"), ("<b>0.1</b>", "unknown")],
)
def test_paper_is_told_if_it_is_current(
    opened: Opener, host: str, lang: str, paper: str, answer: str
) -> None:
    """As the code on paper asks, of a site that has had one more version."""

    def with_older_version(route: Route) -> None:
        response = route.fetch()
        row = re.search(r'<li data-number="0\.1">.*?</li>', response.text())
        assert row
        older = row[0].replace('data-number="0.1"', 'data-number="0.0.1"')
        route.fulfill(response=response, body=response.text().replace(row[0], row[0] + older))

    page = opened("/404.html" if lang == "en" else f"/{lang}/risks/")
    page.route(re.compile(r"\?paper="), with_older_version)
    page.goto(f"{host}{path_of(lang, 'index.md')}?paper={paper}")
    shown = page.locator(".answer:visible")
    assert shown.get_attribute("data-answer") == answer
    assert paper in shown.inner_text()
    expect(shown).to_be_in_viewport()
    news = page.locator("#paper li:visible")
    assert news.count() == (1 if answer == "old" else 2)


def test_the_answer_on_paper_stands_there_without_scripts(opened: Opener, project: Project) -> None:
    for path in ("/ko/?paper=0.1", "/ko/about/"):
        page = opened(path, java_script_enabled=False)
        text = page.inner_text("#paper")
        assert project.labels["ko"]["paper_where"] in text
        assert project.settings.plugin.version in text
        assert page.locator(".answer:visible").count() == 0


@pytest.mark.parametrize("lang", ["en", "ar", "zh", "hi"])
def test_words_are_explained_by_keyboard_touch_and_mouse(opened: Opener, lang: str) -> None:
    page = opened(path_of(lang, "how-it-works.md"), has_touch=True)
    word = page.locator("a.term").first
    meaning = page.locator(word.get_attribute("href") or "").inner_text()
    tip = page.locator(".tip")
    word.focus()
    assert tip.inner_text() == meaning
    assert word.get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    assert tip.count() == 0
    word.tap()
    expect(tip).to_be_in_viewport(ratio=1)
    page.locator("h1").tap()
    assert tip.count() == 0
    word.hover()
    assert tip.inner_text() == meaning
    tip.hover()
    assert tip.count() == 1


VOICES = """
    const spoken = [];
    window.spoken = spoken;
    Object.defineProperty(window, 'speechSynthesis', { value: {
        getVoices: () => [{ lang: '%s', localService: %s, name: 'a' }],
        speak: (words) => { spoken.push(words.text); setTimeout(() => words.onend(), 0); },
        cancel: () => {}, addEventListener: () => {} } });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


@pytest.mark.parametrize(
    ("voice", "local", "offered"),
    [
        ("ar-EG", "true", True),
        ("ar_SA", "true", True),
        ("ar", "false", False),
        ("en", "true", False),
    ],
)
def test_listening_is_offered_with_a_voice_of_the_device(
    browser: Browser, host: str, voice: str, local: str, offered: bool
) -> None:
    page = browser.new_page()
    page.add_init_script(VOICES % (voice, local))
    page.goto(f"{host}/ar/during/")
    assert page.locator(".listen").is_visible() == offered
    if offered:
        page.click(".listen")
        expect(page.locator(".listen")).to_have_attribute("aria-pressed", "false")
        spoken = page.evaluate("spoken")
        title = page.inner_text("h1")
        assert spoken[0] == title
        assert len(spoken) > 15
    page.close()


def test_keyboard_alone_reaches_everything(opened: Opener) -> None:
    page = opened("/ar/risks/")
    all_of_it = "a[href], button, summary, input, [tabindex='0']"
    wanted = page.evaluate(
        f"""[...document.querySelectorAll("{all_of_it}")]
            .filter(one => one.checkVisibility()).length"""
    )
    reached = set()
    for _ in range(wanted):
        page.keyboard.press("Tab")
        place, outline = page.evaluate(
            f"""() => {{ const one = document.activeElement;
                return [[...document.querySelectorAll("{all_of_it}")].indexOf(one),
                    getComputedStyle(one).outlineStyle]; }}"""
        )
        reached.add(place)
        assert outline != "none", place
    assert len(reached) == wanted
    assert -1 not in reached


def test_the_page_itself_prints_without_buttons(opened: Opener) -> None:
    page = opened("/ar/risks/", color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    for place in (".help", ".tools", ".pages", ".leaflet-files", ".turn"):
        assert page.locator(place).is_hidden(), place
    for place in ("h1", ".notice", ".words", "#may-bruise"):
        assert page.locator(place).is_visible(), place
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_bundle_works_from_a_folder(
    browser: Browser, built_for_clinic: Built, tmp_path: Path
) -> None:
    with zipfile.ZipFile(BytesIO(bundle(built_for_clinic.site))) as archive:
        archive.extractall(tmp_path)
    asked, said = list[str](), list[str]()
    page = browser.new_page(viewport=PHONE, locale="en-US")
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((tmp_path / "leaflets" / "index.html").as_uri())
    page.click(".languages a[hreflang=ar]")
    page.wait_for_url("**/ar/index.html")
    page.fill("#query", "الاوردة")
    page.locator(".results a").first.click()
    page.wait_for_url("**/index.html#*")
    page.click("nav.help a.get-help")
    page.wait_for_url("**/ar/get-help/index.html")
    style = page.evaluate("getComputedStyle(document.querySelector('.help')).position")
    assert style == "fixed"
    assert said == []
    assert all(url.startswith("file:") for url in asked)
    page.close()


def test_bundle_is_a_command(built_for_clinic: Built) -> None:
    result = run("leaflets", "bundle", "usb.zip", cwd=built_for_clinic.root)
    made = built_for_clinic.root / "usb.zip"
    assert result.returncode == 0, result.stdout
    assert made.read_bytes() == bundle(built_for_clinic.site)
    made.unlink()
    result = run("leaflets", "bundle", "usb.zip", "--site", "docs", cwd=built_for_clinic.root)
    assert result.returncode == 1
    assert "make it first" in result.stdout
    assert not made.exists()
