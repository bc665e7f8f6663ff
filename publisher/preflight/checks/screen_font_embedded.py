"""Fonts lie in the file."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.programs import is_embedded


@rule("screen-font-embedded", hint="export the file again with all fonts embedded")
def check(document: Document) -> Faults:
    """Fonts lie in the file: what others have in their place lacks letters (ISO 14289-1, 7.21)."""
    for page, font, shown in document.survey.fonts():
        if shown.seen and not is_embedded(font):
            name = named(font.get("/BaseFont")) or "without a name"
            yield page, f"the font {name} is not embedded"
