"""The pages of a PDF that was handed in, measured, for they come from anywhere."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from publisher.incoming import MAX_PAGE, MIN_PAGE, listed
from publisher.pages.geometry import Box, Matrix, box_of, concatenate, intersect
from publisher.problems import ExitCode, Problem, Problems
from publisher.source import Source

MAX_ANCESTORS = 50  #: nodes of the page tree above a page
ALIKE = 0.5  #: pt by which the trims of a copy may differ

_TURNS: dict[int, Matrix] = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 0),
    180: (-1, 0, 0, -1, 0, 0),
    270: (0, 1, -1, 0, 0, 0),
}


@dataclass(frozen=True)
class HandedPage:
    """A page as its reader sees it, upright and at its true size."""

    page: pikepdf.Page
    matrix: Matrix  #: from the page's user space to pt from the lower left of its trim
    width: float  #: of the trim, in pt
    height: float
    bleed: Box  #: the bleed box, in pt from the lower left of the trim

    @property
    def widest_bleed(self) -> float:
        """How far the bleed reaches beyond the trim on the side where it reaches farthest, pt."""
        left, bottom, right, top = self.bleed
        return max(-left, -bottom, right - self.width, top - self.height)


def measure_pages(pdf: pikepdf.Pdf, path: Path, problems: Problems) -> tuple[HandedPage, ...]:
    """Return the pages of a PDF, measured, after reporting what is wrong with them."""
    measured = [_measured(page) for page in pdf.pages]
    pages = tuple(page for page in measured if page)
    unsound = [number for number, page in enumerate(measured, start=1) if page is None]
    if unsound:
        message = f"has no sound trim box on {listed(unsound)}"
        hint = f"a trim measures {MIN_PAGE:g} to {MAX_PAGE:g} pt and lies within the media box"
        _report(path, "pdf-page-box", message, hint, problems)
    others = [n for n, page in enumerate(measured, start=1) if page and _differs(page, pages[0])]
    if others:
        message = f"has trims of several sizes: {listed(others)} unlike the first"
        _report(path, "pdf-trims-differ", message, "give all pages the same trim box", problems)
    return pages


def _report(path: Path, code: str, message: str, hint: str, problems: Problems) -> None:
    place = Source(path, "").place()
    problems.add(Problem(code, message, place, hint, step=ExitCode.PDF))


def _differs(page: HandedPage, first: HandedPage) -> bool:
    return max(abs(page.width - first.width), abs(page.height - first.height)) > ALIKE


def _measured(page: pikepdf.Page) -> HandedPage | None:
    """Return a page, measured, or None if its boxes make no sense.

    The trim box falls back to the crop box and the media box, the bleed box to the trim box.
    """
    media = _box(_inherited(page, "/MediaBox"))
    crop = _box(_inherited(page, "/CropBox")) or media
    trim = _box(page.obj.get("/TrimBox")) or crop
    bleed = _box(page.obj.get("/BleedBox")) or trim
    if media is None or trim is None or bleed is None:
        return None
    trim, bleed = intersect(trim, media) or trim, intersect(bleed, media) or bleed
    unit = max(_number(page.obj.get("/UserUnit")) or 1.0, 0.01)
    turn = int(_number(_inherited(page, "/Rotate")) or 0) % 360
    upright = concatenate(_TURNS.get(turn, _TURNS[0]), (unit, 0, 0, unit, 0, 0))
    left, bottom, right, top = box_of(upright, trim)
    matrix = concatenate(upright, (1, 0, 0, 1, -left, -bottom))
    width, height = right - left, top - bottom
    if not (MIN_PAGE <= width <= MAX_PAGE and MIN_PAGE <= height <= MAX_PAGE):
        return None
    low, under, high, over = box_of(matrix, bleed)
    reach = (min(low, 0.0), min(under, 0.0), max(high, width), max(over, height))
    return HandedPage(page, matrix, width, height, reach)


def _inherited(page: pikepdf.Page, key: str) -> pikepdf.Object | None:
    """Return a value of a page, or of the nearest node above it that has it."""
    node: pikepdf.Object | None = page.obj
    for _ in range(MAX_ANCESTORS):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _box(value: object) -> Box | None:
    """Return a box with its corners in order, or None if it is none."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    sides = [_number(side) for side in value]
    if any(side is None for side in sides):
        return None
    a, b, c, d = (side or 0.0 for side in sides)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def _number(value: object) -> float | None:
    """Return a finite number of moderate size, or None if it is something else."""
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) and abs(number) < 1e6 else None
