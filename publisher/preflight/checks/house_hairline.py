"""Lines are thick enough to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.shown import printed

_SLACK = 0.005  #: pt
_SPECK = 1.0  #: pt: what is shorter is no line


@rule("house-hairline", hint="make the line thicker", status=Status.WARN)
def check(document: Document) -> Faults:
    """Lines are thick enough to be printed: thinner ones break up on the plate (house rule).

    Thin filled shapes are lines too. A line of no width is as thin as the machine can make it.
    """
    yield from few(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    least = document.limits.hairline
    for page, mark in printed(document):
        if _is_line(mark) and mark.size < least - _SLACK:
            told = f"a line is {mark.size:.2f} pt thick; {least:g} pt are the least"
            yield Fault(page, told, mark.box)


def _is_line(mark: Mark) -> bool:
    left, bottom, right, top = mark.box
    return mark.kind in ("stroke", "fill") and max(right - left, top - bottom) >= _SPECK
