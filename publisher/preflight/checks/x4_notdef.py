"""No text shows the glyph for missing characters, an empty box."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named


@rule("x4-notdef", hint="choose a font that has the character")
def check(document: Document) -> Faults:
    """No text shows the glyph for missing characters, an empty box (ISO 15930-7).

    Looked for where codes are glyph numbers: composite fonts with an identity encoding.
    """
    for page, font, shown in document.survey.fonts():
        if shown.seen and shown.notdef:
            name = named(font.get("/BaseFont"))
            yield page, f"text in {name} has a character that the font lacks"
