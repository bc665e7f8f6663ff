"""A page that is one picture has resolution enough for text."""

from __future__ import annotations

from collections import Counter

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.placed import graded, pictures
from publisher.preflight.topics.shown import printed


@rule("ghent-whole-picture", hint="send text as text, not as pixels")
def check(document: Document) -> Faults:
    """A page that is one picture has resolution enough for text (Ghent R0033).

    Such a page holds its text in pixels, and letters need more of them than photographs.
    """
    grades = document.limits.whole
    marks = Counter(page for page, _ in printed(document))
    for page, mark in pictures(document, bitmaps=False):
        if grades is not None and marks[page] == 1:
            yield from graded(page, mark, grades, "the page is one picture,")
