"""Pictures are shown as they are."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.streams import streams


@rule("archive-interpolate", hint="take out /Interpolate")
def check(document: Document) -> Faults:
    """Pictures are shown as they are: each viewer smooths in its own way (ISO 19005, 6.2.8)."""
    for page, stream in streams(document):
        if stream.get("/Interpolate", stream.get("/I")) is True:
            yield page, "a picture asks to be smoothed (/Interpolate)"
