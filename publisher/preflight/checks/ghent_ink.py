"""The mean ink of any 15 mm square stays below the limit."""

from __future__ import annotations

from publisher.pictures.coverage import Coverage
from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Skip, Status, rule
from publisher.preflight.looking import look


@rule("ghent-ink", hint="separate it anew for a lower limit of ink", status=Status.WARN)
def check(document: Document) -> Faults:
    """No square of 15 mm has more ink in the mean than the paper takes (Ghent R0026).

    Too much ink sets off on the next sheet and dries too late. What Ghostscript separates is
    added up plate by plate: those of the process alone for Ghent, spot inks too for a printer, and
    never what finishes a sheet, as varnish or foil.
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
            told = f"{ink.coverage.mean:.0f} % of ink in a square of 15 mm{_spots(ink.coverage)}"
            place = seen and seen.box(ink.coverage.mean_at)
            yield Fault(ink.page, f"{told}; {limit:g} % is most", place)


def _spots(coverage: Coverage) -> str:
    """Return which spot inks are among it, as words."""
    found = [f"{share:.0f} % {name}" for name, share in coverage.spots.items() if share >= 1]
    return f", of which {' and '.join(found)}" if found else ""
