"""Letters are outlines of a font, not drawings."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.objects import named


@rule("house-type3", hint="use a font of outlines", status=Status.INFO)
def check(document: Document) -> Faults:
    """Letters are outlines of a font, not drawings (house rule).

    Type 3 fonts are often bitmaps of a low resolution, and no machine hints or traps them.
    """
    for page, font, shown in document.survey.fonts():
        if shown.seen and font.get("/Subtype") == "/Type3":
            name = named(font.get("/Name")) or "without a name"
            yield page, f"the font {name} is of Type 3"
