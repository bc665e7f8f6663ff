"""Page boxes of the press edition, and what is cut off outside the bleed."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf
from pikepdf import Array

from publisher.editions.binding import inner_bleed
from publisher.editions.marks import room
from publisher.manifest.printer import PrinterEntry
from publisher.pages.geometry import PT_PER_MM, Box
from publisher.problems import ExitCode, Problem, Problems


@dataclass(frozen=True)
class PageBoxes:
    """MediaBox, BleedBox and TrimBox of a page, in pt of its user space."""

    media: Box
    bleed: Box
    trim: Box

    @classmethod
    def of(cls, trim: Box, printer: PrinterEntry, spine: str = "") -> PageBoxes:
        """Return the boxes of a page whose spine is at its `left`, its `right` or nowhere."""
        inner = inner_bleed(printer)
        left = inner if spine == "left" else printer.bleed
        right = inner if spine == "right" else printer.bleed
        around = room(printer.marks, printer.bleed)
        bleed = _grown(trim, left, printer.bleed, right, printer.bleed)
        return cls(_grown(trim, around, around, around, around), bleed, trim)


def _grown(box: Box, left: float, bottom: float, right: float, top: float) -> Box:
    """Return a box, in pt, larger by so many mm on each side."""
    x, y, end, head = box
    return (
        x - left * PT_PER_MM,
        y - bottom * PT_PER_MM,
        end + right * PT_PER_MM,
        head + top * PT_PER_MM,
    )


def set_boxes(pdf: pikepdf.Pdf, page: pikepdf.Page, boxes: PageBoxes, crop: bool) -> None:
    """Give a page its boxes, and cut off what is painted beyond its bleed."""
    page.obj.MediaBox = Array(_rounded(boxes.media))
    page.obj.BleedBox = Array(_rounded(boxes.bleed))
    page.obj.TrimBox = Array(_rounded(boxes.trim))
    for key in ("/CropBox", "/ArtBox"):
        if key in page.obj:
            del page.obj[key]
    if crop:
        page.obj.CropBox = page.obj.MediaBox
    page.contents_add(pdf.make_stream(b"q\n" + clip_to(boxes.bleed)), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ"))


def check_sheet(media: Box, printer: PrinterEntry, problems: Problems) -> None:
    """Report a page that is larger, with its marks, than the largest sheet, turned or not.

    Raises `Faulty` with it.
    """
    left, bottom, right, top = media
    size = sorted(((right - left) / PT_PER_MM, (top - bottom) / PT_PER_MM))
    sheet = printer.sheet
    if sheet and any(a > b for a, b in zip(size, sorted((sheet.width, sheet.height)), strict=True)):
        message = (
            f"the wrap needs {size[1]:.0f} × {size[0]:.0f} mm with its marks; the largest sheet of "
            f"{printer.name} has {sheet.width:g} × {sheet.height:g} mm"
        )
        hint = "choose a printer with a larger press, or files: one"
        place = sheet.place_of()
        problems.add(Problem("wrap-sheet", message, place, hint, step=ExitCode.PRINTER))
    problems.stop()


def clip_to(box: Box) -> bytes:
    """Return the operators that clip to a box, in pt."""
    left, bottom, right, top = box
    sides = (left, bottom, right - left, top - bottom)
    return (" ".join(f"{side:.4f}" for side in sides) + " re W n\n").encode()


def _rounded(box: Box) -> list[float]:
    """Return the sides to a ten-thousandth of a pt: 1/28,000 mm."""
    return [round(side, 4) for side in box]
