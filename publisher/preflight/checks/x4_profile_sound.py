"""The profile is whole, and of version 2 or 4."""

from __future__ import annotations

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.needed import needed_intents

VERSIONS = (2, 4)  #: of ICC profiles


@rule("x4-profile-sound", hint="use an ICC profile of version 2 or 4 as its maker wrote it")
def check(document: Document) -> Faults:
    """The profile is whole, and of version 2 or 4 (ISO 15930-7; ISO 15076-1, 7.2)."""
    for intent in needed_intents(document):
        if isinstance(intent.profile, Stream) and intent.header is None:
            yield None, "the profile of the output intent is damaged, or no ICC profile"
        elif intent.header and intent.header.version not in VERSIONS:
            yield None, f"the profile of the output intent has version {intent.header.version}"
