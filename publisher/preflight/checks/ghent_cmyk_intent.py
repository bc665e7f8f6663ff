"""The printing condition is one of CMYK."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("ghent-cmyk-intent", hint="name a CMYK printing condition as output intent")
def check(document: Document) -> Faults:
    """The printing condition is one of CMYK (R0035)."""
    if document.intent and document.intent.space not in ("", "DeviceCMYK"):
        yield None, f"the output intent is {document.intent.space}, not CMYK"
