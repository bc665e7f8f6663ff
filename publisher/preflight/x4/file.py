"""PDF/X-4: the file as a whole."""

from __future__ import annotations

from pikepdf import String

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import items, named

VERSION = (1, 6)  #: of PDF, on which PDF/X-4 is built


@rule("x4-header", hint="save the file as PDF 1.6 or older")
def header(document: Document) -> Faults:
    """The file is PDF 1.6 at most: readers for PDF/X-4 need know no more (ISO 15930-7)."""
    stated = (document.pdf.pdf_version, named(document.root.get("/Version")))
    for version in filter(None, stated):
        digits = version.split(".")
        if not all(part.isdecimal() for part in digits) or tuple(map(int, digits)) > VERSION:
            yield None, f"the file is PDF {version}, and PDF/X-4 knows 1.6 at most"


@rule("x4-id", hint="save the file again with a program that writes an ID")
def identified(document: Document) -> Faults:
    """The trailer has two identifiers, which tell versions of a job apart (ISO 15930-7)."""
    parts = items(document.pdf.trailer.get("/ID"))
    if len(parts) != 2 or not all(isinstance(part, String) and bytes(part) for part in parts):
        yield None, "the file has no pair of identifiers in its trailer"


@rule("x4-encrypted", hint="save the file without a password")
def open_to_all(document: Document) -> Faults:
    """The file is not encrypted, by any method: a printer's machines have no password (callas)."""
    if document.pdf.is_encrypted or "/Encrypt" in document.pdf.trailer:
        yield None, "the file is encrypted"


@rule("x4-syntax", hint="save the file again with the program that made it")
def sound(document: Document) -> Faults:
    """The file needs no repair: another reader may mend it in another way (ISO 32000-1, 7.5)."""
    if document.warnings:
        yield None, "the file is damaged and was read only after repairs"


RULES = (header, identified, open_to_all, sound)
