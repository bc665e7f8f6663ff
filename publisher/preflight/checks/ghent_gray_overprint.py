"""DeviceGray never overprints."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, once, rule
from publisher.preflight.topics.shown import shown_colours
from publisher.preflight.topics.uses import what


@rule("ghent-gray-overprint", hint="use DeviceCMYK with black alone", status=Status.WARN)
def check(document: Document) -> Faults:
    """DeviceGray never overprints: programs differ in what lies beneath it (R0013)."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    for use in shown_colours(document):
        if use.space.family == "DeviceGray" and use.overprint:
            yield Fault(use.page, f"{what(use)} in DeviceGray overprints", use.box)
