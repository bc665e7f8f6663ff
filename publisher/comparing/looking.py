"""What workers do for a comparison: look at pages, and hold two of them against one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from publisher.comparing.alignment import Look
from publisher.comparing.furniture import divided
from publisher.comparing.result import Place
from publisher.proof.differences import Pixels, difference, jpeg, sketch
from publisher.proof.pages import Bookmark, Box, Proof, Raster, Word, proof_of

MM_PER_PT = 25.4 / 72
MAX_PAGES = 10_000  #: of a file
SKETCH = 16  #: px, the side of the sketch that alignment looks at
NEAR = 4.0  #: mm: differences nearer to one another are one region
AROUND = 1.5  #: mm around a word of furniture that still belong to it
SHOWN = 100  #: ppi of pictures in the report


@dataclass(frozen=True)
class Survey:
    """What is known of a file before its pages are looked at."""

    extent: int
    identifier: str
    labels: tuple[str, ...]
    trims: tuple[Box, ...]  #: in pt, as pages are shown
    outline: tuple[Bookmark, ...]


@dataclass(frozen=True)
class Stretch:
    """An order to look at pages `first` to before `end` of a file, at `ppi`."""

    path: str
    first: int
    end: int
    ppi: float


@dataclass(frozen=True)
class Two:
    """An order to hold two pages against one another, or to draw the one that there is."""

    before: tuple[str, int] | None  #: file and page
    after: tuple[str, int] | None
    ppi: float
    tolerance: int
    pictures: bool  #: whether they are to be looked at


@dataclass(frozen=True)
class Held:
    """How two pages differ in what is seen."""

    regions: tuple[Place, ...]
    share: float  #: of the pixels, from 0 to 1
    furniture: bool  #: whether all of it lies in running head, folio and slug
    pictures: tuple[bytes, ...]  #: JPEGs: before, after, difference; or the one page
    size: tuple[float, float]  #: mm of the pictures
    origin: tuple[float, float]  #: mm of the trim's upper left corner within them


def survey(path: str) -> Survey:
    """Return what is known of a file. Raises `Unseen`."""
    with proof_of(Path(path)) as proof:
        if proof.extent > MAX_PAGES:
            return Survey(proof.extent, "", (), (), ())
        labels = tuple(proof.label(page) for page in range(proof.extent))
        trims = tuple(proof.trim(page) for page in range(proof.extent))
        return Survey(proof.extent, proof.identifier, labels, trims, tuple(proof.outline()))


def look_at(order: Stretch) -> list[Look]:
    """Return the pages of a stretch as they look. Raises `Unseen`."""
    with proof_of(Path(order.path)) as proof:
        return [_look(proof, page, order.ppi) for page in range(order.first, order.end)]


def _look(proof: Proof, page: int, ppi: float) -> Look:
    body, furniture = divided(proof.words(page), proof.trim(page))
    raster = proof.raster(page, ppi)
    return Look(raster.digest, _text(body), _text(furniture), sketch(raster, SKETCH))


def _text(words: Iterable[Word]) -> str:
    return "\n".join(word.text for word in words)


def hold(order: Two) -> Held:
    """Return how two pages differ, or the picture of the one that there is. Raises `Unseen`."""
    drawn = [_drawn(each, order.ppi) for each in (order.before, order.after) if each]
    if len(drawn) < 2:
        return _alone(*drawn[0], order.ppi)
    (before, furniture, trim), (after, more, _) = drawn
    found = difference(before, after, order.tolerance)
    beyond = found.without((*furniture, *more))
    in_furniture = before.size == after.size and beyond.mask.getbbox() is None
    regions = found.regions(round(NEAR / 25.4 * order.ppi))
    shown = order.pictures and regions and not in_furniture
    pictures = (found.before, found.after, found.picture()) if shown else ()
    scale = SHOWN / order.ppi
    return Held(
        regions=tuple(_place(box, trim, order.ppi) for box in regions),
        share=found.share,
        furniture=in_furniture,
        pictures=tuple(jpeg(picture, scale) for picture in pictures),
        size=_size(found.mask.size, order.ppi),
        origin=(trim[0] * MM_PER_PT, trim[1] * MM_PER_PT),
    )


def _drawn(page: tuple[str, int], ppi: float) -> tuple[Raster, list[Pixels], Box]:
    """Return a page's raster, where its furniture stands in it, and its trim in pt."""
    with proof_of(Path(page[0])) as proof:
        trim = proof.trim(page[1])
        _, furniture = divided(proof.words(page[1]), trim)
        boxes = [_pixels(box, ppi) for word in furniture for box in word.boxes]
        return proof.raster(page[1], ppi), boxes, trim


def _alone(raster: Raster, _: list[Pixels], trim: Box, ppi: float) -> Held:
    picture = jpeg(raster.image, SHOWN / ppi)
    origin = trim[0] * MM_PER_PT, trim[1] * MM_PER_PT
    return Held((), 1.0, False, (picture,), _size(raster.size, ppi), origin)


def _size(pixels: tuple[int, int], ppi: float) -> tuple[float, float]:
    return pixels[0] / ppi * 25.4, pixels[1] / ppi * 25.4


def _pixels(box: Box, ppi: float) -> Pixels:
    """Return a box in pt, with what is around it, in px."""
    scale, around = ppi / 72, AROUND / MM_PER_PT
    return (
        int((box[0] - around) * scale),
        int((box[1] - around) * scale),
        int((box[2] + around) * scale) + 1,
        int((box[3] + around) * scale) + 1,
    )


def _place(box: Pixels, trim: Box, ppi: float) -> Place:
    """Return a box in px as x, y, width and height in mm from the trim's upper left corner."""
    scale = 25.4 / ppi
    return (
        round(box[0] * scale - trim[0] * MM_PER_PT, 1),
        round(box[1] * scale - trim[1] * MM_PER_PT, 1),
        round((box[2] - box[0]) * scale, 1),
        round((box[3] - box[1]) * scale, 1),
    )
