"""JPEG pictures are not packed so hard that blocks show."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, rule
from publisher.preflight.topics.images import coarsest
from publisher.preflight.topics.jpeg import is_packed_hard, quality


@rule("house-jpeg-quality", hint="place the picture from its original", status=Status.WARN)
def check(document: Document) -> Faults:
    """JPEG pictures are not packed so hard that blocks show (house rule).

    The quality is what libjpeg would call it, read from the quantisation tables; what was lost in
    an earlier file cannot be told. A picture that spends more than 1.25 bits on each sample has
    bits enough, whatever its tables say.
    """
    least = document.limits.jpeg_quality
    for page, mark in coarsest(document):
        picture = None if mark.thing is None else document.survey.things[mark.thing]
        if not is_packed_hard(picture, mark.colour.space.components):
            continue
        found = quality(picture)
        if found is not None and found < least:
            told = f"a picture is a JPEG of quality {found:.0f}; {least:g} is the least"
            yield Fault(page, told, mark.box)
