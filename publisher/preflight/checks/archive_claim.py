"""The file says that it is PDF/A, and which."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.archive import LEVELS, archive_part


@rule("archive-claim", hint="export the file as PDF/A")
def check(document: Document) -> Faults:
    """The file says in its XMP metadata that it is PDF/A, and of which part (ISO 19005)."""
    packet = document.packet or {}
    part, level = packet.get("pdfaid:part", ""), packet.get("pdfaid:conformance", "")
    if not part:
        yield None, "the file does not say that it is PDF/A"
    elif archive_part(document) is None or level not in LEVELS[part]:
        yield None, f'there is no PDF/A of part "{part[:8]}" and level "{level[:8]}"'
