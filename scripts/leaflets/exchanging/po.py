"""PO files, as GNU gettext and most tools for translators know them.

The context of a message is the name of its statement. What is stale or has an ERROR is fuzzy; a
stale one has the former English as its previous message.
"""

import re
from pathlib import Path

import polib

from leaflets.exchanging.incoming import Incoming, read_bytes, unusable, wrong_language
from leaflets.exchanging.units import Unit
from leaflets.findings import Finding
from leaflets.reading.project import Project
from leaflets.reviewing.status import State

_UNCLOSED = re.compile(r'(?m)^(?:msg[\w\[\]]* *)?"(?:[^"\\\n]|\\.)*$')

_FUZZY = {State.STALE, State.DRAFT}


def as_po(project: Project, lang: str, units: list[Unit]) -> bytes:
    """Return the statements as a PO file; the same statements give the same bytes."""
    plugin = project.settings.plugin
    date = f"{plugin.revised:%Y-%m-%d} 00:00+0000"
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Project-Id-Version": f"leaflets {plugin.version}",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": date,
        "PO-Revision-Date": date,
        "Last-Translator": "",
        "Language-Team": "",
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Source-Language": project.settings.source.tag,
    }
    file.extend(_entry(unit) for unit in units)
    return (str(file).rstrip("\n") + "\n").encode("utf-8")


def _entry(unit: Unit) -> polib.POEntry:
    notes = [f"state: {unit.state}", *(f"says: {unit.says}" for _ in [0] if unit.says)]
    notes += [f"signed: {who}" for who in unit.signatures] + list(unit.findings)
    flags = ["fuzzy"] if unit.target and unit.state in _FUZZY else []
    flags += ["python-brace-format"] if unit.file.endswith(".yml") and "{" in unit.source else []
    return polib.POEntry(
        msgctxt=unit.name,
        msgid=unit.source,
        msgstr=unit.target,
        comment="\n".join(notes),
        occurrences=[(unit.file, "")],
        flags=flags,
        previous_msgid=(unit.former or None) if "fuzzy" in flags else None,
    )


def read_po(path: Path, lang: str) -> tuple[list[Incoming], list[Finding]]:
    """Read a PO file for a language; nothing but findings where it cannot be used."""
    data, findings = read_bytes(path)
    if findings:
        return [], findings
    action = "Save it as PO in UTF-8 in your tool, and import that."
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        if "\n" not in text:  # polib would take one line for the name of a file
            raise ValueError("no PO file")
        if cut := _UNCLOSED.search(text):  # polib would take what is left for an empty text
            raise ValueError(f"in line {text.count(chr(10), 0, cut.start()) + 1}: a quote is open")
        file = polib.pofile(text)
    except UnicodeDecodeError as error:
        return [], [unusable(path, "text in UTF-8", f"byte {error.start:,} that is not", action)]
    except (ValueError, OSError, AttributeError, IndexError) as error:
        # polib tells of its trouble with the whole text in front.
        found = f"a fault {str(error)[-60:].strip()}".replace("\n", " ")
        return [], [unusable(path, "a well-formed PO file", found, action)]
    if file.metadata.get("Language", "") != lang:
        return [], [wrong_language(path, lang, file.metadata.get("Language", ""))]
    return [
        Incoming(entry.msgctxt or "", entry.msgid, entry.msgstr, not entry.fuzzy)
        for entry in file
        if not entry.obsolete
    ], []
