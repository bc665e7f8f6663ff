"""Lines in several inks are not too thin."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import count
from publisher.preflight.topics.shown import rounded, thin_lines


@rule("ghent-thin-line", hint="draw it thicker, or in one ink", status=Status.WARN)
def check(document: Document) -> Faults:
    """Lines in several inks are not too thin (Ghent R0019).

    Where plates are a hair apart they double. Thin filled shapes are lines too.
    """
    least = document.limits.thin_line
    yield from few(
        Fault(page, f"a line of {rounded(mark.size):g} pt in {count(mark.colour)} inks; "
                    f"{least:g} pt are the least", mark.box)
        for page, mark in thin_lines(document, least)
        if count(mark.colour) > 1
    )  # fmt: skip
