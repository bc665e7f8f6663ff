"""The profile is of gray, RGB or CMYK, and /N says its components."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, number
from publisher.preflight.topics.needed import profiled


@rule("x4-profile-components", hint="use a profile whose inks are as many as it says")
def check(document: Document) -> Faults:
    """The profile is of gray, RGB or CMYK, and /N says its components (ISO 15930-7)."""
    for intent, header in profiled(document):
        count = number(dictionary(intent.profile).get("/N"))
        if not intent.space or count != header.components:
            space = header.space.strip()
            yield None, f"the profile of the output intent is {space}, and /N does not fit it"
