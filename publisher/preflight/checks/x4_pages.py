"""The file has pages, and a page tree that leads to all of them."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-pages", hint="export the file anew, and count its pages")
def check(document: Document) -> Faults:
    """The file has pages, and a page tree that leads to all of them (ISO 32000-1, 7.7.3).

    Of a page that cannot be read nothing is seen to be wrong: it is missed in print.
    """
    if not document.pages:
        yield None, "the file has no pages, or its page tree is broken"
    elif document.whole:
        yield from ((None, fault) for fault in document.tree.amiss())
