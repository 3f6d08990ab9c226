"""The report of ``leaflets mutants``."""

from collections import Counter
from collections.abc import Iterator

from leaflets.mutating.kills import Kills


def report(kills: Kills, langs: list[str]) -> Iterator[str]:
    """Yield the kill rate by class and language, the survivors, and how many by each reason."""
    lived = Counter((survivor.fault.kind, survivor.lang) for survivor in kills.survivors)
    kinds = sorted({kind for kind, _ in kills.made})
    yield "".join(["class".ljust(22), *(lang.rjust(16) for lang in langs)])
    for kind in kinds:
        cells = [_rate(kills.made[kind, lang], lived[kind, lang]) for lang in langs]
        yield "".join([kind.ljust(22), *(cell.rjust(16) for cell in cells)])
    made, alive = kills.made.total(), len(kills.survivors)
    yield f"{made - alive} of {made} mutants found as ERROR, {alive} survivors"
    if kills.unclean:
        yield f"{kills.unclean} statements have an ERROR and could not be measured"
    for reason, count in Counter(survivor.reason for survivor in kills.survivors).most_common():
        yield f"  {count:6} {reason}"
    yield from (str(survivor) for survivor in kills.survivors)


def _rate(made: int, lived: int) -> str:
    return f"{made - lived}/{made} {100 * (made - lived) / made:.1f}%" if made else "-"
