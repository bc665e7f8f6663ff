"""An image has no alternates."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-alternates", hint="leave one version of each picture, the one to be printed")
def check(document: Document) -> Faults:
    """An image has no alternates: which of them would print? (ISO 15930-7)"""
    for page, image in document.survey.met("image"):
        if "/Alternates" in image:
            yield page, "an image has alternate images"
