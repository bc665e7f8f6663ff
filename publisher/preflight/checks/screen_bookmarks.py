"""Longer files have bookmarks."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.topics.annotations import bookmarks

SHORT = 20  #: pages that can be leafed through


@rule("screen-bookmarks", hint="add bookmarks for the articles", status=Status.WARN)
def check(document: Document) -> Faults:
    """Longer files have bookmarks, by which a reader finds an article (WCAG 2.2, 2.4.5; PDF2)."""
    if len(document.pages) > SHORT and not any(bookmarks(document)):
        yield None, f"the file has {len(document.pages)} pages and no bookmarks"
