"""An output intent for PDF/A in the same file has the very same profile."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, identity, items


@rule("x4-intent-archive", hint="let the output intents of PDF/A and PDF/X have the same profile")
def check(document: Document) -> Faults:
    """An output intent for PDF/A in the same file has the very same profile (ISO 19005-2)."""
    ours = {identity(intent.profile) for intent in document.intents}
    for other in map(dictionary, items(document.root.get("/OutputIntents"))):
        profile = other.get("/DestOutputProfile")
        if other.get("/S") == "/GTS_PDFA1" and identity(profile) not in {(0, 0), *ours}:
            yield None, "the output intents for PDF/A and PDF/X have different profiles"
