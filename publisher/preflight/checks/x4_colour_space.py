"""Every colour space is one of ISO 32000-1, 8.6, completely written."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule
from publisher.preflight.topics.uses import what


@rule("x4-colour-space", hint="export the colour again in CMYK or as a spot ink")
def check(document: Document) -> Faults:
    """Every colour space is one of ISO 32000-1, 8.6, completely written."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for use in document.colours:
        if any(layer.family == "unknown" for layer in use.space.layers()):
            yield Fault(use.page, f"{what(use)} has a colour space that makes no sense", use.box)
