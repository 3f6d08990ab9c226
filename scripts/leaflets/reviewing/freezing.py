"""What ``leaflets freeze`` adds to the ledgers: the new English, and what was made from the old."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from leaflets.comparing.decisions import digests_now
from leaflets.comparing.wording.compare import findings
from leaflets.comparing.wording.pages import prose
from leaflets.comparing.wording.reader import read
from leaflets.comparing.wording.termbase import Termbase
from leaflets.findings import Severity
from leaflets.reading.digests import digest
from leaflets.reading.history import COLUMNS as HISTORY
from leaflets.reading.history import HISTORY_FILE, Frozen, latest
from leaflets.reading.project import Project
from leaflets.reading.reviews import COLUMNS as REVIEWS
from leaflets.reading.reviews import REVIEWS_FILE, Digests, Review, Role
from leaflets.reading.statements import texts
from leaflets.reading.tables import appended
from leaflets.reading.untranslated import is_untranslated

PROGRAM = "leaflets freeze"


def new_history(project: Project, says: Mapping[str, str], today: datetime.date) -> list[Frozen]:
    """Return the lines for the English texts that the history does not end with, labels too.

    ``says`` is what the statements of the pages say now; wider lists may read the same text anew.
    """
    before = latest(project.history)
    now = texts(project, project.settings.source.tag)
    gone = [name for name, frozen in before.items() if frozen.text and name not in now]
    return [
        Frozen(version, today, name, digest(text), says.get(name, ""), text)
        for version in [project.settings.plugin.version]
        for name, text in [*now.items(), *((name, "") for name in gone)]
        if name not in before
        or before[name].digest != digest(text)
        or before[name].says != says.get(name, "")
    ]


def new_bases(
    project: Project, lang: str, new: list[Frozen], today: datetime.date, *, translated: bool
) -> Iterator[Review]:
    """Yield, for each statement whose English changed, the English that its translation is of.

    Nothing is written about a translation that the ledger knows. A text that says the new English
    and not the former was changed along; with ``translated``, all of them were.
    """
    before = latest(project.history)
    own, now = texts(project, lang), digests_now(project, lang)
    known = {(r.statement, r.digests.translation) for r in project.reviews.get(lang, ())}
    termbase = Termbase(project.root)
    for frozen in new:
        name = frozen.statement
        former, text = before.get(name), own.get(name, "")
        if former is None or former.digest == frozen.digest:
            continue
        if name not in now or is_untranslated(text):
            continue
        if (name, now[name].translation) in known:
            continue
        along = translated or _follows(termbase, project, lang, text, former.text, frozen.text)
        english = frozen if along else former
        says = digest(english.says or english.text)
        bound = Digests(english.digest, now[name].translation, says)
        yield Review(name, bound, Role.BASE, PROGRAM, "program", today)


def _follows(
    termbase: Termbase, project: Project, lang: str, text: str, former: str, now: str
) -> bool:
    english = termbase.lexicon(project.settings.source.tag)
    own = termbase.lexicon(lang)
    if english is None or own is None:
        return False
    target = read(prose(text), own)

    def differs(source: str) -> bool:
        said = read(prose(source), english)
        found = findings(prose(text), said, target, english, own)
        return any(finding.severity is Severity.ERROR for finding in found)

    return differs(former) and not differs(now)


def added(
    project: Project, says: Mapping[str, str], today: datetime.date, *, translated: bool
) -> dict[Path, bytes]:
    """Return the content of the ledgers to which the frozen English adds something."""
    new = new_history(project, says, today)
    contents = {}
    if new:
        path = project.root / HISTORY_FILE
        contents[path] = appended(path, HISTORY, [frozen.cells for frozen in new])
    for language in project.settings.languages:
        if language == project.settings.source:
            continue
        bases = list(new_bases(project, language.tag, new, today, translated=translated))
        if bases:
            contents |= with_reviews(project, language.tag, bases)
    return contents


def with_reviews(project: Project, lang: str, new: Sequence[Review]) -> dict[Path, bytes]:
    """Return the ledger of a language with new decisions at its end."""
    path = project.root / "docs" / lang / REVIEWS_FILE
    return {path: appended(path, REVIEWS, [review.cells for review in new])}
