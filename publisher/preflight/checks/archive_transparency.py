"""PDF/A-1 has no transparency."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.archive import archive_part
from publisher.preflight.topics.translucent import translucent


@rule("archive-transparency", hint="flatten it, or export as PDF/A-2 or later")
def check(document: Document) -> Faults:
    """PDF/A-1 has no transparency, which viewers of its time showed badly (ISO 19005-1, 6.4)."""
    if archive_part(document) == 1:
        yield from translucent(document)
