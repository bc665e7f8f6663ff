"""Nothing happens by itself."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.actions import events


@rule("archive-additional-actions", hint="take the actions out")
def check(document: Document) -> Faults:
    """Nothing happens by itself, when the file or a page is opened or left (ISO 19005, 6.6.2)."""
    for page in events(document):
        yield page, "there are additional actions (/AA)"
