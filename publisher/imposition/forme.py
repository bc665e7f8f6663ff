"""The forme: where trims, folds and marks of the pages on one side of a sheet lie, in pt.

The pages stand in the middle of the sheet, so that front and back register when it is turned.
Two pages that share a spine touch there, or leave between them what is milled off; at all other
edges each page keeps its bleed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from publisher.imposition.folding import Placing
from publisher.imposition.sheets import MARKS, PageSize, Size
from publisher.pages.geometry import PT_PER_MM, Box

CLEAR = 1 * PT_PER_MM  #: between bleed and marks

Line = tuple[float, float, float, float]  #: from x, y to x, y
_Strip = tuple[float, float]  #: where marks begin and end, across the edge they stand at


@dataclass(frozen=True)
class Forme:
    """The pages of one side, at 100 %, in the middle of a sheet."""

    size: PageSize
    sheet: Size
    columns: int
    rows: int

    @cached_property
    def block(self) -> Box:
        """The trims of all pages together, not regarding creep."""
        width, height = self.size.block(self.columns, self.rows)
        left, bottom = (self.sheet[0] - width) / 2, (self.sheet[1] - height) / 2
        return left, bottom, left + width, bottom + height

    def cell(self, column: int, row: int) -> Box:
        """Return the trim of the page in a place, not regarding creep."""
        size, (left, bottom, _, _) = self.size, self.block
        spines, faces = (column + 1) // 2, column // 2
        x = left + column * size.width + 2 * (spines * size.milling + faces * size.bleed)
        y = bottom + row * (size.height + 2 * size.bleed)
        return x, y, x + size.width, y + size.height

    def trim(self, placing: Placing, creep: float) -> Box:
        """Return the trim of a page that creep moves towards its spine."""
        left, bottom, right, top = self.cell(placing.column, placing.row)
        moved = -creep if placing.spine_left else creep
        return left + moved, bottom, right + moved, top

    def crops(self, trims: Mapping[Placing, Box]) -> list[Line]:
        """Return the crop marks: at the face of each page, and at its head and foot."""
        left, bottom, right, top = self._strips
        upright = [
            (trim[2] if placing.spine_left else trim[0], *strip)
            for placing, trim in trims.items()
            for strip, row in ((bottom, 0), (top, self.rows - 1))
            if placing.row == row
        ]
        heights = sorted({y for _, low, _, high in trims.values() for y in (low, high)})
        level = [(y, *strip) for y in heights for strip in (left, right)]
        return [(x, start, x, end) for x, start, end in upright] + [
            (start, y, end, y) for y, start, end in level
        ]

    def folds(self) -> list[Line]:
        """Return the fold marks: upright between columns, level between rows."""
        left, bottom, right, top = self._strips
        upright = [(x, *strip) for x in self._upright_folds() for strip in (bottom, top)]
        middle = (self.block[1] + self.block[3]) / 2
        level = [(middle, *strip) for strip in (left, right)] if self.rows > 1 else []
        return [(x, start, x, end) for x, start, end in upright] + [
            (start, y, end, y) for y, start, end in level
        ]

    def _upright_folds(self) -> Iterator[float]:
        for column in range(1, self.columns):
            yield (self.cell(column - 1, 0)[2] + self.cell(column, 0)[0]) / 2

    @property
    def _strips(self) -> tuple[_Strip, _Strip, _Strip, _Strip]:
        """The strips outside the bleed that marks stand in: left, bottom, right, top."""
        near, far = self.size.bleed + CLEAR, self.size.bleed + MARKS
        left, bottom, right, top = self.block
        return ((left - far, left - near), (bottom - far, bottom - near),
                (right + near, right + far), (top + near, top + far))  # fmt: skip
