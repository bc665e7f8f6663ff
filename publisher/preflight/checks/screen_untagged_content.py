"""All that is painted is part of the structure, or marked as an artifact."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, few, rule
from publisher.preflight.topics.inks import seen
from publisher.preflight.topics.structure import is_tagged


@rule("screen-untagged-content", hint="tag it, or mark it as an artifact")
def check(document: Document) -> Faults:
    """All that is painted is part of the structure, or marked as an artifact (ISO 14289-1, 7.1).

    What is neither is not read out, and nobody knows whether it should be.
    """
    yield from few(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for page, mark in document.survey.marks() if is_tagged(document) else ():
        if not mark.tag and seen(mark):
            yield Fault(page, f"{mark.kind} is neither tagged nor an artifact", mark.box)
