"""A file that claims PDF/X-1a keeps to it."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, once, rule
from publisher.preflight.topics.older import claimed, contradictions
from publisher.preflight.topics.uses import BLENDS, LATE, what


@rule("claim-x1a", hint="export it as PDF/X-1a anew, or claim PDF/X-4", status=Status.WARN)
def check(document: Document) -> Faults:
    """A file that claims PDF/X-1a keeps to it: inks alone, no transparency (ISO 15930-1 and -4).

    Who takes the claim at its word prints without a look at colours that are not yet inks.
    """
    claim = claimed(document, "PDF/X-1a")
    if not claim:
        return
    yield from contradictions(document, claim)
    yield from once(_late(document))


def _late(document: Document) -> Iterator[Fault]:
    for use in document.colours:
        late = [layer for layer in use.space.layers() if layer.family in LATE]
        if use.kind not in BLENDS and late:
            yield Fault(
                use.page, f"{what(use)} is in {late[0]}, and PDF/X-1a knows inks alone", use.box
            )
