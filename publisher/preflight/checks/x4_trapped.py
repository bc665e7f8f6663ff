"""The file says whether it is trapped, so that nobody traps it twice."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named


@rule("x4-trapped", hint="say True or False in both Info and XMP")
def check(document: Document) -> Faults:
    """The file says whether it is trapped, so that nobody traps it twice (ISO 15930-7)."""
    stated = named(document.info.get("/Trapped"))
    if stated not in ("True", "False"):
        yield None, "the file does not say whether it is trapped"
    elif document.packet is not None and document.packet.get("pdf:Trapped") != stated:
        yield None, "the XMP metadata does not say of trapping what the file says"
