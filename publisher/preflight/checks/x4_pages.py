"""The file has pages, and a page tree that leads to them."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-pages", hint="export at least one page")
def check(document: Document) -> Faults:
    """The file has pages, and a page tree that leads to them (ISO 32000-1, 7.7.3)."""
    if not document.pages:
        yield None, "the file has no pages, or its page tree is broken"
