"""DeviceGray needs a gray or CMYK intent, or a DefaultGray."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, once, rule
from publisher.preflight.topics.uses import unfit


@rule("x4-device-gray", hint="give it a profile, or use an output intent of gray or CMYK")
def check(document: Document) -> Faults:
    """DeviceGray needs a gray or CMYK intent, or a DefaultGray: it is black ink (ISO 15930-7)."""
    yield from once(unfit(document, "DeviceGray", ("DeviceGray", "DeviceCMYK")))
