"""Marks: what a sheet tells those who print, fold, gather and cut it.

Crop and fold marks and the label are drawn in the colour All, so that they are on every plate;
the collating mark is black. All stand outside the bleed but for the collating mark, which lies on
the spine fold of a signature's outermost sheet.
"""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.imposition.folding import Placing, Sheet
from publisher.imposition.forme import CLEAR, Forme, Line
from publisher.imposition.lettering import Lettering
from publisher.imposition.operands import operands
from publisher.imposition.sheets import MARKS
from publisher.pages.geometry import PT_PER_MM, Box

REGISTRATION = "/Registration"  #: the name of the colour All in the resources of a sheet
LINE_WIDTH, DASHES = 0.25, (2.0, 1.5)  #: pt
LABEL_SIZE, LABEL_INDENT = 6.0, 4 * PT_PER_MM  #: pt
BAR_WIDTH, BAR_HEIGHT = 1 * PT_PER_MM, 5 * PT_PER_MM  #: of a collating mark
BAR_MARGIN = 10 * PT_PER_MM  #: kept by collating marks from head and foot


def registration_colour(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the colour space All, which prints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 1, 1, 1])
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))


def draw_marks(forme: Forme, trims: Mapping[Placing, Box], label: str, text: Lettering) -> str:
    """Return the operators that draw crop marks, fold marks and label of a forme."""
    lettered = _lettered(forme, label, text)
    return "\n".join(
        (
            f"q {REGISTRATION} CS 1 SCN {REGISTRATION} cs 1 scn {LINE_WIDTH} w",
            _stroked(forme.crops(trims)),
            f"[{operands(*DASHES)}] 0 d",
            _stroked(forme.folds()),
            f"{lettered} f" if lettered else "",
            "Q",
        )
    )


def draw_collating_mark(forme: Forme, sheet: Sheet) -> str:
    """Return the operators that draw the bar on the fold of a signature, outside.

    It stands a step lower on each signature, so that a gathered copy shows a stair.
    """
    first = min(sheet.front, key=lambda placing: placing.page)
    left, bottom, _, top = forme.cell(first.column, first.row)
    middle, width = left - forme.size.milling, max(BAR_WIDTH, 2 * forme.size.milling)
    steps = max(1, int((top - bottom - 2 * BAR_MARGIN) // BAR_HEIGHT))
    y = top - BAR_MARGIN - ((sheet.signature - 1) % steps + 1) * BAR_HEIGHT
    return f"q 0 0 0 1 k {operands(middle - width / 2, y, width, BAR_HEIGHT)} re f Q"


def _stroked(lines: list[Line]) -> str:
    return "\n".join(f"{operands(*line[:2])} m {operands(*line[2:])} l S" for line in lines)


def _lettered(forme: Forme, label: str, text: Lettering) -> str:
    """Draw the label below the first page of the sheet; a label too long loses its beginning."""
    left, bottom, right, _ = forme.cell(0, 0)
    while label and text.width(label, LABEL_SIZE) > right - left - 2 * LABEL_INDENT:
        label = label[1:]
    baseline = bottom - forme.size.bleed - (CLEAR + MARKS) / 2 - LABEL_SIZE / 4
    return text.outlines(label, LABEL_SIZE, left + LABEL_INDENT, baseline) if label else ""
