"""Thin black lines overprint what lies beneath them."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault, Faults, Status, few, rule
from publisher.preflight.topics.inks import knocks_out_black
from publisher.preflight.topics.overlaps import in_front
from publisher.preflight.topics.shown import is_thin, rounded


@rule(
    "ghent-black-line",
    hint="let thin black lines overprint, in DeviceCMYK with overprint mode 1",
    status=Status.WARN,
)
def check(document: Document) -> Faults:
    """Thin black lines overprint what lies beneath them (Ghent R0010).

    Where they knock out, every plate must fit to a hair, or white edges show beside them.
    Thin filled shapes are lines too.
    """
    least = document.limits.overprint_line

    def wanted(mark: Mark) -> bool:
        return is_thin(mark, least) and knocks_out_black(mark)

    yield from few(
        Fault(page, f"a black line of {rounded(mark.size):g} pt knocks out what lies beneath it; "
                    f"below {least:g} pt it overprints", mark.box)
        for page, mark in in_front(document, wanted)
    )  # fmt: skip
