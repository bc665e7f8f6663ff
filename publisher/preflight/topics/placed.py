"""Pictures as they are placed: their kind and their effective resolution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Status
from publisher.preflight.limits import Grades
from publisher.preflight.objects import dictionary, number
from publisher.preflight.topics.shown import shown

TINY = 16  #: px across or down, at most: a blend or a dot, in which no pixel is seen


def pictures(document: Document, *, bitmaps: bool) -> Iterator[tuple[int, Mark]]:
    """Yield the pictures that the product shows, with pages: those of 1 bit, or those in tones.

    Tiny ones are left out, and soft masks are no pictures.
    """
    for page, mark in shown(document, "image", "mask"):
        image = dictionary(document.survey.things[mark.thing]) if mark.thing is not None else {}
        if is_bitmap(mark, image) == bitmaps and not _is_tiny(image):
            yield page, mark


def is_bitmap(mark: Mark, image: Any) -> bool:
    """Tell whether a picture has one bit a pixel: line art."""
    bits = number(image.get("/BitsPerComponent", image.get("/BPC")))
    return mark.kind == "mask" or (bits == 1 and mark.colour.space.components == 1)


def graded(page: int, mark: Mark, grades: Grades, what: str) -> Iterator[Fault]:
    """Yield that the resolution of a picture is too low, if it is; whole ppi are compared."""
    ppi = int(min(mark.size, 1e6) + 0.5)
    poor, fair = grades
    if ppi <= fair:
        status = Status.FAIL if ppi <= poor else Status.WARN
        wanted = f"{fair + 1:g} ppi are wanted, {poor + 1:g}" if poor < fair else f"{poor + 1:g}"
        message = f"{what} of {ppi} ppi; {wanted} {'the' if poor < fair else 'ppi are the'} least"
        yield Fault(page, message, mark.box, status)


def _is_tiny(image: Any) -> bool:
    sides = (image.get("/Width", image.get("/W")), image.get("/Height", image.get("/H")))
    return min(number(side) or 0.0 for side in sides) <= TINY
