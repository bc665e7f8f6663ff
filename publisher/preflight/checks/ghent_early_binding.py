"""Colours are inks already."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.uses import BLENDS, LATE, what


@rule("ghent-early-binding", hint="convert it to the inks of the printing condition")
def check(document: Document) -> Faults:
    """Colours are inks already: nothing is left to be converted by the printer (R0027)."""
    for use in document.colours:
        late = [layer for layer in use.space.layers() if layer.family in LATE]
        if use.kind not in BLENDS and late:
            yield use.page, f"{what(use)} is in {late[0]}, not in inks"
