"""Nothing happens when pages turn or the file is printed."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("x4-additional-actions", hint="take actions out of the file")
def check(document: Document) -> Faults:
    """Nothing happens when pages turn or the file is printed (callas)."""
    if "/AA" in document.root:
        yield None, "the file acts when it is printed, saved or closed"
    for page in document.pages:
        if "/AA" in page.obj:
            yield page.number, "the page acts when it is opened or closed"
