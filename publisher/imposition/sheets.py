"""Sheets by name, and how many pages of a size go up on a side of one, at 100 %."""

from __future__ import annotations

import re
from dataclasses import dataclass

from publisher.imposition.folding import GRIDS
from publisher.pages.geometry import PT_PER_MM

#: Width and height in mm, from the smallest: ISO 216 (A, B) and ISO 217 (SRA).
SHEETS = {
    "A4": (210.0, 297.0),
    "SRA4": (225.0, 320.0),
    "A3": (297.0, 420.0),
    "SRA3": (320.0, 450.0),
    "A2": (420.0, 594.0),
    "SRA2": (450.0, 640.0),
    "B2": (500.0, 707.0),
    "A1": (594.0, 841.0),
    "SRA1": (640.0, 900.0),
}
MARKS = 5 * PT_PER_MM  #: the strip outside the bleed that marks stand in
MIN_SIDE, MAX_SIDE = 50.0, 5000.0  #: mm; PDF knows no larger page (ISO 32000-1, annex C)
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)[x×](\d{1,4}(?:\.\d{1,3})?)", re.I)
_ROUNDING = 0.01  #: pt

Size = tuple[float, float]  #: width and height


def sheet_size(name: str) -> Size | None:
    """Return width and height in mm of a sheet such as SRA3 or 330x487; None if there is none."""
    known = SHEETS.get(name.strip().upper())
    sized = _SIZE.fullmatch(name.strip())
    if known or not sized:
        return known
    width, height = float(sized[1]), float(sized[2])
    sound = min(width, height) >= MIN_SIDE and max(width, height) <= MAX_SIDE
    return (width, height) if sound else None


@dataclass(frozen=True)
class PageSize:
    """What all pages of a copy share, in pt."""

    width: float  #: of the trim
    height: float
    bleed: float  #: the largest of all pages and sides
    milling: float = 0.0  #: ground off the spine of each leaf before it is glued

    def block(self, columns: int, rows: int) -> Size:
        """Return the size of the pages put up in columns and rows, from trim to trim.

        Columns stand in pairs that share a spine; between pairs, and between rows, both
        neighbours have their bleed.
        """
        spines = columns // 2
        gaps = spines * self.milling + (spines - 1) * self.bleed
        return columns * self.width + 2 * gaps, rows * self.height + 2 * (rows - 1) * self.bleed

    def needed(self, up: int) -> Size:
        """Return the smallest sheet that takes `up` pages on a side, with bleed and marks."""
        width, height = self.block(*GRIDS[up])
        over = 2 * (self.bleed + MARKS)
        return width + over, height + over

    def turned(self, up: int, sheet: Size) -> Size | None:
        """Return a sheet, upright or lying, as it takes `up` pages on a side; None if it cannot."""
        width, height = self.needed(up)
        for wide, high in (sheet, sheet[::-1]):
            if width <= wide + _ROUNDING and height <= high + _ROUNDING:
                return wide, high
        return None

    def most(self, sheet: Size, limit: int) -> int | None:
        """Return how many pages, `limit` at the most, go up on a side; None if not even two do."""
        fitting = (up for up in sorted(GRIDS, reverse=True) if up <= limit)
        return next((up for up in fitting if self.turned(up, sheet)), None)

    def smallest_sheet(self) -> str | None:
        """Return the name of the smallest sheet that takes two pages on a side."""
        for name, (width, height) in SHEETS.items():
            if self.turned(2, (width * PT_PER_MM, height * PT_PER_MM)):
                return name
        return None
