"""The file is PDF 1.6 at most."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named

VERSION = (1, 6)  #: of PDF, on which PDF/X-4 is built


@rule("x4-header", hint="save the file as PDF 1.6 or older")
def check(document: Document) -> Faults:
    """The file is PDF 1.6 at most: readers for PDF/X-4 need know no more (ISO 15930-7)."""
    stated = (document.pdf.pdf_version, named(document.root.get("/Version")))
    for version in filter(None, stated):
        digits = version.split(".")
        if not all(part.isdecimal() for part in digits) or tuple(map(int, digits)) > VERSION:
            yield None, f"the file is PDF {version}, and PDF/X-4 knows 1.6 at most"
