"""Transparency blends in a space that fits the intent, or results differ."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.needed import needed_space
from publisher.preflight.topics.uses import BLENDS


@rule("x4-group-space", hint="let groups blend in the space of the output intent")
def check(document: Document) -> Faults:
    """Transparency blends in a space that fits the intent, or results differ (PDFlib tutorial)."""
    for use in document.colours:
        family = use.space.family
        if use.kind not in BLENDS or not family.startswith("Device"):
            continue
        space = needed_space(document)
        if family not in (space, "DeviceGray"):
            yield use.page, f"a transparency group blends in {family}, not in {space}"
