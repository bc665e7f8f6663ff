"""The profile is one of an output device."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.needed import profiled


@rule("x4-profile-class", hint="use the profile of a printer as output intent")
def check(document: Document) -> Faults:
    """The profile is one of an output device: a monitor is no press (ISO 15930-7)."""
    for _, header in profiled(document):
        if header.kind != "prtr":
            yield None, f'the profile of the output intent is of class "{header.kind}"'
