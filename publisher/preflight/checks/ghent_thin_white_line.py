"""White lines are not too thin."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import is_white
from publisher.preflight.topics.shown import rounded, thin_lines


@rule("ghent-thin-white-line", hint="draw it thicker", status=Status.WARN)
def check(document: Document) -> Faults:
    """White lines are not too thin (Ghent R0018).

    Ink closes them. Thin filled shapes are lines too.
    """
    least = document.limits.thin_line
    yield from few(
        Fault(
            page, f"a white line of {rounded(mark.size):g} pt; {least:g} pt are the least", mark.box
        )
        for page, mark in thin_lines(document, least)
        if is_white(mark.colour)
    )
