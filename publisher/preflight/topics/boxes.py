"""PDF/X-4: the boxes of pages, and what else stands in a page's dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.pages.geometry import Box, intersect
from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.objects import upright

SLACK = 0.01  #: pt that numbers of different producers may be apart


def stated(page: PageBoxes) -> Iterator[tuple[str, Box | None]]:
    """Yield the boxes of a page by name; None for one that is missing or no rectangle."""
    yield "MediaBox", page.media
    yield "CropBox", page.crop
    yield "BleedBox", page.bleed
    yield "TrimBox", page.trim
    yield "ArtBox", page.art


def product(page: PageBoxes) -> Box | None:
    """Return what is left of a page when it is cut; without trim or art box, the whole page."""
    sides = page.trim or page.art or page.crop or page.media
    return upright(sides) if sides else None


def products(document: Document) -> dict[int, Box | None]:
    """Return what is left of each page when it is cut, by page number."""
    return {page.number: product(page) for page in document.pages}


def meet(place: Box | None, trim: Box | None) -> bool:
    """Tell whether something lies within the trim; None stands for everywhere."""
    common = intersect(place, trim)
    return common is None or (common[0] + SLACK < common[2] and common[1] + SLACK < common[3])
