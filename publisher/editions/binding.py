"""What follows from how an issue is bound: its cover, its spine, and whether its extent will do."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.manifest.printer import PrinterEntry
from publisher.pages.plan import Plan

COVER_PAGES = 4  #: front, its inside, the back's inside, back
LEGIBLE_SPINE = 5.0  #: mm; on a narrower one words stand within a millimetre of a fold


def spine_width(extent: int, printer: PrinterEntry) -> float:
    """Return the width of the spine, in mm: leaves of the inside, twice the cover."""
    leaves = (extent - COVER_PAGES) / 2
    return round(leaves * printer.paper.text + 2 * printer.paper.cover, 2)


def spine_is_legible(width: float) -> bool:
    """Whether words fit on a spine `width` mm wide."""
    return width >= LEGIBLE_SPINE


def has_wrap(printer: PrinterEntry, extent: int) -> bool:
    """Whether the cover is printed as one sheet around the spine."""
    apart = printer.files == "cover-and-inside" and extent > COVER_PAGES
    return apart and printer.binding == "perfect"


def cover_pages(extent: int) -> tuple[int, int, int, int]:
    """Return the pages of the cover, counted from 0: front and inside, inside and back."""
    return 0, 1, extent - 2, extent - 1


def spine_side(page: int) -> str:
    """Return on which side the spine of a page lies; pages count from 1, rectos are odd."""
    return "left" if page % 2 else "right"


def inner_bleed(printer: PrinterEntry) -> float:
    """Return how far a page reaches over its spine, in mm; where it is stitched, not at all."""
    return printer.inner_bleed if printer.binding == "perfect" else 0.0


def ill_extent(plan: Plan, printer: PrinterEntry) -> tuple[str, str] | None:
    """Return what is wrong with the number of pages for this binding and what to do, or None."""
    extent, multiple = plan.extent, printer.multiple
    over = extent % multiple
    if not over:
        return None
    short = multiple - over
    message = (
        f"the issue has {extent} pages; {printer.name} binds multiples of {multiple}: "
        f"{over} over {extent - over}, {short} short of {extent + short}"
    )
    spare = _spare(plan, over)
    fewer = f", or leave out {_listed(spare)}" if spare else ""
    return message, f'add {short} ("extent: {{fill: notes}}" does){fewer}'


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
