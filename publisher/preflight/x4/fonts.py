"""PDF/X-4: fonts."""

from __future__ import annotations

from typing import Any

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, items, named

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@rule("x4-font-embedded", hint="export the file again with all fonts embedded")
def embedded(document: Document) -> Faults:
    """Every font that is seen lies in the file, the standard fourteen too (ISO 15930-7).

    Type 3 fonts are content themselves; unseen text (mode 3) needs no font.
    """
    for page, font, shown in document.survey.fonts():
        if shown.seen and not is_embedded(font):
            name = named(font.get("/BaseFont")) or "without a name"
            yield page, f"the font {name} is not embedded"


@rule("x4-notdef", hint="choose a font that has the character")
def complete(document: Document) -> Faults:
    """No text shows the glyph for missing characters, an empty box (ISO 15930-7).

    Looked for where codes are glyph numbers: composite fonts with an identity encoding.
    """
    for page, font, shown in document.survey.fonts():
        if shown.seen and shown.notdef:
            name = named(font.get("/BaseFont"))
            yield page, f"text in {name} has a character that the font lacks"


def is_embedded(font: Any) -> bool:
    """Whether the program of a font lies in the file, or its glyphs are drawings."""
    if font.get("/Subtype") == "/Type3":
        return True
    descendants = items(font.get("/DescendantFonts"))
    holder = dictionary(descendants[0]) if descendants else font
    descriptor = dictionary(holder.get("/FontDescriptor"))
    return any(isinstance(descriptor.get(key), Stream) for key in PROGRAMS)


RULES = (embedded, complete)
