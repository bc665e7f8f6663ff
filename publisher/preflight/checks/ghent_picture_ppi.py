"""Pictures have resolution enough at the size they are placed."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, few, rule
from publisher.preflight.topics.placed import graded, pictures


@rule("ghent-picture-ppi", hint="place it smaller, or take a picture with more pixels")
def check(document: Document) -> Faults:
    """Pictures have resolution enough at the size they are placed (Ghent R0031).

    Below it pixels show, or the picture looks soft. Tiny pictures and soft masks are exempt.
    """
    grades = document.limits.picture
    if grades is not None:
        yield from few(
            fault
            for page, mark in pictures(document, bitmaps=False)
            for fault in graded(page, mark, grades, "a picture")
        )
