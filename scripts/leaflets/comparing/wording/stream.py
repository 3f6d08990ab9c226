"""``leaflets compare``: pairs of texts as JSON lines in, findings as JSON lines out."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from leaflets.comparing.wording.compare import Comparison, WordingFinding, compare
from leaflets.comparing.wording.lexicon import Lexicon, compile_lexicon
from leaflets.findings import Finding, Severity, errors
from leaflets.reading.termbase import Concepts, read_concepts, read_terms

SOURCE = "en"
_FIELDS = ("lang", "source", "target")


class Termbase:
    """The lexicons of a project, each compiled when it is first asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lexicons: dict[str, Lexicon | None] = {}
        self.problems: list[Finding] = []
        self._concepts: Concepts | None
        self._concepts, self.problems = read_concepts(root)

    def lexicon(self, lang: str) -> Lexicon | None:
        """Return the lexicon of a language; None, with the reason in ``problems``."""
        if lang not in self._lexicons:
            self._lexicons[lang] = self._load(lang)
        return self._lexicons[lang]

    def _load(self, lang: str) -> Lexicon | None:
        if self._concepts is None or not (self._root / "docs" / lang / "terms.yml").is_file():
            return None
        terms, problems = read_terms(self._root, lang, self._concepts)
        self.problems += problems
        if terms is None or errors(problems):
            return None
        return compile_lexicon(lang, self._concepts, terms)


def compare_lines(lines: Iterable[str], termbase: Termbase) -> Iterator[str]:
    """Answer each line of JSON with one line of JSON, whatever the line is."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, termbase), ensure_ascii=False)


def _answer(line: str, termbase: Termbase) -> dict[str, Any]:
    try:
        pair = json.loads(line)
    except ValueError as error:
        return _as_dict(_refusal("input", f"This line is not JSON: {error}."))
    if not isinstance(pair, dict) or not all(isinstance(pair.get(key), str) for key in _FIELDS):
        return _as_dict(_refusal("input", f"Expected an object with texts {', '.join(_FIELDS)}."))
    english, lexicon = termbase.lexicon(SOURCE), termbase.lexicon(pair["lang"])
    if english is None or lexicon is None:
        lang = SOURCE if english is None else pair["lang"]
        message = f"There is no usable docs/{lang}/terms.yml. Run leaflets check to see why."
        return _as_dict(_refusal("language", message))
    return _as_dict(compare(pair["source"], pair["target"], english, lexicon))


def _refusal(rule: str, message: str) -> Comparison:
    return Comparison((WordingFinding(rule, Severity.ERROR, message),), "", "")


def _as_dict(comparison: Comparison) -> dict[str, Any]:
    findings = [
        {"rule": found.rule, "severity": str(found.severity), "message": found.message}
        for found in comparison.findings
    ]
    return {
        "findings": findings,
        "source_says": comparison.source_says,
        "target_says": comparison.target_says,
    }
