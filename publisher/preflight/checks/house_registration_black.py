"""Nothing within the trim is in all four inks near their fullest."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import NEARLY, process
from publisher.preflight.topics.shown import printed


@rule("house-registration-black", hint="set it in black alone", status=Status.WARN)
def check(document: Document) -> Faults:
    """Nothing within the trim is in all four inks near their fullest (house rule).

    That much ink does not dry, and any misregister shows; designers pick the colour of crop marks
    by mistake.
    """
    yield from few(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for page, mark in printed(document):
        inks = process(mark.colour)
        if inks is not None and min(inks) >= NEARLY:
            each = " ".join(f"{100 * ink:.0f}" for ink in inks)
            told = (
                f"{mark.kind} in {each} % of the four inks; all from {100 * NEARLY:g} % is too much"
            )
            yield Fault(page, told, mark.box)
