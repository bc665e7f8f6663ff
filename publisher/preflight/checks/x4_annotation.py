"""No annotation reaches into the bleed."""

from __future__ import annotations

from publisher.pages.geometry import Box
from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.finding import Fault, Faults, rule
from publisher.preflight.objects import named, upright
from publisher.preflight.topics.annotations import place

PRINTED = ("TrapNet", "PrinterMark")  #: annotations that are made for printing


@rule("x4-annotation", hint="take links and comments out of the file for print")
def check(document: Document) -> Faults:
    """No annotation reaches into the bleed (the trim, without one): it may print or not (callas).

    Trap networks and printer's marks are exempt.
    """
    for page, annotation in document.annotations():
        kind = named(annotation.get("/Subtype"))
        where = place(document, page.number, annotation)
        if kind not in PRINTED and _touches(where, page):
            told = f"the page has an annotation ({kind or 'of no kind'})"
            yield Fault(page.number, told, where)


def _touches(rectangle: Box | None, page: PageBoxes) -> bool:
    """Tell whether an annotation reaches into what is printed; one without a place does."""
    printed = page.bleed or page.trim or page.art or page.media
    if rectangle is None or printed is None:
        return True
    left, bottom, right, top = rectangle
    inner = upright(printed)
    return left < inner[2] and right > inner[0] and bottom < inner[3] and top > inner[1]
