"""Links say where they lead."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, rule
from publisher.preflight.objects import text
from publisher.preflight.topics.annotations import links, place
from publisher.preflight.topics.structure import holder, is_tagged


@rule("screen-link-contents", hint="write into /Contents where the link leads")
def check(document: Document) -> Faults:
    """Links say where they lead, in their own words or their element's (ISO 14289-1, 7.18.5)."""
    for page, link in links(document) if is_tagged(document) else ():
        element = holder(document, link)
        told = element is not None and element.says("/Alt", "/ActualText")
        if not told and not text(link.get("/Contents")).strip():
            yield Fault(page, "a link does not say where it leads", place(document, page, link))
