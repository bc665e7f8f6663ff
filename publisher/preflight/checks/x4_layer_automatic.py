"""No layer changes by itself with zoom, use or user."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.layers import configurations


@rule("x4-layer-automatic", hint="let layers be on or off, with no automatic states")
def check(document: Document) -> Faults:
    """No layer changes by itself with zoom, use or user (ISO 15930-7)."""
    for configuration in configurations(document):
        if "/AS" in configuration:
            yield None, "a configuration of layers changes them by itself"
