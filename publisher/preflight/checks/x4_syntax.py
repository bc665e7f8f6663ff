"""The file needs no repair."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-syntax", hint="save the file again with the program that made it")
def check(document: Document) -> Faults:
    """The file needs no repair: another reader may mend it in another way (ISO 32000-1, 7.5)."""
    if document.warnings:
        yield None, "the file is damaged and was read only after repairs"
