"""Links are part of the structure."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, rule
from publisher.preflight.topics.annotations import links, place
from publisher.preflight.topics.structure import holder, is_tagged


@rule("screen-link-tagged", hint="tag the link as Link")
def check(document: Document) -> Faults:
    """Links are part of the structure, each in a Link (ISO 14289-1, 7.18.5).

    Otherwise who listens cannot come to them.
    """
    for page, link in links(document) if is_tagged(document) else ():
        element = holder(document, link)
        if element is None or element.kind != "Link":
            where = f"tagged as {element.kind}" if element else "in no part of the structure"
            yield Fault(page, f"a link is {where}", place(document, page, link))
