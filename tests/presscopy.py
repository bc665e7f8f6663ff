"""Makes copies to impose: pages that each have a colour, a corner and a word of their own."""

from __future__ import annotations

from pathlib import Path

import numpy
import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name

PT_PER_MM = 72 / 25.4
A5 = (148.0, 210.0)  #: mm
BLEED = 3.0  #: mm

Colour = tuple[int, int, int]


def colour(page: int) -> Colour:
    """Return the colour that a page is filled with, up to its bleed."""
    return 40 + page * 50 % 200, 40 + page * 30 % 190, 40 + page * 70 % 180


def write(
    path: Path,
    pages: int,
    trim: tuple[float, float] = A5,
    bleed: float = BLEED,
    empty: bool = False,
) -> Path:
    """Write a copy: trim and bleed in mm; a black square stands at each page's upper left."""
    with pikepdf.new() as pdf:
        for number in range(1, pages + 1):
            add_page(pdf, number, trim, bleed, b"" if empty else None)
        pdf.save(path, deterministic_id=True)
    return path


def add_page(
    pdf: pikepdf.Pdf,
    number: int,
    trim: tuple[float, float] = A5,
    bleed: float = BLEED,
    code: bytes | None = None,
) -> pikepdf.Page:
    """Add a page to a copy; its media box begins beyond its bleed, at no round number."""
    over, (width, height) = bleed * PT_PER_MM, (side * PT_PER_MM for side in trim)
    page = pdf.add_blank_page(page_size=(width, height))
    left, bottom = 17.0, -31.0
    right, top = left + width, bottom + height
    page.obj.TrimBox = Array([left, bottom, right, top])
    page.obj.BleedBox = Array([left - over, bottom - over, right + over, top + over])
    page.obj.MediaBox = Array(
        [left - over - 20, bottom - over - 20, right + over + 20, top + over + 20]
    )
    page.obj.Resources = Dictionary(Font=Dictionary(F=_face()))
    drawn = _drawn(number, left, bottom, width, height) if code is None else code
    page.obj.Contents = pdf.make_stream(drawn)
    return page


def _drawn(number: int, left: float, bottom: float, width: float, height: float) -> bytes:
    """Fill far more than the bleed, so that only clips end the colour."""
    red, green, blue = (value / 255 for value in colour(number))
    return (
        f"{red} {green} {blue} rg {left - 60} {bottom - 60} {width + 120} {height + 120} re f "
        f"0 g {left + 10} {bottom + height - 30} 20 20 re f "
        f"BT /F 12 Tf {left + 60} {bottom + 60} Td (Folio{number:03d}) Tj ET"
    ).encode()


def _face() -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


class Proof:
    """The sides of a PDF of sheets, rendered to be measured in mm from the lower left."""

    def __init__(self, path: Path, ppi: float = 144.0) -> None:
        self._pixels = ppi / 25.4  #: in a mm
        with pypdfium2.PdfDocument(path) as document:
            rendered = [page.render(scale=ppi / 72).to_pil().convert("RGB") for page in document]
        self.sides = [numpy.asarray(image).astype(int) for image in rendered]

    def at(self, side: int, x: float, y: float) -> Colour:
        """Return the colour of a side, counted from 0, at a point in mm."""
        pixels = self.sides[side]
        red, green, blue = pixels[len(pixels) - 1 - int(y * self._pixels), int(x * self._pixels)]
        return red, green, blue

    def inked(self, side: int) -> list[tuple[float, float]]:
        """Return the points of a side, in mm, that are not white."""
        pixels = self.sides[side]
        downs, acrosses = numpy.nonzero(pixels.min(axis=2) < 250)
        return [
            (float(x + 0.5) / self._pixels, float(len(pixels) - y - 0.5) / self._pixels)
            for x, y in zip(acrosses, downs, strict=True)
        ]


def alike(one: Colour, other: Colour) -> bool:
    """Whether two colours are the same but for rounding."""
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))
