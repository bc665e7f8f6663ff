"""The mean ink of any 15 mm square stays below the limit."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Skip, Status, rule
from publisher.preflight.looking import look


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
    looks = {page.number: look(page) for page in document.pages}
    for ink in document.inks:
        if ink.coverage.mean > limit:
            seen = looks.get(ink.page)
            message = f"{ink.coverage.mean:.0f} % of ink in a square of 15 mm; {limit:g} % is most"
            yield Fault(ink.page, message, seen and seen.box(ink.coverage.mean_at))
