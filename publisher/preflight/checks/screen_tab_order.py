"""The Tab key goes through a page as it is read."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import items
from publisher.preflight.topics.structure import is_tagged


@rule("screen-tab-order", hint="set the tab order to the structure's")
def check(document: Document) -> Faults:
    """The Tab key goes through a page in the order of its structure (ISO 14289-1, 7.18.3)."""
    for page in document.pages if is_tagged(document) else ():
        if items(page.obj.get("/Annots")) and page.obj.get("/Tabs") != "/S":
            yield page.number, "the page has links or notes, and a tab order of its own"
