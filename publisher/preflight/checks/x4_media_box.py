"""Every page has a MediaBox."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import inherited


@rule("x4-media-box", hint="give each page a MediaBox")
def check(document: Document) -> Faults:
    """Every page has a MediaBox (ISO 15930-7)."""
    for page in document.pages:
        if inherited(page.obj, "/MediaBox") is None:
            yield page.number, "the page has no MediaBox"
