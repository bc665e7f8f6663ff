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
_SLIVER = 1.0 * _MM  #: pt


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
        if mark.kind != "text" or trim is None or not seen(mark) or not _is_on(mark, trim):
            continue
        away = _distance(mark, trim) / _MM
        if away < least - _SLACK:
            how = f"is {away:.1f} mm from the trim; {least:g} mm are the least"
            told = how if away > 0 else "runs into the trim and will be cut"
            yield Fault(page, f"text {told}", mark.box)


def _is_on(mark: Mark, trim: Box) -> bool:
    """Tell whether something of the letters lies within the trim, however much lies beyond it.

    Those beyond by all but a sliver belong to a slug, whose frame may reach in.
    """
    left, bottom, right, top = _letters(mark)
    across = min(right, trim[2]) - max(left, trim[0])
    up = min(top, trim[3]) - max(bottom, trim[1])
    return across > min(_SLIVER, (right - left) / 2) and up > min(_SLIVER, (top - bottom) / 2)


def _distance(mark: Mark, trim: Box) -> float:
    """Return how far letters are from the trim, in pt."""
    left, bottom, right, top = _letters(mark)
    return min(left - trim[0], trim[2] - right, bottom - trim[1], trim[3] - top)


def _letters(mark: Mark) -> Box:
    """Return where letters lie in the box of their line, whichever way it runs."""
    left, bottom, right, top = mark.box
    level, upright = _BESIDE * mark.size, _OVER * mark.size
    if _runs_up(right - left, top - bottom, mark.size):
        level, upright = upright, level
    return left + level, bottom + upright, right - level, top - upright


def _runs_up(width: float, height: float, size: float) -> bool:
    """Tell whether a line of text stands on end: a single letter is narrower than high."""
    return (width < height) != (min(width, height) < 0.95 * size)
