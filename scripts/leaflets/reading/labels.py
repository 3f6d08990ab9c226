"""``docs/<lang>/labels.yml``: the words outside the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaflets.findings import Finding
from leaflets.reading.editions import EDITIONS
from leaflets.reading.yaml_files import load_yaml

LABELS_FILE = "labels.yml"

STATUSES = ("draft", "checked", "signed", "stale")
"""What a language can be, each with a label of its own."""

_SITE = (
    "skip_to_text all_pages languages search search_none listen"
    " paper_title paper_where changes_title status_title not_found read_here"
).split()
"""Labels of the site that hold no {braces}."""

LABELS: Mapping[str, frozenset[str]] = {
    "site_name": frozenset(),
    "draft_notice": frozenset(),
    "updating_notice": frozenset(),
    "signed_notice": frozenset(),
    "page_of": frozenset({"page", "pages"}),
    "version": frozenset({"version"}),
    "revised": frozenset({"date"}),
    "your_clinic": frozenset(),
    "clinic_name": frozenset(),
    "clinic_address": frozenset(),
    "clinic_phone": frozenset(),
    "clinic_night_phone": frozenset(),
    "clinic_emergency_number": frozenset(),
    "clinic_website": frozenset(),
    "ask_your_clinic": frozenset(),
    "print_this_leaflet": frozenset(),
    **{f"paper_{edition}": frozenset() for edition in EDITIONS},
    "all_sources": frozenset(),
    "code_alt": frozenset(),
    "code_caption": frozenset(),
    "pages_count": frozenset({"pages"}),
    "agent_polidocanol": frozenset(),
    "agent_sodium_tetradecyl_sulfate": frozenset(),
    "form_liquid": frozenset(),
    "form_foam": frozenset(),
    "form_both": frozenset(),
    "glossary_entry": frozenset({"word", "meaning"}),
    **{name: frozenset() for name in _SITE},
    **{f"status_{name}": frozenset() for name in STATUSES},
    "search_found": frozenset({"count"}),
    "call_emergency": frozenset({"number"}),
    "call_clinic": frozenset({"number"}),
    "paper_current": frozenset({"version"}),
    "paper_old": frozenset({"version"}),
    "paper_unknown": frozenset({"version"}),
    "status_counts": frozenset({"checked", "statements", "signed", "stale"}),
}
"""Every label that the program uses, with the names in {braces} that its text must hold."""


def changes_label(version: str) -> str:
    """Return the name of the label that tells what is new in a version: ``changes_0_1``."""
    return f"changes_{version.replace('.', '_')}"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one language."""

    lang: str
    texts: Mapping[str, str]

    @property
    def file(self) -> str:
        """The file, relative to the project."""
        return f"docs/{self.lang}/{LABELS_FILE}"

    def __getitem__(self, key: str) -> str:
        """Return the text of a label; the checks have made sure that it is there."""
        return self.texts[key]

    def fill(self, key: str, **values: object) -> str:
        """Return the text of a label with its {placeholders} filled in."""
        return self.texts[key].format(**values)


def read_labels(root: Path, lang: str) -> tuple[Labels | None, list[Finding]]:
    """Read the labels of a language; None where the file cannot be used."""
    path = root / "docs" / lang / LABELS_FILE
    data, findings = load_yaml(path, root)
    if data is None and findings:
        return None, findings
    return _labels(data, lang, path.relative_to(root).as_posix(), findings)


def _labels(
    data: Any, lang: str, file: str, findings: list[Finding]
) -> tuple[Labels | None, list[Finding]]:
    if not isinstance(data, dict):
        action = "Write one label to a line: name: text."
        return None, [*findings, _finding(file, lang, "", "labels with texts", "none", action)]
    findings = findings + [
        _finding(file, lang, str(key), "a text", repr(value), "Put the text in quotes.")
        for key, value in data.items()
        if not isinstance(value, str) or not value.strip()
    ]
    texts = {str(k): str(v).strip() if v is not None else "" for k, v in data.items()}
    return Labels(lang, texts), findings


def _finding(file: str, lang: str, key: str, expected: str, found: str, action: str) -> Finding:
    return Finding(
        rule="label",
        file=file,
        lang=lang,
        statement=key,
        expected=expected,
        found=found,
        action=action,
    )
