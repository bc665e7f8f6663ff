"""Text in several inks is not too small."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import count
from publisher.preflight.topics.shown import rounded, small_texts


@rule("ghent-small-text", hint="set it larger, or in one ink", status=Status.WARN)
def check(document: Document) -> Faults:
    """Text in several inks is not too small (Ghent R0017).

    Where plates are a hair apart its letters double.
    """
    least = document.limits.small_text
    yield from few(
        Fault(page, f"text of {rounded(mark.size):g} pt in {count(mark.colour)} inks; "
                    f"{least:g} pt are the least", mark.box)
        for page, mark in small_texts(document, least)
        if count(mark.colour) > 1
    )  # fmt: skip
