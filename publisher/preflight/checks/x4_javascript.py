"""The file runs no programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, named
from publisher.preflight.topics.annotations import bookmarks


@rule("x4-javascript", hint="take scripts out of the file")
def check(document: Document) -> Faults:
    """The file runs no programs (ISO 15930-7)."""
    if "/JavaScript" in dictionary(document.root.get("/Names")):
        yield None, "the file holds JavaScript"
    for page, action in _actions(document):
        if named(action.get("/S")) == "JavaScript":
            yield page, "an action runs JavaScript"


def _actions(document: Document) -> Iterator[tuple[int | None, Any]]:
    for page, annotation in document.annotations():
        yield page.number, dictionary(annotation.get("/A"))
    yield from ((None, dictionary(item.get("/A"))) for item in bookmarks(document))
