"""Our build beside stock MkDocs, and our PDFs beside others, with the goals of the project."""

from dataclasses import dataclass
from pathlib import Path

from leaflets.benching import peers
from leaflets.benching.contenders import (
    Contender,
    Deadline,
    Tell,
    in_turn,
    keep,
    measure,
    our_build,
    stock_build,
)
from leaflets.benching.cost import Cost, Spent
from leaflets.benching.projects import copied, languages, read_config, spread, stock
from leaflets.benching.ratios import Pick, Ratio, middle, ratio, whole
from leaflets.benching.tables import Table

SITE, PDFS, PEER, UNCHANGED, SENTENCE = 0.45, 0.55, 0.2, 0.5, 0.8
"""The goals of issue 8: at most so many times what stands in the row."""

_HEAD = ("what", "beside", "by the clock (rounds)", "processors", "goal", "")
_COSTS = ("what", "clock, s", "processors, s", "MB, main process", "MB, largest other", "rounds")


def site_part(cost: Cost) -> Spent:
    """Take what a build takes without the checks and the leaflets."""
    return cost.without("checks", "pdfs")


def paper_part(cost: Cost) -> Spent:
    """Take what a build takes without the checks: leaflets are printed while pages are built."""
    return cost.without("checks")


@dataclass(frozen=True, slots=True)
class Settings:
    """What is run: of ``languages`` as many for the site, of ``printed`` for the PDFs."""

    source: Path
    work: Path
    languages: int
    printed: int
    rounds: int
    peer: Path | None


class Beside:
    """The figures beside others; they are added to two tables."""

    def __init__(self, settings: Settings, tell: Tell) -> None:
        self._settings = settings
        self._tags = languages(read_config(settings.source))
        self._tell = tell
        self.ratios = Table("Beside others", _HEAD)
        self.costs = Table("What each run cost", _COSTS)

    def site(self, deadline: Deadline) -> None:
        """Measure the site in all its languages: cold, unchanged, and with a sentence changed."""
        tags = spread(self._tags, self._settings.languages)
        work = self._settings.work / "site"
        root = copied(self._settings.source, work / "project", tags)
        other, target = tags[len(tags) // 2], work / "built"
        first = our_build("our build, nothing kept", root, target)
        measure(first, "once", deadline, self._tell)
        if not first.costs:
            self._add_costs(f"{len(tags)} languages", [first])
            return
        kept, printed = keep(root, work / "kept"), keep(root, work / "printed", "pdfs", "plans")
        mkdocs = stock_build("stock mkdocs build", stock(root, work / "stock"), work / "plain")
        cold = our_build("our build, PDFs kept, nothing else", root, target, printed)
        same = our_build("our build, unchanged", root, target, kept)
        english = our_build("our build, an English sentence", root, target, kept, "en/about.md")
        about = f"{other}/about.md"
        sentence = our_build(f"our build, a sentence in {other}", root, target, kept, about)
        turn = [mkdocs, cold, same, english, sentence]
        in_turn(turn, self._settings.rounds, deadline, self._tell)
        left = self._settings.rounds - len(mkdocs.costs)
        in_turn([mkdocs, same, sentence], left, deadline, self._tell, left)  # which are short
        count, _ = peers.paper(target)
        few = f"{len(tags)} languages"
        self._add(f"{few}, cold: all but checks and PDFs", cold, [mkdocs], SITE, site_part)
        self._add(f"{few}, unchanged, with checks and {count} PDFs", same, [mkdocs], UNCHANGED)
        self._add(f"{few}, one English sentence: {_new(english, count)}", english, [mkdocs])
        what = f"{few}, one sentence in {other}: {_new(sentence, count)}"
        self._add(what, sentence, [mkdocs], SENTENCE)
        self._add_costs(few, [first, *turn])

    def paper(self, deadline: Deadline) -> None:
        """Measure the PDFs beside other programs that print the same HTML or the same pages."""
        tags = spread(self._tags, self._settings.printed)
        work, few = self._settings.work / "paper", f"{len(tags)} languages"
        root = copied(self._settings.source, work / "project", tags)
        html = peers.html_of(root, work / "html")
        cold = our_build("our build, nothing kept", root, work / "built")
        mkdocs = stock_build("stock mkdocs build", stock(root, work / "stock"), work / "plain")
        alone, chromium = peers.weasyprint(html, work), peers.chromium(html, work)
        to_pdf = peers.mkdocs_to_pdf(root, work, self._settings.peer)
        turn = [cold, mkdocs, alone, chromium, *to_pdf]
        in_turn(turn, self._settings.rounds, deadline, self._tell)
        count, pages = peers.paper(work / "built") if cold.costs else (0, 0)
        what = f"{count} PDFs in {', '.join(tags)}, from the same HTML, and our site"
        self._add(what, cold, [alone], PDFS, paper_part)
        self._add(what, cold, [chromium], None, paper_part)
        self._add(f"{few}, cold, whole with checks: beside the floor", cold, [mkdocs, alone])
        for peer, left in zip(to_pdf, (1, len(tags)), strict=True):
            what = (
                f"{few}, cold, whole, for each PDF: ours {count}, theirs {len(tags)}, {left} left"
            )
            self._add(what, cold, [peer], PEER, factor=len(tags) / max(1, count))
        theirs = sum(peers.paper(work / f"to-pdf-site-{tag}")[1] for tag in tags)
        what = f"{few}, cold, whole, for each page of paper: ours {pages}, theirs {theirs}"
        self._add(what, cold, to_pdf[-1:], factor=theirs / max(1, pages))
        self._add_costs(few, turn)

    def _add(
        self,
        what: str,
        one: Contender,
        others: list[Contender],
        goal: float | None = None,
        pick: Pick = whole,
        factor: float = 1.0,
    ) -> None:
        names = " + ".join(other.name for other in others)
        found: Ratio | None = ratio(one, others, pick)
        if found is None:
            why = next(c.missing for c in [one, *others] if not c.costs)
            self.ratios.rows.append((what, names, why, "", f"≤ {goal:g}" if goal else "", ""))
        else:
            self.ratios.rows.append((what, names, *found.times(factor).cells(goal)))

    def _add_costs(self, few: str, contenders: list[Contender]) -> None:
        for one in contenders:
            if not one.costs:
                self.costs.rows.append((f"{few}: {one.name}", one.missing, "", "", "", "0"))
                continue
            wall, cpu = middle(one, lambda cost: cost.wall), middle(one, lambda cost: cost.cpu)
            main, other = middle(one, lambda cost: cost.main), middle(one, lambda cost: cost.worker)
            self.costs.rows.append(
                (
                    f"{few}: {one.name}",
                    f"{wall:.2f}",
                    f"{cpu:.2f}",
                    f"{main:.0f}",
                    f"{other:.0f}" if other else "none",
                    f"{len(one.costs)}",
                )
            )


def _new(contender: Contender, total: int) -> str:
    """Say how many PDFs were printed anew in the last round, and in which languages."""
    if not contender.costs:
        return "not known"
    new = peers.new_leaflets(contender.costs[-1].said)
    tags = list(dict.fromkeys(path.split("/")[0] for path in new))
    return f"{len(new)} of {total} PDFs new, in {', '.join(tags) or 'none'}"
