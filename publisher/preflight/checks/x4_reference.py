"""No form stands for a page of another file; that is PDF/X-5."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-reference", hint="embed the pages that the file only refers to")
def check(document: Document) -> Faults:
    """No form stands for a page of another file; that is PDF/X-5 (ISO 15930-7)."""
    for page, form in document.survey.met("form"):
        if "/Ref" in form:
            yield page, "a form stands for a page of another file"
