"""Nothing happens when the file is opened."""

from __future__ import annotations

from pikepdf import Dictionary

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named


@rule("x4-open-action", hint="take out what happens when the file is opened")
def check(document: Document) -> Faults:
    """Nothing happens when the file is opened (callas); showing a page of it is no harm."""
    action = document.root.get("/OpenAction")
    if isinstance(action, Dictionary) and named(action.get("/S")) != "GoTo":
        yield None, "the file acts when it is opened"
