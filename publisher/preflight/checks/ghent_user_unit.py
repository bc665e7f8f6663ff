"""Measures are in pt."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("ghent-user-unit", hint="export the page at its true size, in points")
def check(document: Document) -> Faults:
    """Measures are in pt: no UserUnit, which many programs pass over (R0002)."""
    for page in document.pages:
        if "/UserUnit" in page.obj:
            yield page.number, "the page measures in a unit of its own"
