"""The file runs no programs."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.actions import actions, has_scripts


@rule("archive-javascript", hint="take scripts out of the file")
def check(document: Document) -> Faults:
    """The file runs no programs: it must look the same in a hundred years (ISO 19005, 6.6.1)."""
    if has_scripts(document):
        yield None, "the file holds JavaScript"
    for page, action in actions(document):
        if named(action.get("/S")) == "JavaScript":
            yield page, "an action runs JavaScript"
