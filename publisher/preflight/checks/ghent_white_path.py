"""White fills and lines never overprint."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.inks import is_white


@rule("ghent-white-path", hint="let white knock out")
def check(document: Document) -> Faults:
    """White fills and lines never overprint: they would vanish (R0008)."""
    for use in document.colours:
        if use.kind in ("fill", "stroke") and use.overprint and is_white(use):
            yield use.page, f"a white {use.kind} overprints, in {use.space}"
