"""The trailer has two identifiers, which tell versions of a job apart."""

from __future__ import annotations

from pikepdf import String

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import items


@rule("x4-id", hint="save the file again with a program that writes an ID")
def check(document: Document) -> Faults:
    """The trailer has two identifiers, which tell versions of a job apart (ISO 15930-7)."""
    parts = items(document.pdf.trailer.get("/ID"))
    if len(parts) != 2 or not all(isinstance(part, String) and bytes(part) for part in parts):
        yield None, "the file has no pair of identifiers in its trailer"
