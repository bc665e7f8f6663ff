"""The number of pages suits the binding."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("house-extent", hint="add or take out pages until the last sheet is full")
def check(document: Document) -> Faults:
    """The number of pages suits the binding: a folded sheet has four, or eight … (house rule)."""
    multiple, pages = document.limits.multiple, len(document.pages)
    if multiple and pages % multiple:
        yield None, f"the file has {pages} pages, which is no multiple of {multiple}"
