"""All data lie in the file."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.streams import outside


@rule("x4-external-stream", hint="embed what the file only refers to")
def check(document: Document) -> Faults:
    """All data lie in the file: it must print where nothing else is (ISO 15930-7)."""
    for page in outside(document):
        yield page, "the data of a stream lie outside the file"
