"""Only marks are in the colour "All"."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.spaces import Space
from publisher.preflight.topics.boxes import meet, products


@rule("ghent-all", hint="keep the colour of all plates for marks beyond the trim")
def check(document: Document) -> Faults:
    """Only marks are in the colour "All": in the page it is ink beyond any limit (R0024)."""
    trims = products(document)
    for page, mark in document.survey.marks():
        if _is_all(mark.colour.space) and meet(mark.box, trims[page]):
            yield page, 'the page is painted in the colour "All" within its trim'


def _is_all(space: Space) -> bool:
    return any("All" in layer.colorants for layer in space.layers())
