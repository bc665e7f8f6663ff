"""Title, dates, creator, document and version ids are there."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule

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
    if document.packet is not None:
        for name in REQUIRED:
            if not document.packet.get(name):
                yield None, f"the XMP metadata has no {name}"
