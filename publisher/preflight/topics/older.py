"""PDF/X-1a and PDF/X-3: older standards for print, which transparency would break."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults
from publisher.preflight.objects import text
from publisher.preflight.topics.claims import claims
from publisher.preflight.topics.translucent import translucent


@dataclass(frozen=True)
class Edition:
    """What an edition asks of the keys in Info, and of the version of the file."""

    version: str  #: GTS_PDFXVersion
    conformance: str  #: GTS_PDFXConformance; "" where there is no such key
    newest: tuple[int, int]  #: version of PDF


#: By what a file claims (ISO 15930-1, -3, -4 and -6).
EDITIONS = {
    "PDF/X-1a:2001": Edition("PDF/X-1:2001", "PDF/X-1a:2001", (1, 3)),
    "PDF/X-1a:2003": Edition("PDF/X-1a:2003", "", (1, 4)),
    "PDF/X-3:2002": Edition("PDF/X-3:2002", "", (1, 3)),
    "PDF/X-3:2003": Edition("PDF/X-3:2003", "", (1, 4)),
}


def claimed(document: Document, standard: str) -> str:
    """Return what a file says of a standard, "PDF/X-1a" or "PDF/X-3"; "" if it claims another."""
    said = (claim for claim in claims(document) if claim.partition(":")[0] == standard)
    return next(said, "")


def contradictions(document: Document, claim: str) -> Faults:
    """Yield what a file has that every edition of its claim forbids, or lacks that it asks."""
    edition = EDITIONS.get(claim)
    if edition is None:
        yield None, f'the file claims "{claim}", and there is no such edition'
    else:
        yield from _versions(document, claim, edition)
    standard = claim.partition(":")[0]
    for page, what in translucent(document):
        yield page, f"{what}, and {standard} knows no transparency"


def _versions(document: Document, claim: str, edition: Edition) -> Faults:
    asked = {"GTS_PDFXVersion": edition.version, "GTS_PDFXConformance": edition.conformance}
    for key, value in asked.items():
        if value and text(document.info.get(f"/{key}")) != value:
            yield None, f'the file claims {claim}, but Info has no {key} "{value}"'
    version = tuple(map(int, document.pdf.pdf_version.split(".")))
    if version > edition.newest:
        newest = ".".join(map(str, edition.newest))
        told = f"the file is PDF {document.pdf.pdf_version}"
        yield None, f"{told}, and {claim} knows {newest} at most"
