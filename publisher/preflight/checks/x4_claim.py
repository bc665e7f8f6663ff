"""The packet claims PDF/X-4 in `pdfxid:GTS_PDFXVersion`; nothing else does."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.needed import needed_packet

CLAIMS = ("PDF/X-4", "PDF/X-4p")


@rule("x4-claim", hint="write GTS_PDFXVersion as PDF/X-4 into XMP")
def check(document: Document) -> Faults:
    """The packet claims PDF/X-4 in `pdfxid:GTS_PDFXVersion`; nothing else does (ISO 15930-7)."""
    stated = needed_packet(document).get("pdfxid:GTS_PDFXVersion")
    if stated is None:
        yield None, "the XMP metadata does not say that the file is PDF/X-4"
    elif stated not in CLAIMS:
        yield None, f'the XMP metadata says that the file is "{stated[:40]}", not PDF/X-4'
