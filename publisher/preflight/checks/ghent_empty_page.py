"""Something is printed on every page."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.shown import printed, unreadable


@rule("ghent-empty-page", hint="leave the page out, or see what has become of its contents")
def check(document: Document) -> Faults:
    """Something is printed on every page: an empty one is most often an accident (Ghent R0005).

    White is nothing, and so is what lies beyond the trim or in a layer that is off.
    """
    told = {page for page, _ in printed(document)} | set(unreadable(document))
    for page in document.pages:
        if page.number not in told:
            yield page.number, "nothing is printed on the page"
