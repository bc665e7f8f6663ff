"""The characters of text can be told, for corrections at the press."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.programs import is_readable


@rule("house-to-unicode", hint="export the file with a ToUnicode map", status=Status.INFO)
def check(document: Document) -> Faults:
    """The characters of text can be told: without, nobody can search or mend it (house rule)."""
    for page, font, _ in document.survey.fonts():
        if not is_readable(font):
            name = named(font.get("/BaseFont")) or "without a name"
            yield page, f"the font {name} does not tell which characters it shows"
