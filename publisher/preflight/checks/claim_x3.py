"""A file that claims PDF/X-3 keeps to it."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.topics.older import claimed, contradictions
from publisher.preflight.topics.uses import unfit

#: Device spaces, each with those of the output intents that it fits.
FITTING = {
    "DeviceRGB": ("DeviceRGB",),
    "DeviceCMYK": ("DeviceCMYK",),
    "DeviceGray": ("DeviceGray", "DeviceCMYK"),
}


@rule("claim-x3", hint="export it as PDF/X-3 anew, or claim PDF/X-4", status=Status.WARN)
def check(document: Document) -> Faults:
    """A file that claims PDF/X-3 keeps to it: no transparency, no loose colours (ISO 15930-3, -6).

    Colours are those of the output intent, or say themselves what they look like.
    """
    claim = claimed(document, "PDF/X-3")
    if not claim:
        return
    yield from contradictions(document, claim)
    for family, intents in FITTING.items():
        yield from unfit(document, family, intents)
