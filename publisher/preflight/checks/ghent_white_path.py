"""White fills and lines never overprint."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, once, rule
from publisher.preflight.topics.inks import is_white
from publisher.preflight.topics.shown import shown_colours


@rule("ghent-white-path", hint="let white knock out", status=Status.WARN)
def check(document: Document) -> Faults:
    """White fills and lines never overprint: they would vanish (R0008)."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for use in shown_colours(document):
        if use.kind in ("fill", "stroke") and use.overprint and is_white(use):
            yield Fault(use.page, f"a white {use.kind} overprints, in {use.space}", use.box)
