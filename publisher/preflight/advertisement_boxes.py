"""The boxes of a page that somebody else made: how it lies on ours, and how far it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from publisher.pages.geometry import PT_PER_MM, Box, Matrix, box_of, concatenate, intersect
from publisher.preflight.objects import box, inherited, number, upright

TRIM_TOLERANCE = 0.5  #: mm that a trim may be off
LEAST_BLEED = 3.0  #: mm that an advertisement must reach over the trim
MOST_BLEED = 15.0  #: mm: a page that goes further over the trim was made for another size
ROUNDING = 0.05  #: mm: 3 mm are often written as 8.5 pt, which is a little less

#: How a page is turned clockwise, by its /Rotate.
_TURNS: dict[float, Matrix] = {
    0: (1, 0, 0, 1, 0, 0),
    90: (0, -1, 1, 0, 0, 0),
    180: (-1, 0, 0, -1, 0, 0),
    270: (0, 1, -1, 0, 0, 0),
}


@dataclass(frozen=True)
class AdvertisementBoxes:
    """A page's boxes in pt of its own user space, to be laid on a trim of `size` mm."""

    media: Box
    crop: Box | None  #: this and the next two: None where the page states none
    trim: Box | None
    bleed: Box | None
    turn: Matrix  #: by /Rotate and /UserUnit
    by: str  #: the box that is laid on ours: "trim" or "bleed"
    size: tuple[float, float]

    @classmethod
    def of(cls, page: Any, by: str, size: tuple[float, float]) -> AdvertisementBoxes | None:
        """Return the boxes of a page; None if it has no size, or is turned by no right angle."""
        media = _sound(box(inherited(page, "/MediaBox")))
        turn = _TURNS.get((number(inherited(page, "/Rotate")) or 0) % 360)
        unit = number(page.get("/UserUnit")) or 1.0
        if media is None or turn is None or not 0 < unit < 1000:
            return None
        inner = inherited(page, "/CropBox"), page.get("/TrimBox"), page.get("/BleedBox")
        crop, trim, bleed = (_sound(box(each), media) for each in inner)
        scaled = concatenate(turn, (unit, 0, 0, unit, 0, 0))
        return cls(media, crop, trim, bleed, scaled, by, size)

    @cached_property
    def matrix(self) -> Matrix:
        """What carries the page to pt, upright, the middle of the box that is laid on ours at 0."""
        laid = (self.bleed if self.by == "bleed" else self.trim) or self.crop or self.media
        left, bottom, right, top = box_of(self.turn, laid)
        return concatenate(self.turn, (1, 0, 0, 1, -(left + right) / 2, -(bottom + top) / 2))

    @cached_property
    def visible(self) -> Box:
        """What may be painted: the bleed, or everything where the bleed is too small."""
        if self.bleed and min(self._over(self.bleed)) >= LEAST_BLEED - ROUNDING:
            return self.bleed
        return self.media

    def wrong_size(self) -> tuple[float, float] | None:
        """Return width and height in mm of the trim where they are not ours, else None."""
        if self.by == "bleed" and self.trim is None:
            area = self.bleed or self.crop or self.media
            return self._size(area) if max(self._over(area)) > MOST_BLEED else None
        width, height = self._size(self.trim or self.crop or self.media)
        off = max(abs(width - self.size[0]), abs(height - self.size[1]))
        return (width, height) if off > TRIM_TOLERANCE else None

    def missing_bleed(self) -> float | None:
        """Return by how many mm it reaches over the trim at the least, where that is too little.

        None also where the size is wrong and no trim is there to measure from.
        """
        if self.wrong_size() and (self.by == "bleed" or self.trim is None):
            return None
        least = min(self._over(self.visible))
        return least if least < LEAST_BLEED - ROUNDING else None

    def _over(self, area: Box) -> Iterator[float]:
        """Yield by how many mm an area reaches over each side of the trim."""
        left, bottom, right, top = box_of(self.matrix, area)
        x, y, end, head = self._edges()
        yield from (side / PT_PER_MM for side in (x - left, y - bottom, right - end, top - head))

    def _edges(self) -> Box:
        """Return its own trim, upright, in pt; ours where its bleed is laid on ours."""
        if self.by == "trim":
            return box_of(self.matrix, self.trim or self.crop or self.media)
        width, height = (side * PT_PER_MM / 2 for side in self.size)
        return -width, -height, width, height

    def _size(self, area: Box) -> tuple[float, float]:
        left, bottom, right, top = box_of(self.turn, area)
        return (right - left) / PT_PER_MM, (top - bottom) / PT_PER_MM


def _sound(sides: Box | None, within: Box | None = None) -> Box | None:
    """Return what of a box lies within another, the right way up; None if that is nothing."""
    if sides is None:
        return None
    left, bottom, right, top = intersect(upright(sides), within) or upright(sides)
    return (left, bottom, right, top) if right > left and top > bottom else None
