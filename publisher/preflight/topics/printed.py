"""What of a page's marks is there to be seen, and where."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.topics.boxes import meet, products
from publisher.preflight.topics.inks import is_white, seen

_THIN = 0.1  #: pt: the least that a machine prints


def is_printed(mark: Mark) -> bool:
    """Tell whether a mark leaves anything on paper."""
    return seen(mark) and mark.alpha > 0 and not is_white(mark.colour) and not _is_light(mark)


def printed(document: Document) -> Iterator[tuple[int, Mark]]:
    """Yield the marks that leave something within the trim, each with its page."""
    trims = products(document)
    for page, mark in document.survey.marks():
        if is_printed_within(mark, trims[page]):
            yield page, mark


def is_printed_within(mark: Mark, area: Box | None) -> bool:
    """Tell whether a mark leaves anything on an area of the paper, in pt; None is everywhere."""
    return is_printed(mark) and meet(_thick(mark.box), area)


def _thick(box: Box) -> Box:
    """Return a box with some extent both ways: lines of no width are printed too."""
    left, bottom, right, top = box
    return left, bottom, max(right, left + _THIN), max(top, bottom + _THIN)


def _is_light(mark: Mark) -> bool:
    """Tell whether a mark is the white of RGB, which is paper on any press."""
    colour = mark.colour
    return colour.space.family in ("DeviceRGB", "CalRGB", "ICCBased") and colour.value == (1, 1, 1)
