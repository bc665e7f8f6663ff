"""All data lie in the file."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.streams import outside


@rule("archive-external-stream", hint="embed what the file only refers to")
def check(document: Document) -> Faults:
    """All data lie in the file, or they are lost with what they lie in (ISO 19005, 6.1.7)."""
    for page in outside(document):
        yield page, "the data of a stream lie outside the file"
