"""Where two rasters of a page differ: regions, and pictures to look at."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from PIL import Image, ImageChops

from publisher.proof.pages import Raster

MAX_REGIONS = 60  #: of a page; where there are more, they are told more coarsely
CELL = 8  #: px, in which pixels that differ are gathered
QUALITY = 72  #: of pictures to look at
FADED = 0.72  #: how far a page is faded behind what differs
MARKED = (200, 0, 60)  #: what differs
MISSING = (128, 128, 128)  #: where the other page is larger

Pixels = tuple[int, int, int, int]  #: left, top, right, bottom in px


@dataclass(frozen=True)
class Difference:
    """Two pages laid over one another, their upper left corners together."""

    before: Image.Image
    after: Image.Image
    mask: Image.Image  #: white where they differ

    @property
    def share(self) -> float:
        """How much of the pixels differs, from 0 to 1."""
        counts = self.mask.histogram()
        return counts[255] / sum(counts)

    def regions(self, near: int) -> tuple[Pixels, ...]:
        """Return where they differ; what is nearer to each other than `near` px is one region."""
        cell = CELL
        while len(found := _merged(_patches(self.mask, cell), near)) > MAX_REGIONS:
            cell *= 2
        return tuple(sorted((_tight(self.mask, box) for box in found), key=_reading_order))

    def without(self, boxes: Iterable[Pixels]) -> Difference:
        """Return the difference, but for what lies in some boxes."""
        mask = self.mask.copy()
        for box in boxes:
            mask.paste(0, box)
        return Difference(self.before, self.after, mask)

    def picture(self) -> Image.Image:
        """Return the new page, faded, with what differs marked."""
        faded = Image.blend(
            self.after.convert("L").convert("RGB"),
            Image.new("RGB", self.after.size, "white"),
            FADED,
        )
        faded.paste(MARKED, mask=self.mask)
        return faded


def difference(before: Raster, after: Raster, tolerance: int) -> Difference:
    """Lay two rasters over one another.

    A pixel differs where one of its three values does so by more than `tolerance`, 0–255.
    """
    size = max(before.width, after.width), max(before.height, after.height)
    one, other = (_widened(raster.image, size) for raster in (before, after))
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return Difference(one, other, most.point([0] * (tolerance + 1) + [255] * (255 - tolerance)))


def jpeg(picture: Image.Image, scale: float = 1.0) -> bytes:
    """Return a picture as a JPEG to look at, `scale` of its size."""
    if scale < 1:
        size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    picture.save(stream, "JPEG", quality=QUALITY, optimize=True)
    return stream.getvalue()


def sketch(raster: Raster, side: int) -> bytes:
    """Return a page in `side` × `side` grey pixels."""
    small = raster.image.resize((side, side), Image.Resampling.BOX)
    return small.convert("L").tobytes()


def _widened(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    wide = Image.new("RGB", size, MISSING)
    wide.paste(picture)
    return wide


def _patches(mask: Image.Image, cell: int) -> list[Pixels]:
    """Return boxes around cells that differ and touch one another."""
    grid, size = mask, 1
    while size < cell:  # by steps: a single pixel counts in a cell of any size
        step = min(CELL, cell // size)
        grid, size = grid.reduce(step).point(lambda value: 255 if value else 0), size * step
    data, width = grid.tobytes(), grid.width
    left = {(at % width, at // width) for at, value in enumerate(data) if value}
    found = []
    while left:
        patch = _grown(left)
        across, down = [x for x, _ in patch], [y for _, y in patch]
        box = min(across), min(down), max(across) + 1, max(down) + 1
        found.append((box[0] * cell, box[1] * cell, box[2] * cell, box[3] * cell))
    return found


def _grown(left: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Take a cell out of those that are left, and all that hang together with it."""
    edge = [left.pop()]
    patch = {*edge}
    while edge:
        x, y = edge.pop()
        around = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & left
        left -= around
        patch |= around
        edge += around
    return patch


def _merged(boxes: list[Pixels], near: int) -> list[Pixels]:
    """Return boxes of which none is within `near` px of another."""
    waiting, found = sorted(boxes), list[Pixels]()
    while waiting:
        box = waiting.pop()
        close = [other for other in found if _close(box, other, near)]
        if not close:
            found.append(box)
            continue
        found = [other for other in found if other not in close]
        waiting.append(_around([box, *close]))
    return found


def _close(one: Pixels, other: Pixels, near: int) -> bool:
    return (
        one[0] - near < other[2]
        and other[0] - near < one[2]
        and one[1] - near < other[3]
        and other[1] - near < one[3]
    )


def _around(boxes: list[Pixels]) -> Pixels:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _tight(mask: Image.Image, box: Pixels) -> Pixels:
    """Return a box drawn close around the pixels that differ in it."""
    left, top, right, bottom = box[0], box[1], min(box[2], mask.width), min(box[3], mask.height)
    inner = mask.crop((left, top, right, bottom)).getbbox()
    if inner is None:
        return left, top, right, bottom
    return left + inner[0], top + inner[1], left + inner[2], top + inner[3]


def _reading_order(box: Pixels) -> tuple[int, int]:
    return box[1], box[0]
