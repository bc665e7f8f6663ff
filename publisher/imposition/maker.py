"""The sheet maker: each page becomes a form, put up in its place and clipped at its spine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary

from publisher.house import House
from publisher.imposition.folding import Placing, Sheet
from publisher.imposition.forme import Forme
from publisher.imposition.handed import HandedPage
from publisher.imposition.lettering import Lettering
from publisher.imposition.marks import (
    REGISTRATION,
    draw_collating_mark,
    draw_marks,
    registration_colour,
)
from publisher.imposition.operands import operands
from publisher.imposition.sheets import PageSize, Size
from publisher.pages.geometry import Box, box_of, inverse


@dataclass(frozen=True)
class Stock:
    """What all sheets of a copy share; lengths in pt."""

    size: PageSize
    sheet: Size
    creep: float  #: by which each leaf creeps beyond the one around it
    name: str  #: of the copy, for the labels
    gathered: bool  #: whether signatures are laid one behind another, and need collating marks


class SheetMaker:
    """Adds sheets to a PDF."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Sequence[HandedPage], stock: Stock) -> None:
        self._pdf, self._pages, self._stock = pdf, pages, stock
        self._lettering = Lettering(House.bundled().fonts)
        self._registration = registration_colour(pdf)

    def add(self, sheet: Sheet) -> None:
        """Add the front and the back of a sheet as two pages."""
        forme = Forme(self._stock.size, self._stock.sheet, sheet.columns, sheet.rows)
        collating = self._stock.gathered and sheet.number == 1
        bar = draw_collating_mark(forme, sheet) if collating else ""
        label = f"{self._stock.name} · signature {sheet.signature} · sheet {sheet.number}"
        self._add_side(forme, sheet.front, f"{label} · front", bar)
        self._add_side(forme, sheet.back, f"{label} · back", "")

    def _add_side(self, forme: Forme, placings: Sequence[Placing], label: str, bar: str) -> None:
        trims = {placing: forme.trim(placing, self._creep(placing)) for placing in placings}
        filled = [placing for placing in placings if placing.page <= len(self._pages)]
        code = [_placed(placing, trims[placing]) for placing in filled]
        code += [draw_marks(forme, trims, label, self._lettering), bar]
        page = self._pdf.add_blank_page(page_size=forme.sheet)
        page.obj.TrimBox = page.obj.MediaBox
        page.obj.Contents = self._pdf.make_stream("\n".join(code).encode())
        forms = {f"/P{placing.page}": self._form(placing) for placing in filled}
        page.obj.Resources = Dictionary(
            XObject=Dictionary(forms), ColorSpace=Dictionary({REGISTRATION: self._registration})
        )
        groups = [form.Group for form in forms.values() if "/Group" in form]
        if groups:  # its colour space is the one that the pages are blended in
            page.obj.Group = groups[0]

    def _creep(self, placing: Placing) -> float:
        return placing.depth * self._stock.creep

    def _form(self, placing: Placing) -> pikepdf.Object:
        """Return a page as a form, in pt from the lower left of its trim."""
        page = self._pages[placing.page - 1]
        form = page.page.as_form_xobject(handle_transformations=False)
        back = inverse(page.matrix)
        clip = self._clip(page, placing)
        form.BBox = _array(box_of(back, clip) if back else clip)
        form.Matrix = _array(page.matrix)
        if isinstance(form.get("/Group"), Dictionary):
            group = Dictionary(dict(form.Group.items()))
            group.I = True  # as the group of a page always is (ISO 32000-1, 11.4.7)
            form.Group = group
        return self._pdf.copy_foreign(form)

    def _clip(self, page: HandedPage, placing: Placing) -> Box:
        """Return what shows of a page, in pt from the lower left of its trim.

        The bleed shows, but nothing beyond the fold, or beyond what is milled off before it.
        """
        left, bottom, right, top = page.bleed
        over = self._stock.size.milling - self._creep(placing)
        if placing.recto:
            return max(left, -over), bottom, right, top
        return left, bottom, min(right, page.width + over), top


def _placed(placing: Placing, trim: Box) -> str:
    """Return the operators that place a page at its trim, upright or on its head."""
    left, bottom, right, top = trim
    matrix = (-1, 0, 0, -1, right, top) if placing.turned else (1, 0, 0, 1, left, bottom)
    return f"q {operands(*matrix)} cm /P{placing.page} Do Q"


def _array(values: Sequence[float]) -> Array:
    return Array([round(value, 6) for value in values])
