"""Only marks are in the colour "All"."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.spaces import Space
from publisher.preflight.topics.boxes import meet, products
from publisher.preflight.topics.inks import seen


@rule(
    "ghent-all", hint="keep the colour of all plates for marks beyond the trim", status=Status.WARN
)
def check(document: Document) -> Faults:
    """Only marks are in the colour "All": in the page it is ink beyond any limit (R0024)."""
    yield from few(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    trims = products(document)
    for page, mark in document.survey.marks():
        if _is_all(mark.colour.space) and seen(mark) and meet(mark.box, trims[page]):
            yield Fault(page, f'{mark.kind} is in the colour "All" within the trim', mark.box)


def _is_all(space: Space) -> bool:
    return any("All" in layer.colorants for layer in space.layers())
