"""Spreads: whether each picture across two pages falls on two that face each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from publisher.manifest.issue import Spread
from publisher.pages.plan import BACK_COVER, Plan, Run, side
from publisher.problems import ExitCode, Problem, Problems

_NOT_AFTER = ("opener", "spread")  #: by an opener's name, `after` means the whole section


def check_spreads(
    spreads: Iterable[Spread], plan: Plan, only: Collection[str], problems: Problems
) -> None:
    """Report spreads that would begin on a recto: their halves would lie back to back.

    Where `only` names parts, no other is judged.
    """
    for spread in spreads:
        run = next((run for run in plan.runs if run.part.id == spread.id), None)
        if run is None or side(run.first) == "verso" or (only and spread.id not in only):
            continue
        message = f'spread "{spread.id}" would begin on page {run.first}, a right-hand page'
        place, hint = spread.place_of(), _proposal(plan, run)
        problems.add(Problem("spread-side", message, place, hint, step=ExitCode.PAGES))


def _proposal(plan: Plan, run: Run) -> str:
    """Return what to do: after which parts before and behind a spread it would fall right."""
    if run.part.starts == "recto":
        return "let it begin on either side: take it out of `recto`"
    runs = [other for other in plan.runs if other.part.kind != "notes"]
    at, last = runs.index(run), len(runs) - 1
    close = next((n for n, other in enumerate(runs) if other.part.kind == BACK_COVER), last)
    inner = runs[:close]  # where the rest stands depends on how the issue is filled up
    before = next(_places(reversed(inner[: max(at - 1, 0)]), 0), None)
    behind = next(_places(inner[at + 1 :], run.extent), None)
    found = [place for place in (before, behind) if place]
    if not found:
        return "lengthen or shorten what stands before it by a page"
    return f"put it {', or '.join(found)}"


def _places(runs: Iterable[Run], moved: int) -> Iterator[str]:
    """Yield the parts that end on a recto; those behind the spread move up by its pages.

    The spread has two pages, so that no other part changes its side when it goes elsewhere.
    """
    for run in runs:
        first = run.first + run.extent - moved
        if side(first) == "verso" and run.part.kind not in _NOT_AFTER:
            yield f'after "{run.part.id}", on pages {first} and {first + 1}'
