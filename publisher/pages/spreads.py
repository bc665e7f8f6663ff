"""Spreads: whether each picture across two pages falls on two that face each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from publisher.layout import Part
from publisher.manifest.issue import Advertisement, Spread
from publisher.pages.plan import BACK_COVER, Plan, Run, make_plan, side
from publisher.problems import ExitCode, Problem, Problems

Insert = Advertisement | Spread
_FIXED = {"cover": 1, "advertisement": 1, "spread": 2}  #: pages of parts that never grow
_NOT_AFTER = ("opener", "spread")  #: by an opener's name, `after` means the whole section


def check_spreads(
    inserts: Sequence[Insert], plan: Plan, only: Collection[str], problems: Problems
) -> None:
    """Report spreads that would begin on a recto: their halves would lie back to back.

    `inserts` are all that the issue has; where `only` names parts, no other is judged.
    """
    for spread in inserts:
        run = next((run for run in plan.runs if run.part.id == spread.id), None)
        if not isinstance(spread, Spread) or run is None or side(run.first) == "verso":
            continue
        if only and spread.id not in only:
            continue
        message = f'spread "{spread.id}" would begin on page {run.first}, a right-hand page'
        place, hint = spread.place_of(), _proposal(plan, run, _followers(spread.id, inserts))
        problems.add(Problem("spread-side", message, place, hint, step=ExitCode.PAGES))


def check_fixed_spreads(
    parts: Iterable[Part], inserts: Sequence[Insert], problems: Problems
) -> None:
    """Report spreads that would begin on a recto whatever the extents of stories turn out to be.

    They stand behind the cover and other inserts alone, which have as many pages as they have.
    """
    fixed = list(takewhile(lambda part: part.kind in _FIXED, parts))
    plan = make_plan(fixed, {part.id: _FIXED[part.kind] for part in fixed}, {})
    check_spreads(inserts, plan, (), problems)


def _followers(name: str, inserts: Iterable[Insert]) -> frozenset[str]:
    """Return the names of all that goes with an insert: itself, and what follows it."""
    found, size = {name}, 0
    while size < len(found):
        size = len(found)
        found |= {insert.id for insert in inserts if insert.after in found}
    return frozenset(found)


def _proposal(plan: Plan, run: Run, moved: Collection[str]) -> str:
    """Return what to do: after which parts before and behind a spread it would fall right."""
    if run.part.starts == "recto":
        return "let it begin on either side: see what its layout and `recto` say"
    runs = [other for other in plan.runs if other.part.kind != "notes"]
    at, last = runs.index(run), len(runs) - 1
    close = next((n for n, other in enumerate(runs) if other.part.kind == BACK_COVER), last)
    inner = runs[:close]  # where the rest stands depends on how the issue is filled up
    before = next(_places(runs, reversed(inner[: max(at - 1, 0)]), run, moved), None)
    behind = next(_places(runs, inner[at + 1 :], run, moved), None)
    found = [place for place in (before, behind) if place]
    if not found:
        return "lengthen or shorten what stands before it by a page"
    return f"put it {', or '.join(found)}"


def _places(
    runs: Sequence[Run], others: Iterable[Run], spread: Run, moved: Collection[str]
) -> Iterator[str]:
    """Yield the parts among `others` after which a spread falls right, and spoils no other one.

    What follows the spread moves with it. Where another spread stands already it is left alone:
    which of the two came first would depend on their order in the manifest.
    """
    block = [run for run in runs if run.part.id in moved]
    rest = [run for run in runs if run.part.id not in moved]
    for other in others:
        if other.part.id in moved or other.part.kind in _NOT_AFTER:
            continue
        at = rest.index(other) + 1
        if rest[at : at + 1] and rest[at].part.kind == "spread":
            continue
        pages = _pages([*rest[:at], *block, *rest[at:]])
        first = pages[spread.part.id]
        if side(first) == "verso" and not _spoilt(runs, pages):
            yield f'after "{other.part.id}", on pages {first} and {first + 1}'


def _pages(runs: Sequence[Run]) -> dict[str, int]:
    """Return the first pages of parts in this order, by their names."""
    plan = make_plan([run.part for run in runs], {run.part.id: run.extent for run in runs}, {})
    return {run.part.id: run.first for run in plan.runs}


def _spoilt(runs: Iterable[Run], pages: dict[str, int]) -> bool:
    """Whether a spread that falls right would no longer do so on these pages."""
    good = [run for run in runs if run.part.kind == "spread" and side(run.first) == "verso"]
    return any(side(pages[run.part.id]) == "recto" for run in good)
