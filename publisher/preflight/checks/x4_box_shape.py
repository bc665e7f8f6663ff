"""A box has four numbers, lower left before upper right, and an area."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import inherited
from publisher.preflight.topics.boxes import stated


@rule("x4-box-shape", hint="give each box four numbers, its lower left corner first")
def check(document: Document) -> Faults:
    """A box has four numbers, lower left before upper right, and an area (ISO 32000-1, 7.9.5)."""
    for page in document.pages:
        for key, sides in stated(page):
            if sides is None:
                if inherited(page.obj, f"/{key}") is not None:
                    yield page.number, f"the {key} of the page is no rectangle"
            elif sides[0] >= sides[2] or sides[1] >= sides[3]:
                yield page.number, f"the {key} of the page is empty or turned inside out"
