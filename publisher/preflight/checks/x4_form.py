"""The file is no form to fill in."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-form", hint="flatten the form into the pages")
def check(document: Document) -> Faults:
    """The file is no form to fill in: fields look as each reader draws them (ISO 15930-7)."""
    if "/AcroForm" in document.root:
        yield None, "the file is a form to be filled in"
