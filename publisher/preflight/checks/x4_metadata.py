"""The catalogue has an XMP packet that any tool finds."""

from __future__ import annotations

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-metadata", hint="write the XMP packet uncompressed into the catalogue")
def check(document: Document) -> Faults:
    """The catalogue has an XMP packet that any tool finds: unfiltered, sound XML (ISO 15930-7)."""
    stream = document.root.get("/Metadata")
    if not isinstance(stream, Stream):
        yield None, "the file has no XMP metadata"
    elif document.packet is None:
        yield None, "the XMP metadata cannot be read"
    elif "/Filter" in stream:
        yield None, "the XMP metadata is compressed"
