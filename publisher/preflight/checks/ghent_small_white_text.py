"""White text is not too small."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import is_white
from publisher.preflight.topics.shown import rounded, small_texts


@rule("ghent-small-white-text", hint="set it larger or bolder", status=Status.WARN)
def check(document: Document) -> Faults:
    """White text is not too small (Ghent R0016).

    Ink flows into its thin strokes from all sides, more so on soft paper.
    """
    least = document.limits.small_text
    yield from few(
        Fault(
            page, f"white text of {rounded(mark.size):g} pt; {least:g} pt are the least", mark.box
        )
        for page, mark in small_texts(document, least)
        if is_white(mark.colour)
    )
