"""Pages stand as they are read, not turned by /Rotate."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import inherited, number


@rule("ghent-rotate", hint="export the page upright")
def check(document: Document) -> Faults:
    """Pages stand as they are read, not turned by /Rotate (R0004)."""
    for page in document.pages:
        turned = number(inherited(page.obj, "/Rotate"))
        if turned:
            yield page.number, f"the page is turned by {turned:g}°"
