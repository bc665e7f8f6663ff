"""The file carries no others."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary


@rule("x4-embedded-file", hint="send attachments as files of their own")
def check(document: Document) -> Faults:
    """The file carries no others: attachments reach no plate, and may be anything (house rule)."""
    if "/EmbeddedFiles" in dictionary(document.root.get("/Names")) or "/AF" in document.root:
        yield None, "the file has attachments"
