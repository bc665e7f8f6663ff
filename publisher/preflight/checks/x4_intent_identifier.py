"""The intent names its printing condition."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import text
from publisher.preflight.topics.needed import needed_intents


@rule("x4-intent-identifier", hint="name the printing condition in the output intent")
def check(document: Document) -> Faults:
    """The intent names its printing condition (ISO 15930-7)."""
    for intent in needed_intents(document):
        if not text(intent.obj.get("/OutputConditionIdentifier")).strip():
            yield None, "the output intent does not name its printing condition"
