"""The mean ink of any 15 mm square stays below the limit."""

from __future__ import annotations

from publisher.pages.geometry import PT_PER_MM
from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Skip, Status, rule
from publisher.preflight.topics.boxes import products


@rule("ghent-ink", hint="separate it anew for a lower limit of ink", status=Status.WARN)
def check(document: Document) -> Faults:
    """No square of 15 mm has more ink in the mean than the paper takes (Ghent R0026).

    Too much ink sets off on the next sheet and dries too late. What Ghostscript separates is
    added up plate by plate.
    """
    limit = document.limits.ink
    if limit is None:
        return
    if isinstance(document.inks, str):
        raise Skip(document.inks)
    trims = products(document)
    for ink in document.inks:
        if ink.coverage.mean > limit:
            x, y, width, height = (side * PT_PER_MM for side in ink.coverage.mean_at)
            trim = trims.get(ink.page)
            left, top = (trim[0] + x, trim[3] - y) if trim else (x, -y)
            place = (left, top - height, left + width, top)
            message = f"{ink.coverage.mean:.0f} % of ink in a square of 15 mm; {limit:g} % is most"
            yield Fault(ink.page, message, place)
