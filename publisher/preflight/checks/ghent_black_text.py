"""Small black text overprints what lies beneath it."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import knocks_out_black
from publisher.preflight.topics.overlaps import in_front
from publisher.preflight.topics.shown import is_small, rounded


@rule(
    "ghent-black-text",
    hint="let black text overprint, in DeviceCMYK with overprint mode 1",
    status=Status.WARN,
)
def check(document: Document) -> Faults:
    """Small black text overprints what lies beneath it (Ghent R0009).

    Where it knocks out, every plate must fit to a hair, or white edges show around the letters.
    In DeviceCMYK it takes overprint mode 1 as well: else the other inks are set to zero.
    """
    least = document.limits.overprint_text

    def wanted(mark: Mark) -> bool:
        return is_small(mark, least) and knocks_out_black(mark)

    yield from few(
        Fault(page, f"black text of {rounded(mark.size):g} pt knocks out what lies beneath it; "
                    f"below {least:g} pt it overprints", mark.box)
        for page, mark in in_front(document, wanted)
    )  # fmt: skip
