"""The printing condition is one of CMYK."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.needed import profiled


@rule("ghent-cmyk-intent", hint="name a CMYK printing condition as output intent")
def check(document: Document) -> Faults:
    """The printing condition is one of CMYK (R0035)."""
    for intent, _ in profiled(document):
        if intent.space not in ("", "DeviceCMYK"):
            yield None, f"the output intent is {intent.space}, not CMYK"
