"""Bookmarks lead to pages of the file and nowhere else."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, named
from publisher.preflight.topics.annotations import bookmarks


@rule("x4-action", hint="take actions out of the bookmarks")
def check(document: Document) -> Faults:
    """Bookmarks lead to pages of the file and nowhere else (ISO 15930-7)."""
    for item in bookmarks(document):
        if named(dictionary(item.get("/A")).get("/S")) not in ("", "GoTo", "JavaScript"):
            yield None, "a bookmark leads out of the file"
