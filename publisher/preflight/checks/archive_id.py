"""The file has an identity in its trailer."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import items


@rule("archive-id", hint="save the file again")
def check(document: Document) -> Faults:
    """The file has an identity in its trailer, to tell copies apart (ISO 19005, 6.1.3)."""
    if len(items(document.pdf.trailer.get("/ID"))) != 2:
        yield None, "the trailer has no /ID of two strings"
