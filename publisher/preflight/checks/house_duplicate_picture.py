"""No picture is stored twice."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.topics.images import doubles


@rule("house-duplicate-picture", hint="save the file again, optimised", status=Status.INFO)
def check(document: Document) -> Faults:
    """No picture is stored twice: it makes the file larger for nothing (house rule)."""
    for page, first, size in doubles(document):
        yield page, f"a picture of {size / 1024:.0f} KB is stored again; page {first} has it too"
