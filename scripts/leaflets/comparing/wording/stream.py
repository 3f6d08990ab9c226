"""``leaflets compare``: pairs of texts as JSON lines in, findings as JSON lines out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from leaflets.comparing.wording.compare import Comparison, WordingFinding, compare
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Severity

SOURCE = "en"
_FIELDS = ("lang", "source", "target")


def compare_lines(lines: Iterable[str], termbase: Termbase) -> Iterator[str]:
    """Answer each line of JSON with one line of JSON, whatever the line is."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, termbase), ensure_ascii=False)


def _answer(line: str, termbase: Termbase) -> dict[str, Any]:
    try:
        pair = json.loads(line)
    except ValueError as error:
        return _as_dict(_refusal("input", "a line of JSON", str(error), "Correct the line."))
    if not isinstance(pair, dict) or not all(isinstance(pair.get(key), str) for key in _FIELDS):
        return _as_dict(
            _refusal(
                "input", f"an object with texts {', '.join(_FIELDS)}", "another", "Correct it."
            )
        )
    english, lexicon = termbase.lexicon(SOURCE), termbase.lexicon(pair["lang"])
    if english is None or lexicon is None:
        lang = SOURCE if english is None else pair["lang"]
        action = "Run leaflets check to see why, or correct the name of the language."
        return _as_dict(_refusal("language", f"a usable docs/{lang}/terms.yml", "none", action))
    return _as_dict(compare(pair["source"], pair["target"], english, lexicon))


def _refusal(rule: str, *message: str) -> Comparison:
    found = WordingFinding(rule, Severity.ERROR, *message)
    return Comparison((found,), "", "")


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
