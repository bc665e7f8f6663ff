"""A thin black line in front of something is not in DeviceGray."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import is_black
from publisher.preflight.topics.overlaps import in_front
from publisher.preflight.topics.shown import is_thin, rounded


@rule("ghent-gray-line", hint="use DeviceCMYK with black alone, overprinting", status=Status.WARN)
def check(document: Document) -> Faults:
    """A thin black line in front of something is not in DeviceGray (Ghent R0012).

    It should overprint, and programs differ in what DeviceGray leaves of the inks beneath it.
    """
    least = document.limits.overprint_line

    def wanted(mark: Mark) -> bool:
        gray = mark.colour.space.family == "DeviceGray"
        return gray and is_thin(mark, least) and is_black(mark.colour)

    yield from few(
        Fault(page, f"a black line of {rounded(mark.size):g} pt is in DeviceGray; in front of "
                    f"others, below {least:g} pt, it is in DeviceCMYK and overprints", mark.box)
        for page, mark in in_front(document, wanted)
    )  # fmt: skip
