"""Fonts hold only the letters that the file shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, once, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.programs import is_embedded

_SUBSET = re.compile(r"[A-Z]{6}\+")


@rule("house-font-subset", hint="export the file with subsets of fonts", status=Status.INFO)
def check(document: Document) -> Faults:
    """Fonts hold only the letters that the file shows (house rule).

    Whole fonts make files larger, and many licences do not allow them to be passed on. A subset
    has six letters and a plus before its name (ISO 32000-1, 9.6.4).
    """
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for page, font, shown in document.survey.fonts():
        name = named(font.get("/BaseFont"))
        if name and is_embedded(font) and not _SUBSET.match(name):
            yield Fault(
                page,
                f"the font {name} is embedded as a whole",
                document.survey.place(page, shown.font),
            )
