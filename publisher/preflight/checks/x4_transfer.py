"""No transfer curves."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-transfer", hint="take transfer curves out of the graphics states")
def check(document: Document) -> Faults:
    """No transfer curves: they would bend tints once more on the way to the plate (callas)."""
    for page, state in document.survey.met("state"):
        curve = state.get("/TR", "/Identity")
        second = state.get("/TR2", "/Default")
        if curve != "/Identity" or second not in ("/Default", "/Identity"):
            yield page, "a graphics state has a transfer curve"
