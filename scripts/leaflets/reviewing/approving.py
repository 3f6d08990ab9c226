"""``leaflets approve``: one more form of a concept in a language's list, and who approved it."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Finding
from leaflets.reading.concepts import CONCEPTS_FILE
from leaflets.reading.digests import digest
from leaflets.reading.files import TERMS_FILE
from leaflets.reading.patterns import expand_line, split_line
from leaflets.reading.project import Project
from leaflets.reading.reviews import NONE, Digests, Review, Role
from leaflets.reading.statements import TERM
from leaflets.reading.termbase import terms_finding
from leaflets.reviewing.signing import Decider, unfit


def approve(
    project: Project, lang: str, decider: Decider, concept: str, form: str
) -> tuple[bytes, list[Review], list[Finding]]:
    """Return the new content of terms.yml, and the line for the ledger; or what is wrong.

    The form is refused where the list would be worse for it: under two concepts, or with brackets
    that do not match.
    """
    file = f"docs/{lang}/{TERMS_FILE}"

    def wrong(expected: str, found: str, action: str) -> Finding:
        return terms_finding(file, lang, concept, expected, found, action)

    against = list(unfit(project, lang, decider))
    if len(split_line(form)) != 1:
        against.append(wrong("one form", repr(form), "Approve each form by itself."))
    path = project.root / file
    text = path.read_bytes().decode("utf-8") if path.is_file() else ""
    row = re.search(rf'(?m)^  "?{re.escape(concept)}"?: "((?:[^"\\]|\\.)*)"(?=\r?$)', text)
    if row is None:
        expected = "a concept of the list, with its forms in quotes on one line"
        against.append(wrong(expected, concept, "Correct its name, or add it by hand."))
    elif form in expand_line(row[1]):
        against.append(wrong("a new form", f"“{form}”, which is listed", "Nothing is to be done."))
    if against or row is None:
        return b"", [], against
    before = f"{row[1]}, " if row[1].strip() else ""
    new = f"{text[: row.start(1)]}{before}{json.dumps(form, ensure_ascii=False)[1:-1]}"
    data = (new + text[row.end(1) :]).encode("utf-8")
    against = _problems(project.root, lang, data)
    bound = Digests(NONE, digest(form), NONE)
    who = Role.FORM, decider.name, decider.credential, decider.date, form
    return data, [] if against else [Review(TERM + concept, bound, *who)], against


def _problems(root: Path, lang: str, data: bytes) -> list[Finding]:
    """Return what is wrong with a list of forms and was not before."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "docs", lang, TERMS_FILE)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        Path(folder, CONCEPTS_FILE).write_bytes((root / CONCEPTS_FILE).read_bytes())
        old, new = Termbase(root), Termbase(Path(folder))
        old.lexicon(lang)
        new.lexicon(lang)
        return [one for one in new.problems if one not in old.problems]
