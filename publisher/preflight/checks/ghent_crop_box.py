"""A CropBox is the MediaBox or absent."""

from __future__ import annotations

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.boxes import SLACK


@rule("ghent-crop-box", hint="leave out the CropBox")
def check(document: Document) -> Faults:
    """A CropBox is the MediaBox or absent: else it hides bleed and marks (R0003)."""
    for page in document.pages:
        if page.crop and page.media and not _equal(page.crop, page.media):
            yield page.number, "the page has a CropBox other than its MediaBox"


def _equal(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= SLACK for a, b in zip(one, other, strict=True))
