"""PDF/X-4: what the file says of itself, in XMP and in the information dictionary."""

from __future__ import annotations

import re
from datetime import datetime

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named, text

CLAIMS = ("PDF/X-4", "PDF/X-4p")
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
#: Keys of the information dictionary, and the properties that say the same.
PAIRS = {
    "Title": "dc:title",
    "Author": "dc:creator",
    "Subject": "dc:description",
    "Keywords": "pdf:Keywords",
    "Creator": "xmp:CreatorTool",
    "Producer": "pdf:Producer",
    "CreationDate": "xmp:CreateDate",
    "ModDate": "xmp:ModifyDate",
    "GTS_PDFXVersion": "pdfxid:GTS_PDFXVersion",
}
_DATE = re.compile(
    r"(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(?:\.\d+)?"
    r"(?:(Z)|([+-]\d\d)[:']?(\d\d)?'?)?"
)


@rule("x4-metadata", hint="write the XMP packet uncompressed into the catalogue")
def packet(document: Document) -> Faults:
    """The catalogue has an XMP packet that any tool finds: unfiltered, sound XML (ISO 15930-7)."""
    stream = document.root.get("/Metadata")
    if not isinstance(stream, Stream):
        yield None, "the file has no XMP metadata"
    elif document.packet is None:
        yield None, "the XMP metadata cannot be read"
    elif "/Filter" in stream:
        yield None, "the XMP metadata is compressed"


@rule("x4-claim", hint="write GTS_PDFXVersion as PDF/X-4 into XMP")
def claim(document: Document) -> Faults:
    """The packet claims PDF/X-4 in `pdfxid:GTS_PDFXVersion`; nothing else does (ISO 15930-7)."""
    if document.packet is not None:
        stated = document.packet.get("pdfxid:GTS_PDFXVersion")
        if stated is None:
            yield None, "the XMP metadata does not say that the file is PDF/X-4"
        elif stated not in CLAIMS:
            yield None, f'the XMP metadata says that the file is "{stated[:40]}", not PDF/X-4'


@rule("x4-properties", hint="write title, dates and producer into XMP")
def properties(document: Document) -> Faults:
    """Title, dates, creator, document and version ids are there (ISO 15930-7; PDFlib tutorial)."""
    if document.packet is not None:
        for name in REQUIRED:
            if not document.packet.get(name):
                yield None, f"the XMP metadata has no {name}"


@rule("x4-info", hint="let Info and XMP say the same")
def agreement(document: Document) -> Faults:
    """What both Info and XMP say, they say alike: which of them would count? (ISO 15930-7)"""
    for key, name in PAIRS.items():
        stated, other = text(document.info.get(f"/{key}")), (document.packet or {}).get(name)
        if stated and other is not None and _plain(stated) != _plain(other):
            yield None, f"{key} of the information dictionary differs from {name} of the metadata"


@rule("x4-trapped", hint="say True or False in both Info and XMP")
def trapped(document: Document) -> Faults:
    """The file says whether it is trapped, so that nobody traps it twice (ISO 15930-7)."""
    stated = named(document.info.get("/Trapped"))
    if stated not in ("True", "False"):
        yield None, "the file does not say whether it is trapped"
    elif document.packet is not None and document.packet.get("pdf:Trapped") != stated:
        yield None, "the XMP metadata does not say of trapping what the file says"


def _plain(value: str) -> str | datetime:
    """Return a value in a form in which equal things are equal: dates as instants."""
    found = _DATE.fullmatch(value.strip())
    if not found:
        return value.strip()
    year, *rest, utc, hours, minutes = found.groups()
    month, day, hour, minute, second = (int(part or 0) for part in rest)
    zone = "+00:00" if utc else f"{hours}:{minutes or '00'}" if hours else ""
    spelled = f"{year}-{month or 1:02}-{day or 1:02}T{hour:02}:{minute:02}:{second:02}{zone}"
    try:
        return datetime.fromisoformat(spelled)
    except ValueError:
        return value.strip()


RULES = (packet, claim, properties, agreement, trapped)
