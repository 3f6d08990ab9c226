"""``leaflets freeze``: writes into the ledger what each English statement says now."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leaflets.comparing.frozen import Said

_ENTRY = re.compile(r"^([\w-]+):\s*(#.*)?$")
_GENERATED = re.compile(r"^  (says|digest):")


@dataclass(frozen=True, slots=True)
class Change:
    """A statement whose frozen line changes: a row of the clinical change note."""

    statement: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return the change as three lines to read aloud."""
        return f"{self.statement}\n  was: {self.before or '-'}\n  is:  {self.after or '-'}"


def frozen_text(ledger: str, said: Mapping[str, Said]) -> str:
    """Return the text of the ledger with what English says now; all else stays as it is."""
    return "\n".join(_lines(ledger.split("\n"), said))


def _lines(lines: list[str], said: Mapping[str, Said]) -> Iterator[str]:
    """Write the generated lines behind the last written line of each entry."""
    name = ""
    for line in lines:
        if _GENERATED.match(line):
            continue
        if not line.startswith((" ", "\t")):
            yield from _generated(name, said)
            match = _ENTRY.match(line)
            name = match[1] if match else ""
        yield line
    yield from _generated(name, said)


def _generated(name: str, said: Mapping[str, Said]) -> Iterator[str]:
    now = said.get(name)
    if now is not None:
        yield "  says: " + json.dumps(now.says, ensure_ascii=False)
        yield f"  digest: {now.digest}"
