"""Small text is not made of four inks."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import is_registration, process
from publisher.preflight.topics.shown import printed

_TRACE = 0.005  #: of an ink that no plate shows


@rule("house-four-ink-text", hint="set small text in black alone", status=Status.WARN)
def check(document: Document) -> Faults:
    """Small text is not made of four inks: four plates never lie so exactly (house rule)."""
    yield from few(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    least = document.limits.four_ink_text
    for page, mark in printed(document):
        if mark.kind != "text" or round(mark.size, 3) >= least or is_registration(mark.colour):
            continue
        inks = process(mark.colour)
        if inks is not None and min(inks) > _TRACE:
            told = f"text of {mark.size:.1f} pt is in four inks; {least:g} pt are the least"
            yield Fault(page, told, mark.box)
