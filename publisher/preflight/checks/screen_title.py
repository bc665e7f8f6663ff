"""The file has a title."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("screen-title", hint="give the document a title")
def check(document: Document) -> Faults:
    """The file has a title in its XMP metadata, which is read out first (ISO 14289-1, 7.1)."""
    if not (document.packet or {}).get("dc:title", "").strip():
        yield None, "the XMP metadata have no dc:title"
