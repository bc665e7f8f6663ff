"""Links and notes are of kinds that last, and are shown and printed."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.annotations import outcasts


@rule("archive-annotation", hint="show and print it, or take it out")
def check(document: Document) -> Faults:
    """Links and notes are of kinds that last, and are shown and printed (ISO 19005, 6.3).

    Sounds, films and the like need a player; what is hidden would be lost without notice.
    """
    yield from outcasts(document)
