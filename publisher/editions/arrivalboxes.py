"""Page boxes of a PDF from elsewhere, put in order: a trim within a bleed within the sheet."""

from __future__ import annotations

from decimal import Decimal

import pikepdf
from pikepdf import Array

from publisher.incoming import MAX_PAGE, MIN_PAGE
from publisher.pages.geometry import PT_PER_MM, Box

SLACK = 0.01  #: pt that boxes of different producers may be apart
FARTHEST = 1e6  #: pt, of a side of a box from the origin


def without_size(pdf: pikepdf.Pdf) -> list[int]:
    """Return the pages, counted from 1, whose MediaBox is no sheet that anybody could print."""
    return [number for number, page in enumerate(pdf.pages, start=1) if not _has_size(page)]


def _has_size(page: pikepdf.Page) -> bool:
    """Whether a page has a MediaBox with sides of sound length; its UserUnit is heeded."""
    unit = page.obj.get("/UserUnit", 1)
    media = _box(page.obj, "/MediaBox")
    if media is None or not isinstance(unit, int | Decimal) or not 0 < unit <= FARTHEST:
        return False
    sides = (media[2] - media[0]) * float(unit), (media[3] - media[1]) * float(unit)
    return all(MIN_PAGE <= side <= MAX_PAGE for side in sides)


def beyond_the_sheet(pdf: pikepdf.Pdf) -> list[int]:
    """Return the pages, counted from 1, whose TrimBox reaches beyond their MediaBox."""
    return [number for number, page in enumerate(pdf.pages, start=1) if _reaches_out(page)]


def _reaches_out(page: pikepdf.Page) -> bool:
    media, trim = _box(page.obj, "/MediaBox"), _box(page.obj, "/TrimBox")
    if media is None or trim is None:
        return False
    low = any(trim[side] < media[side] - SLACK for side in (0, 1))
    return low or any(trim[side] > media[side] + SLACK for side in (2, 3))


def without_trim(pdf: pikepdf.Pdf) -> list[int]:
    """Return the pages, counted from 1, that do not say where they are cut."""
    pages = enumerate(pdf.pages, start=1)
    return [number for number, page in pages if _box(page.obj, "/TrimBox") is None]


def without_bleed(pdf: pikepdf.Pdf) -> list[int]:
    """Return the pages, counted from 1, that do not say how far their bleed reaches."""
    pages = enumerate(pdf.pages, start=1)
    return [number for number, page in pages if _box(page.obj, "/BleedBox") is None]


def short_of_bleed(pdf: pikepdf.Pdf, bleed: float) -> list[int]:
    """Return the pages, counted from 1, that reach less than `bleed` mm beyond their trim.

    Boxes are those that a page is given by `set_in_order`; without a BleedBox all of the sheet may
    be bleed.
    """
    pages = enumerate(pdf.pages, start=1)
    return [number for number, page in pages if _least_bleed(page.obj) < bleed * PT_PER_MM - SLACK]


def _least_bleed(page: pikepdf.Object) -> float:
    """Return how far a page that has a size reaches beyond its trim at the least, in pt."""
    media = _box(page, "/MediaBox") or (0.0, 0.0, 0.0, 0.0)
    trim = _trim(page, media)
    bleed = _shared(_box(page, "/BleedBox"), media) or media
    low = min(trim[side] - bleed[side] for side in (0, 1))
    return min(low, *(bleed[side] - trim[side] for side in (2, 3))) * float(
        page.get("/UserUnit", 1)
    )


def set_in_order(page: pikepdf.Page, *, crop: bool) -> None:
    """Give a page a TrimBox and none but sound boxes.

    Its trim is what it says, or else its ArtBox, CropBox or MediaBox. PDF/X wants either trim or
    art, and a CropBox only shows less on screens (Ghent R0003): `crop` writes it as the MediaBox.
    Raises `ValueError` for a page that is `without_size`.
    """
    media = _box(page.obj, "/MediaBox")
    if media is None:
        raise ValueError("a page without a size")
    trim = _trim(page.obj, media)
    bleed = _shared(_box(page.obj, "/BleedBox"), media)
    for key in ("/ArtBox", "/CropBox", "/BleedBox"):
        if key in page.obj:
            del page.obj[key]
    page.obj.MediaBox, page.obj.TrimBox = Array(media), Array(trim)
    if bleed:
        page.obj.BleedBox = Array(_around(bleed, trim))
    if crop:
        page.obj.CropBox = Array(media)


def _trim(page: pikepdf.Object, media: Box) -> Box:
    named = (_box(page, key) for key in ("/TrimBox", "/ArtBox", "/CropBox"))
    return next((box for box in (_shared(box, media) for box in named) if box), media)


def _box(page: pikepdf.Object, key: str) -> Box | None:
    """Return a box, its lower left corner first; None where there is none, or none of any size."""
    try:
        x, y, end, head = (round(float(side), 4) for side in page[key])
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    box = (min(x, end), min(y, head), max(x, end), max(y, head))
    if not all(abs(side) <= FARTHEST for side in box):
        return None
    return box if box[2] > box[0] and box[3] > box[1] else None


def _shared(box: Box | None, media: Box) -> Box | None:
    """Return what a box and the sheet share; None where that is nothing."""
    if box is None:
        return None
    left, bottom = max(box[0], media[0]), max(box[1], media[1])
    right, top = min(box[2], media[2]), min(box[3], media[3])
    return (left, bottom, right, top) if right > left and top > bottom else None


def _around(bleed: Box, trim: Box) -> Box:
    return (
        min(bleed[0], trim[0]),
        min(bleed[1], trim[1]),
        max(bleed[2], trim[2]),
        max(bleed[3], trim[3]),
    )
