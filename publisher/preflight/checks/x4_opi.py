"""No proxy stands for a picture that is to be put in later."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-opi", hint="put the high-resolution pictures in, without OPI")
def check(document: Document) -> Faults:
    """No proxy stands for a picture that is to be put in later (ISO 15930-7)."""
    for page, placed in document.survey.met("image", "form"):
        if "/OPI" in placed:
            yield page, "a picture is a proxy for one that lies elsewhere (OPI)"
