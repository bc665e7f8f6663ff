"""What one printer asks of page boxes: a trim of the size agreed on, and bleed that is his."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from publisher.pages.geometry import PT_PER_MM, Box
from publisher.preflight.document import PageBoxes, Unreadable, open_document
from publisher.preflight.finding import Finding
from publisher.preflight.objects import bounded

SLACK = 0.01  #: mm that a box may be off
_SIDES = ("left", "bottom", "right", "top")


def check_printer(
    data: bytes | pikepdf.Pdf,
    *,
    trim: tuple[float, float] | None,
    bleed: float,
    inner_bleed: float | None = None,
    first: int = 1,
) -> tuple[Finding, ...]:
    """Return what in the page boxes of a PDF differs from a printer's wishes.

    `trim` is width and height in mm (None: any), `bleed` in mm is what each page has beyond the
    trim; `inner_bleed` in mm (None: as on the other sides) is what it has at the spine. The spine
    is on the left of odd pages; `first` is the number of the file's first page in the issue.
    Tolerance is 0.01 mm. The rules are house rules, "printer-trim-size" and "printer-bleed".
    """
    try:
        document = open_document(data)
    except Unreadable as reason:
        return (Finding("printer-unreadable", str(reason)),)
    inner = bleed if inner_bleed is None else inner_bleed
    found: list[Finding] = []
    with bounded():
        for page in document.pages:
            is_recto = (first + page.number) % 2 == 0
            wanted = (inner if is_recto else bleed, bleed, bleed if is_recto else inner, bleed)
            found += _trim_size(page, trim) if trim else ()
            found += _bleed(page, wanted)
    return tuple(found)


def _trim_size(page: PageBoxes, wanted: tuple[float, float]) -> Iterator[Finding]:
    """A trim of another size would be cut wrong, or scaled."""
    if page.trim is None:
        yield Finding("printer-trim-size", "the page has no TrimBox", page.number)
        return
    left, bottom, right, top = page.trim
    size = (right - left) / PT_PER_MM, (top - bottom) / PT_PER_MM
    if any(abs(one - other) > SLACK for one, other in zip(size, wanted, strict=True)):
        message = f"the trim is {_mm(*size)} mm, not {_mm(*wanted)} mm"
        yield Finding("printer-trim-size", message, page.number)


def _bleed(page: PageBoxes, wanted: Box) -> Iterator[Finding]:
    """Too little bleed shows paper at the cut, too much meets marks or the next page."""
    if page.trim is None:
        return
    outer = page.bleed or page.crop or page.media or page.trim
    signs = (1, 1, -1, -1)
    for side, name in enumerate(_SIDES):
        bleed = (page.trim[side] - outer[side]) * signs[side] / PT_PER_MM
        if abs(bleed - wanted[side]) > SLACK:
            message = f"the bleed on the {name} is {bleed:.2f} mm, not {wanted[side]:.2f} mm"
            yield Finding("printer-bleed", message, page.number)


def _mm(width: float, height: float) -> str:
    return f"{width:.2f} × {height:.2f}"
