"""The edits that tests/data/*.yml name: what people do to files."""

import re
import unicodedata
from pathlib import Path
from typing import Any

# The lines of a statement, and the line of its id.
_BLOCK = r"(?m)(?:^(?![^\n]*\{{: #)[^\n]+\n)+ *\{{: #{id} \}}\n"


def apply(case: dict[str, Any], root: Path) -> None:
    """Spoil a file of the project in ``root`` as the case says; fail where nothing changed."""
    path = root / case["file"]
    if case.get("delete_file"):
        path.unlink()
    elif "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
    elif "write" in case:
        path.write_text(case["write"], "utf-8")
    else:
        before = path.read_text("utf-8")
        after = _edited(case, before)
        assert after != before, f"{case['name']}: the edit changed nothing"
        path.write_text(after, "utf-8", newline="")


def _edited(case: dict[str, Any], text: str) -> str:  # noqa: PLR0911 - one edit a line
    if "replace" in case:
        return text.replace(case["replace"], case["by"])
    if "regex" in case:
        return re.sub(case["regex"], case["by"], text)
    if "delete_block" in case:
        return re.sub(_BLOCK.format(id=case["delete_block"]), "", text)
    if "delete_id" in case:
        return re.sub(rf"\n *\{{: #{case['delete_id']} \}}", "", text)
    if "empty_block" in case:
        return re.sub(
            rf"(?m)^- .*(?=\n *\{{: #{case['empty_block']} )", f"- [](#{case['empty_block']})", text
        )
    if "swap" in case:
        one, two = (re.search(_BLOCK.format(id=name), text) for name in case["swap"])
        assert one and two
        return text.replace(one[0] + two[0], two[0] + one[0])
    if case.get("bom"):
        return "\ufeff" + text
    if case.get("crlf"):
        return text.replace("\n", "\r\n")
    if case.get("decompose"):
        return unicodedata.normalize("NFD", text)
    raise AssertionError(f"{case['name']}: no edit")
