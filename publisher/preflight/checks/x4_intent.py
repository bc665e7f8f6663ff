"""There is one output intent for PDF/X."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-intent", hint="name one output intent of PDF/X")
def check(document: Document) -> Faults:
    """There is one output intent for PDF/X: two would leave the condition open (ISO 15930-7)."""
    if not document.intents:
        yield None, "the file has no output intent for PDF/X"
    elif len(document.intents) > 1:
        yield None, f"the file has {len(document.intents)} output intents for PDF/X, not one"
