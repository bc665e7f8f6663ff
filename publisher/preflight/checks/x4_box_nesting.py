"""Trim or art lie in the bleed, the bleed in crop and medium."""

from __future__ import annotations

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.boxes import SLACK, stated


@rule("x4-box-nesting", hint="let each box lie within the next: trim in bleed in media")
def check(document: Document) -> Faults:
    """Trim or art lie in the bleed, the bleed in crop and medium (ISO 15930-7; Kodak)."""
    for page in document.pages:
        boxes = dict(stated(page))
        for inner, outers in (
            ("TrimBox", ("BleedBox", "CropBox", "MediaBox")),
            ("ArtBox", ("BleedBox", "CropBox", "MediaBox")),
            ("BleedBox", ("CropBox", "MediaBox")),
            ("CropBox", ("MediaBox",)),
        ):
            broken = [o for o in outers if not _within(boxes[inner], boxes[o])]
            if broken:
                yield page.number, f"the {inner} of the page reaches beyond its {broken[0]}"


def _within(inner: Box | None, outer: Box | None) -> bool:
    if inner is None or outer is None:
        return True
    low = all(inner[side] >= outer[side] - SLACK for side in (0, 1))
    return low and all(inner[side] <= outer[side] + SLACK for side in (2, 3))
