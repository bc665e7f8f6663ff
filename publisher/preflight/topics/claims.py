"""What a file says of itself: the standards that it claims to keep."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.objects import text


def claims(document: Document) -> tuple[str, ...]:
    """Return the standards that a file claims in its XMP packet and Info: "PDF/X-4" …."""
    said = document.packet or {}
    found = [said.get("pdfxid:GTS_PDFXVersion", ""), said.get("pdfx:GTS_PDFXVersion", "")]
    found += [text(document.info.get(key)) for key in ("/GTS_PDFXConformance", "/GTS_PDFXVersion")]
    if part := said.get("pdfaid:part", ""):
        found.append(f"PDF/A-{part}{said.get('pdfaid:conformance', '').lower()}")
    if part := said.get("pdfuaid:part", ""):
        found.append(f"PDF/UA-{part}")
    return tuple(dict.fromkeys(each for each in found if each))


def fitting(claimed: tuple[str, ...]) -> tuple[str, str]:
    """Return the name of the profile that suits what a file claims, and why it does."""
    for beginning, name in (("PDF/X", "x4"), ("PDF/A", "archive"), ("PDF/UA", "screen")):
        for claim in claimed:
            if claim.startswith(beginning):
                return name, f"the file claims {claim}"
    return "x4", "the file claims no standard; what printers take is PDF/X-4"
