"""Every font that is seen lies in the file, the standard fourteen too."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.programs import is_embedded


@rule("x4-font-embedded", hint="export the file again with all fonts embedded")
def check(document: Document) -> Faults:
    """Every font that is seen lies in the file, the standard fourteen too (ISO 15930-7).

    Type 3 fonts are content themselves; unseen text (mode 3) needs no font.
    """
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for page, font, shown in document.survey.fonts():
        if shown.seen and not is_embedded(font):
            name = named(font.get("/BaseFont")) or "without a name"
            yield Fault(
                page, f"the font {name} is not embedded", document.survey.place(page, shown.font)
            )
