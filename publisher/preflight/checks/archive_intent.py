"""What device colours mean is said by one output intent."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.archive import device_families


@rule("archive-intent", hint="embed the profile as an output intent for PDF/A")
def check(document: Document) -> Faults:
    """What device colours mean is said by one output intent with a profile (ISO 19005, 6.2.2)."""
    intents = document.archive_intents
    if any(intent.header is None for intent in intents):
        yield None, "the output intent for PDF/A has no sound profile"
    if len({intent.digest for intent in intents}) > 1:
        yield None, "output intents for PDF/A contradict each other"
    if not intents and device_families(document):
        families = ", ".join(sorted(device_families(document)))
        yield None, f"{families} is used, and no output intent for PDF/A says what it means"
