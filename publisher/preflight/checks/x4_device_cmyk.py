"""DeviceCMYK needs a CMYK intent or a DefaultCMYK."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, once, rule
from publisher.preflight.topics.uses import unfit


@rule("x4-device-cmyk", hint="give it a profile, or use an output intent of CMYK")
def check(document: Document) -> Faults:
    """DeviceCMYK needs a CMYK intent or a DefaultCMYK: its inks are unknown else (ISO 15930-7)."""
    yield from once(unfit(document, "DeviceCMYK", ("DeviceCMYK",)))
