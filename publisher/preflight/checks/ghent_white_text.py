"""White text never overprints."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule
from publisher.preflight.topics.inks import is_white
from publisher.preflight.topics.shown import shown_colours


@rule("ghent-white-text", hint="let white knock out")
def check(document: Document) -> Faults:
    """White text never overprints: it would vanish (R0007)."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for use in shown_colours(document):
        if use.kind == "text" and use.overprint and is_white(use):
            yield Fault(use.page, f"white text overprints, in {use.space}", use.box)
