"""The wrap: back cover, spine and front cover on one page, the inside covers on another."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.editions.binding import cover_pages
from publisher.editions.boxes import clip_to
from publisher.pages.geometry import PT_PER_MM, Box


def make_wrap(
    pages: Sequence[pikepdf.Page], spine: pikepdf.Page, width: float, bleed: float
) -> tuple[pikepdf.Pdf, Box, tuple[float, float]]:
    """Return the wrap of separated pages, the box of its trim, and its folds, in pt.

    `width` is that of the spine and `bleed` how far pages reach over the trim, both in mm.
    """
    pdf = pikepdf.new()
    front, front_inside, back_inside, back = (pages[at] for at in cover_pages(len(pages)))
    page_width, height = (float(side) for side in list(front.obj.TrimBox)[2:])
    middle, over = width * PT_PER_MM, bleed * PT_PER_MM
    left: Box = (-over, -over, page_width, height + over)
    right: Box = (0.0, -over, page_width + over, height + over)
    along: Box = (0.0, -over, middle, height + over)
    beyond = page_width + middle
    _add_page(pdf, [(back, left, 0.0), (spine, along, page_width), (front, right, beyond)])
    _add_page(pdf, [(front_inside, left, 0.0), (back_inside, right, beyond)])
    return pdf, (0.0, 0.0, beyond + page_width, height), (page_width, beyond)


def _add_page(pdf: pikepdf.Pdf, placed: Sequence[tuple[pikepdf.Page, Box, float]]) -> None:
    """Add a page on which pages stand, each clipped to a box of its own and moved to the right."""
    forms, content = Dictionary(), []
    for at, (page, box, x) in enumerate(placed):
        form = pdf.copy_foreign(page.as_form_xobject(handle_transformations=False))
        form.BBox = Array(list(box))
        forms[f"/Page{at}"] = form
        clip = clip_to(box).decode()
        content.append(f"q 1 0 0 1 {x:.4f} 0 cm {clip}/Page{at} Do Q")
    made = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, 1, 1]),
        Contents=pdf.make_stream("\n".join(content).encode()),
        Resources=Dictionary(XObject=forms),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))
