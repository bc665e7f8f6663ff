"""Pages as they are looked at: cut, and turned by /Rotate."""

from __future__ import annotations

from typing import NamedTuple

from publisher.pages.geometry import PT_PER_MM, Box
from publisher.preflight.document import PageBoxes
from publisher.preflight.objects import inherited, number, upright
from publisher.preflight.topics.boxes import product

A4: Box = (0.0, 0.0, 595.28, 841.89)  #: pt: stands for a page without a size

Place = tuple[float, float, float, float]  #: x, y, width, height in mm from the upper left


class Look(NamedTuple):
    """How a page is looked at.

    A place keeps four distances from the edges of the trim, however the page is turned; only what
    is called left and top goes round with it.
    """

    trim: Box  #: pt on the page
    turns: int  #: quarters, clockwise
    sheet: Box | None = None  #: pt on the page: the medium, where all that is seen ends

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        _, _, width, height = self.place(self.trim)
        return width, height

    def place(self, box: Box) -> Place:
        """Return where a box in pt on the page is seen."""
        gaps = _gaps(box, self.trim)
        sides = box[2] - box[0], box[3] - box[1]
        x, y = gaps[self.turns], gaps[self.turns - 1]
        width, height = sides if self.turns % 2 == 0 else sides[::-1]
        return x / PT_PER_MM, y / PT_PER_MM, width / PT_PER_MM, height / PT_PER_MM

    def box(self, place: Place) -> Box:
        """Return the box in pt on the page of what is seen at a place."""
        x, y, width, height = place
        wide, high = self.size
        seen = (x, high - y - height, wide - x - width, y)
        left, bottom, right, top = (seen[at - self.turns] * PT_PER_MM for at in range(4))
        trim = self.trim
        return trim[0] + left, trim[1] + bottom, trim[2] - right, trim[3] - top


def look(page: PageBoxes) -> Look:
    """Return how a page is looked at; one that is turned by anything but quarters is not turned."""
    turned = number(inherited(page.obj, "/Rotate")) or 0.0
    turns = int(turned // 90) % 4 if turned % 90 == 0 else 0
    return Look(product(page) or A4, turns, upright(page.media) if page.media else None)


def _gaps(box: Box, trim: Box) -> tuple[float, float, float, float]:
    """Return how far a box lies within the trim: from left, bottom, right and top."""
    return box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3]
