"""Groups blend in DeviceCMYK; those of luminosity masks may in DeviceGray."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.uses import BLENDS


@rule("ghent-group-space", hint="let groups blend in DeviceCMYK")
def check(document: Document) -> Faults:
    """Groups blend in DeviceCMYK; those of luminosity masks may in DeviceGray (R0030)."""
    for use in document.colours:
        fitting = ("DeviceCMYK", "DeviceGray") if use.kind == "luminosity" else ("DeviceCMYK",)
        if use.kind in BLENDS and use.space.family not in fitting:
            yield use.page, f"a transparency group blends in {use.space}"
