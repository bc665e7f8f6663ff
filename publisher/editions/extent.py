"""Extent: whether so many pages can be folded and bound, and what to add or leave out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import count
from math import lcm

from publisher.editions.binding import COVER_PAGES
from publisher.manifest.issue import FOLDED, Extent
from publisher.manifest.printer import PrinterEntry
from publisher.pages.plan import Plan
from publisher.problems import ExitCode, Place, Problem, Problems, Severity


def suits_binding(printer: PrinterEntry) -> Callable[[int], bool]:
    """Return whether an issue of so many pages is whole sheets, none of them loose."""
    return lambda extent: not _over(extent, printer) and not _loose(extent, printer)


def check_extent(
    plan: Plan, printer: PrinterEntry, wish: Extent, place: Place | None, problems: Problems
) -> None:
    """Report a number of pages that the binding does not suit, with what would do.

    Part of a sheet is an error: nobody can fold it. A glued issue with a single sheet of four
    beside its signatures is a warning: two leaves hold badly, but can be wrapped around others.
    """
    if _over(plan.extent, printer):
        code, message, level = "extent-binding", _broken_sheet(plan, printer), Severity.ERROR
    elif _loose(plan.extent, printer):
        code, message, level = "extent-loose", _loose_sheet(plan, printer), Severity.WARNING
    else:
        return
    hint = _proposal(plan, printer, wish)
    problems.add(Problem(code, message, place, hint, level, ExitCode.PRINTER))


def _bound(extent: int, printer: PrinterEntry) -> int:
    """Return the pages that are folded together: all that are stitched, or what a cover holds."""
    return extent - COVER_PAGES if printer.binding == "perfect" else extent


def _unit(printer: PrinterEntry) -> int:
    return lcm(FOLDED, printer.multiple)


def _over(extent: int, printer: PrinterEntry) -> int:
    """Return how many pages are more than whole sheets."""
    return _bound(extent, printer) % _unit(printer)


def _loose(extent: int, printer: PrinterEntry) -> bool:
    """Whether a glued block would have a signature of two leaves beside larger ones."""
    if printer.binding == "saddle" or printer.signature == FOLDED:
        return False
    return _bound(extent, printer) % printer.signature == FOLDED


def _more(extent: int, printer: PrinterEntry) -> int:
    """Return the next larger extent that suits; whole signatures always do."""
    return next(filter(suits_binding(printer), count(extent)))


def _fewer(extent: int, printer: PrinterEntry) -> int | None:
    """Return the next smaller extent that suits and has something between its covers."""
    smaller = range(extent, extent - _bound(extent, printer), -1)
    return next(filter(suits_binding(printer), smaller), None)


def _broken_sheet(plan: Plan, printer: PrinterEntry) -> str:
    extent = plan.extent
    more, fewer = _more(extent, printer), _fewer(extent, printer)
    over = f"{extent - fewer} over {fewer}, " if fewer else ""
    return (
        f"{_counted(extent, printer)}; {printer.name} binds multiples of {_unit(printer)}"
        f"{_with_cover(printer)}: {over}{more - extent} short of {more}"
    )


def _with_cover(printer: PrinterEntry) -> str:
    """Say how pages are counted where the cover is glued around them, and none of them."""
    apart = f", the {COVER_PAGES} of the cover not counted; the whole is"
    return apart if printer.binding == "perfect" else ""


def _loose_sheet(plan: Plan, printer: PrinterEntry) -> str:
    full = _bound(plan.extent, printer) // printer.signature
    several = (
        f"{full} signature{'s' if full > 1 else ''} of {printer.signature} and " if full else ""
    )
    return (
        f"{_counted(plan.extent, printer)}: {several}a sheet of {FOLDED}, "
        "which holds badly where it is glued alone"
    )


def _counted(extent: int, printer: PrinterEntry) -> str:
    within = f", {max(_bound(extent, printer), 0)} of them within the cover"
    return f"the issue has {extent} pages{within if printer.binding == 'perfect' else ''}"


def _proposal(plan: Plan, printer: PrinterEntry, wish: Extent) -> str:
    short = _more(plan.extent, printer) - plan.extent
    filled = (
        'take "multiple" out of extent' if wish.fill == "notes" else '"extent: {fill: notes}" does'
    )
    smaller = _fewer(plan.extent, printer)
    spare = _spare(plan, plan.extent - smaller) if smaller else []
    leave = f", or leave out {_listed(spare)}" if spare else ""
    return f"add {short} ({filled}){leave}"


def _spare(plan: Plan, pages: int) -> list[str]:
    """Return stories that together have so many pages, the fewest and shortest first."""
    stories = sorted((run.extent, at, run) for at, run in enumerate(plan.runs) if run.part.articles)
    for extent, _, run in stories:
        if extent == pages:
            return [run.part.title]
    found, left = [], pages
    for extent, _, run in stories:
        if extent <= left:
            found.append(run.part.title)
            left -= extent
    return found if not left else []


def _listed(titles: Sequence[str]) -> str:
    return " and ".join(f'"{title}"' for title in titles)
