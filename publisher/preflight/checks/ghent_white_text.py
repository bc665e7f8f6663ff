"""White text never overprints."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.inks import is_white


@rule("ghent-white-text", hint="let white knock out")
def check(document: Document) -> Faults:
    """White text never overprints: it would vanish (R0007)."""
    for use in document.colours:
        if use.kind == "text" and use.overprint and is_white(use):
            yield use.page, f"white text overprints, in {use.space}"
