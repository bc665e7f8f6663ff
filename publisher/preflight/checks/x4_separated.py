"""Pages are composite."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-separated", hint="send composite pages, not one page for each plate")
def check(document: Document) -> Faults:
    """Pages are composite: PDF/X-4 knows no pages of single plates (ISO 15930-7)."""
    for page in document.pages:
        if "/SeparationInfo" in page.obj:
            yield page.number, "the page is a single plate"
