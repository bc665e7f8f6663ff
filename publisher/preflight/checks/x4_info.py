"""What both Info and XMP say, they say alike."""

from __future__ import annotations

import re
from datetime import datetime

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import text
from publisher.preflight.topics.needed import needed_packet

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
    r"(?:(Z)(?:00'?00'?)?|([+-]\d\d)[:']?(\d\d)?'?)?"
)


@rule("x4-info", hint="let Info and XMP say the same")
def check(document: Document) -> Faults:
    """What both Info and XMP say, they say alike: which of them would count? (ISO 15930-7)"""
    packet = needed_packet(document)
    for key, name in PAIRS.items():
        stated, other = text(document.info.get(f"/{key}")), packet.get(name)
        if stated and other is not None and _plain(stated) != _plain(other):
            yield None, f"{key} of the information dictionary differs from {name} of the metadata"


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
