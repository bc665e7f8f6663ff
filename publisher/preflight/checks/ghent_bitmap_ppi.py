"""Line art has resolution enough at the size it is placed."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, few, rule
from publisher.preflight.topics.placed import graded, pictures


@rule("ghent-bitmap-ppi", hint="place it smaller, or take a picture with more pixels")
def check(document: Document) -> Faults:
    """Line art has resolution enough at the size it is placed (Ghent R0032).

    Its edges are hard: every pixel shows as a step. Tiny pictures are exempt.
    """
    grades = document.limits.bitmap
    if grades is not None:
        yield from few(
            fault
            for page, mark in pictures(document, bitmaps=True)
            for fault in graded(page, mark, grades, "a 1-bit picture")
        )
