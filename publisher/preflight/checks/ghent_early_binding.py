"""Colours are inks already."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule
from publisher.preflight.topics.shown import shown_colours
from publisher.preflight.topics.uses import LATE, what


@rule("ghent-early-binding", hint="convert it to the inks of the printing condition")
def check(document: Document) -> Faults:
    """Colours are inks already: nothing is left to be converted by the printer (R0027)."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for use in shown_colours(document):
        late = [layer for layer in use.space.layers() if layer.family in LATE]
        if late:
            yield Fault(use.page, f"{what(use)} is in {late[0]}, not in inks", use.box)
