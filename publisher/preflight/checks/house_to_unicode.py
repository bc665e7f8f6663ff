"""The characters of text can be told, for corrections at the press."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, once, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.programs import is_readable


@rule("house-to-unicode", hint="export the file with a ToUnicode map", status=Status.INFO)
def check(document: Document) -> Faults:
    """The characters of text can be told: without, nobody can search or mend it (house rule)."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for page, font, shown in document.survey.fonts():
        if not is_readable(font):
            name = named(font.get("/BaseFont")) or "without a name"
            yield Fault(
                page,
                f"the font {name} does not tell which characters it shows",
                document.survey.place(page, shown.font),
            )
