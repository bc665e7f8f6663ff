"""Text keeps away from where the knife may fall."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, rule
from publisher.preflight.topics.boxes import products
from publisher.preflight.topics.printed import few, printed

_MM = 72 / 25.4
_AIR = 0.15  #: of its size that lies free around a line of text in the box of its font
_SLACK = 0.05  #: mm


@rule("house-safety", hint="move the text inwards", status=Status.WARN)
def check(document: Document) -> Faults:
    """Text keeps away from where the knife may fall, at the trim and at the spine (house rule)."""
    yield from few(_near(document))


def _near(document: Document) -> Iterator[Fault]:
    trims, least = products(document), document.limits.safety
    for page, mark in printed(document):
        trim = trims[page]
        if mark.kind != "text" or trim is None or not _begins_within(mark.box, trim):
            continue
        away = _distance(mark.box, trim, mark.size * _AIR) / _MM
        if away < least - _SLACK:
            how = f"is {away:.1f} mm from the trim; {least:g} mm are the least"
            told = how if away > 0 else "runs into the trim and will be cut"
            yield Fault(page, f"text {told}", mark.box)


def _begins_within(box: Box, trim: Box) -> bool:
    """Tell whether the middle of a box lies within the trim; what does not is off the page."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return trim[0] < x < trim[2] and trim[1] < y < trim[3]


def _distance(box: Box, trim: Box, air: float) -> float:
    sides = box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3]
    return min(sides) + air
