"""DeviceRGB needs an RGB intent or a DefaultRGB."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, once, rule
from publisher.preflight.topics.uses import unfit


@rule("x4-device-rgb", hint="convert it to the inks of the printing condition")
def check(document: Document) -> Faults:
    """DeviceRGB needs an RGB intent or a DefaultRGB: no press has that space (ISO 15930-7)."""
    yield from once(unfit(document, "DeviceRGB", ("DeviceRGB",)))
