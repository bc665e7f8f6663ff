"""The profile of the condition lies in the file, so that all see the same."""

from __future__ import annotations

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.needed import needed_intents


@rule("x4-profile-embedded", hint="embed the ICC profile of the output intent")
def check(document: Document) -> Faults:
    """The profile of the condition lies in the file, so that all see the same (ISO 15930-7)."""
    for intent in needed_intents(document):
        if not isinstance(intent.profile, Stream):
            yield None, "the profile of the output intent is not embedded"
