"""What follows from how an issue is bound: its cover, its spine, and the bleed there."""

from __future__ import annotations

from math import ceil

from publisher.manifest.issue import FOLDED
from publisher.manifest.printer import PrinterEntry
from publisher.problems import ExitCode, Problem, Problems, Severity

COVER_PAGES = 4  #: front, its inside, the back's inside, back
LEGIBLE_SPINE = 5.0  #: mm; on a narrower one words stand within a millimetre of a fold
THICKEST = 0.25  #: mm, of paper that can still be thumbed through; what is thicker is board


def spine_width(extent: int, printer: PrinterEntry) -> float:
    """Return the width of the spine, in mm: leaves of the inside, twice the cover."""
    leaves = (extent - COVER_PAGES) / 2
    return round(leaves * printer.paper.text + 2 * printer.paper.cover, 2)


def spine_is_legible(width: float) -> bool:
    """Whether words fit on a spine `width` mm wide."""
    return width >= LEGIBLE_SPINE


def check_spine(extent: int, printer: PrinterEntry, problems: Problems) -> None:
    """Warn of a spine too narrow for words, with the pages or the paper that would make room."""
    width = spine_width(extent, printer)
    if spine_is_legible(width):
        return
    message = (
        f"the spine is {width:g} mm wide: too narrow for its words, which are left out; "
        f"they need {LEGIBLE_SPINE:g} mm"
    )
    block = max(LEGIBLE_SPINE - 2 * printer.paper.cover, 0.0)
    pages = COVER_PAGES + FOLDED * ceil(round(2 * block / printer.paper.text / FOLDED, 6))
    paper = ceil(round(200 * block / (extent - COVER_PAGES), 6)) / 100
    thicker = f", or a paper of {paper:g} mm" if paper <= THICKEST else ""
    hint = f"{pages} pages would make room for them{thicker}"
    place = printer.paper.place_of("text") or printer.place_of("paper")
    step = ExitCode.PRINTER
    problems.add(Problem("spine-narrow", message, place, hint, Severity.WARNING, step))


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
