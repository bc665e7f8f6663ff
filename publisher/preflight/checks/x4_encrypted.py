"""The file is not encrypted, by any method."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-encrypted", hint="save the file without a password")
def check(document: Document) -> Faults:
    """The file is not encrypted, by any method: a printer's machines have no password (callas)."""
    if document.pdf.is_encrypted or "/Encrypt" in document.pdf.trailer:
        yield None, "the file is encrypted"
