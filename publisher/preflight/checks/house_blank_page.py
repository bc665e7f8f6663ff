"""No page is blank unless somebody means it to be."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.topics.shown import printed, unreadable


@rule("house-blank-page", hint="see whether the page is meant to be blank", status=Status.INFO)
def check(document: Document) -> Faults:
    """No page is blank unless somebody means it to be: it may have lost its text (house rule)."""
    told = {page for page, _ in printed(document)} | set(unreadable(document))
    for page in document.pages:
        if page.number not in told:
            yield page.number, "nothing is printed on the page"
