"""No text shows the glyph for missing characters, an empty box."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule
from publisher.preflight.objects import named


@rule("x4-notdef", hint="choose a font that has the character")
def check(document: Document) -> Faults:
    """No text shows the glyph for missing characters, an empty box (ISO 15930-7).

    Looked for where codes are glyph numbers: composite fonts with an identity encoding.
    """
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for page, font, shown in document.survey.fonts():
        if shown.seen and shown.notdef:
            name = named(font.get("/BaseFont"))
            yield Fault(
                page,
                f"text in {name} has a character that the font lacks",
                document.survey.place(page, shown.font),
            )
