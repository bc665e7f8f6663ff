"""The file has as many pages as were ordered: an advertisement has one."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule


@rule("ghent-one-page", hint="send each advertisement as a file of its own")
def check(document: Document) -> Faults:
    """The file has as many pages as were ordered (Ghent R0006).

    An advertisement has one: what places it in the newspaper takes the first and drops the rest.
    """
    said = document.tree.count or 0  #: of which some may be lost
    wanted, found = document.limits.pages, max(len(document.pages), int(said))
    if wanted is not None and found != wanted:
        yield None, f"the file has {found} page{'s' * (found != 1)}; {wanted} expected"
