"""Title, dates, creator, document and version ids are there."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.needed import needed_packet

REQUIRED = (
    "dc:title",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "xmp:CreatorTool",
    "xmpMM:DocumentID",
    "xmpMM:VersionID",
    "xmpMM:RenditionClass",
)


@rule("x4-properties", hint="write title, dates and producer into XMP")
def check(document: Document) -> Faults:
    """Title, dates, creator, document and version ids are there (ISO 15930-7; PDFlib tutorial)."""
    packet = needed_packet(document)
    for name in REQUIRED:
        if not packet.get(name):
            yield None, f"the XMP metadata has no {name}"
