"""Text keeps away from where the knife may fall."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.boxes import products
from publisher.preflight.topics.inks import seen

_MM = 72 / 25.4
#: Of its size, what lies free around a line of text in the box of its font: over and beside.
_OVER, _BESIDE = 0.15, 0.03
_SLACK = 0.05  #: mm


@rule("house-safety", hint="move the text inwards", status=Status.WARN)
def check(document: Document) -> Faults:
    """Text keeps away from where the knife may fall, at the trim and at the spine (house rule).

    White letters too: they stand out of something dark.
    """
    yield from few(_near(document))


def _near(document: Document) -> Iterator[Fault]:
    trims, least = products(document), document.limits.safety
    for page, mark in document.survey.marks():
        trim = trims[page]
        if mark.kind != "text" or trim is None or not seen(mark) or not _is_on(mark.box, trim):
            continue
        away = _distance(mark, trim) / _MM
        if away < least - _SLACK:
            how = f"is {away:.1f} mm from the trim; {least:g} mm are the least"
            told = how if away > 0 else "runs into the trim and will be cut"
            yield Fault(page, f"text {told}", mark.box)


def _is_on(box: Box, trim: Box) -> bool:
    """Tell whether the middle of a box lies within the trim; what does not is off the page."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return trim[0] < x < trim[2] and trim[1] < y < trim[3]


def _distance(mark: Mark, trim: Box) -> float:
    """Return how far letters are from the trim, in pt, whichever way their line runs."""
    left, bottom, right, top = mark.box
    level, upright = _BESIDE * mark.size, _OVER * mark.size
    if _runs_up(right - left, top - bottom, mark.size):
        level, upright = upright, level
    across = min(left - trim[0], trim[2] - right) + level
    return min(across, min(bottom - trim[1], trim[3] - top) + upright)


def _runs_up(width: float, height: float, size: float) -> bool:
    """Tell whether a line of text stands on end: a single letter is narrower than high."""
    return (width < height) != (min(width, height) < 0.95 * size)
