"""What touches the trim is printed as far as the bleed, or a white edge shows."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, few, rule
from publisher.preflight.topics.bleeds import gaps


@rule("house-bleed", hint="extend what touches the edge into the bleed", status=Status.WARN)
def check(document: Document) -> Faults:
    """What touches the trim is printed as far as the bleed (house rule).

    Knives are off by a millimetre now and then; a picture that ends at the trim then shows white
    at the edge. Text is left to the rule of safety; a side whose BleedBox lies on the trim while
    others do not is a spine, which is not cut.
    """
    yield from few(gaps(document))
