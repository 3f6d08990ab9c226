"""The part of mkdocs.yml that the leaflets need, typed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from leaflets.findings import Finding
from leaflets.reading.clinic import Clinic
from leaflets.reading.plugin_settings import PluginSettings
from leaflets.reading.yaml_files import load_yaml, validate

CONFIG_FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the project; ``tag`` is its BCP 47 tag and the name of its folder.

    One that is not ``published`` (``build: false``) is being translated: it can be checked and
    exchanged, and nothing is built of it.
    """

    tag: str
    name: str
    published: bool = True

    @property
    def locale(self) -> Locale:
        """Its CLDR data."""
        return _locale(self.tag)

    @property
    def written(self) -> str:
        """The tag that pages carry: fonts for Chinese differ by script, voices for Portuguese by
        country (BCP 47; the design names these two).
        """
        return {"zh": "zh-Hans", "pt": "pt-BR"}.get(self.tag, self.tag)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """The writing direction: that of the script."""
        return "rtl" if self.script in _RIGHT_TO_LEFT else "ltr"

    @property
    def script(self) -> str:
        """The ISO 15924 code of its script, from CLDR likely subtags: ``Latn``, ``Arab``."""
        locale = self.locale
        if locale.script:
            return str(locale.script)
        likely: Mapping[str, str] = get_global("likely_subtags")
        return likely[locale.language].split("_")[1]


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


_RIGHT_TO_LEFT = frozenset("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa Yezi".split())
"""ISO 15924 codes of the scripts in use today that run from right to left (Unicode, 2.10).

CLDR says it of each language, but Babel reads all it has of a language to tell that.
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings; ``languages[0]`` is the source language.

    ``prepared`` are the languages that are not published yet.
    """

    languages: tuple[Language, ...]
    pages: tuple[str, ...]
    site_url: str
    plugin: PluginSettings
    clinic: Clinic = field(default_factory=Clinic)
    prepared: tuple[Language, ...] = ()

    def including(self, tag: str) -> "Settings":
        """Return the settings with a prepared language among the others; with all of them for *."""
        more = tuple(one for one in self.prepared if tag in {"*", one.tag})
        return replace(self, languages=self.languages + more)

    @property
    def source(self) -> Language:
        """The language that all others are translated from."""
        return self.languages[0]

    def language(self, tag: str) -> Language:
        """Return the language with this tag; KeyError where there is none."""
        return {language.tag: language for language in self.languages}[tag]


def read_settings(root: Path) -> tuple[Settings | None, list[Finding]]:
    """Read mkdocs.yml in the folder ``root``."""
    if not (root / CONFIG_FILE).is_file():
        action = "Go to the folder of the project and run the command there."
        return None, [_finding("the file mkdocs.yml in this folder", "no such file", action)]
    data, findings = load_yaml(root / CONFIG_FILE, root)
    if not isinstance(data, dict):
        missing = _finding("settings", "none", "Restore the file.")
        return None, findings or [missing]
    settings, problems = parse_settings(data)
    return settings, findings + problems


def parse_settings(data: dict[str, Any]) -> tuple[Settings | None, list[Finding]]:
    """Make typed settings of the data of mkdocs.yml; None where the leaflets cannot be made."""
    extra = data.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    clinic, findings = validate(Clinic, extra.get("clinic") or {}, CONFIG_FILE, "extra.clinic")
    plugin, problems = validate(
        PluginSettings, _plugin(data, "leaflets"), CONFIG_FILE, "plugins.leaflets"
    )
    languages, prepared, more = _languages(_plugin(data, "i18n").get("languages"))
    pages, rest = _pages(data.get("nav"))
    findings = findings + problems + more + rest
    findings += [*_extra(extra), *_site_url(data.get("site_url"))]
    if plugin:
        findings += _pages_of_leaflets(plugin, pages)
    if clinic is None or plugin is None or not languages or not pages:
        return None, findings
    site_url = str(data.get("site_url") or "")
    kept = tuple(languages), tuple(pages), site_url, plugin, clinic, tuple(prepared)
    return Settings(*kept), findings


def _extra(extra: dict[str, Any]) -> Iterator[Finding]:
    """A misspelt “clinic” would wipe out all that the clinic has set."""
    if "clinic" not in extra:
        near = get_close_matches("clinic", [str(key) for key in extra], cutoff=0.5)
        found = f"extra.{near[0]}" if near else "no such entry"
        yield _finding("extra.clinic", found, "Write clinic: under extra; its values may be empty.")


def _site_url(value: Any) -> Iterator[Finding]:
    """Addresses are made by adding to it: without the slash its last part would be lost."""
    if not re.fullmatch(r"https?://[^\s]+/", str(value or "")):
        action = "Correct site_url: the address of the site, with a slash at the end."
        yield _finding("an address such as https://example.org/veins/", repr(value), action)


def _plugin(data: dict[str, Any], name: str) -> dict[str, Any]:
    for entry in data.get("plugins") or []:
        if isinstance(entry, dict) and name in entry:
            return entry[name] or {}
    return {}


def _languages(rows: Any) -> tuple[list[Language], list[Language], list[Finding]]:
    languages: list[Language] = []
    prepared: list[Language] = []
    findings = []
    rows = [row for row in rows or [] if isinstance(row, dict)]
    for row in sorted(rows, key=lambda row: not row.get("default", False)):
        tag, name = str(row.get("locale", "")), str(row.get("name", ""))
        try:
            Locale.parse(tag, sep="-")
        except (ValueError, UnknownLocaleError):
            action = "Correct locale in this row of plugins.i18n.languages."
            findings.append(_finding("a language tag that CLDR knows", repr(tag), action))
        else:
            published = bool(row.get("build", True))
            (languages if published else prepared).append(Language(tag, name, published))
    if not languages and not findings:
        action = "List at least one language, the source first."
        findings.append(_finding("rows in plugins.i18n.languages", "none", action))
    return languages, prepared, findings


def _pages(nav: Any) -> tuple[list[str], list[Finding]]:
    pages = [entry for entry in nav or [] if isinstance(entry, str) and entry.endswith(".md")]
    if isinstance(nav, list) and pages == nav and len(set(pages)) == len(pages):
        return pages, []
    action = "List each page file once under nav, without titles: the title is the page's heading."
    return pages, [_finding("nav: a list of page files", f"{nav!r}"[:60], action)]


def _pages_of_leaflets(plugin: PluginSettings, pages: list[str]) -> list[Finding]:
    return [
        _finding("pages that nav lists", page, f"Correct plugins.leaflets.leaflets.{name}.pages.")
        for name, leaflet in plugin.leaflets.items()
        for page in leaflet.pages
        if page not in pages
    ]


def _finding(expected: str, found: str, action: str) -> Finding:
    return Finding(rule="setting", file=CONFIG_FILE, expected=expected, found=found, action=action)
