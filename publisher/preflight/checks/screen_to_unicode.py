"""The characters of text can be told."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.programs import is_readable


@rule("screen-to-unicode", hint="export the file with a ToUnicode map")
def check(document: Document) -> Faults:
    """The characters of text can be told, to be read out and searched (ISO 14289-1, 7.21)."""
    for page, font, _ in document.survey.fonts():
        if not is_readable(font):
            name = named(font.get("/BaseFont")) or "without a name"
            yield page, f"the font {name} does not tell which characters it shows"
