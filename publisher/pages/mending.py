"""Mending: names of faces, which WeasyPrint 70 makes of Pango's descriptions of them.

The PostScript name is what the world knows a face by.
"""

from __future__ import annotations

import io

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name


def mend_face_names(pdf: pikepdf.Pdf) -> None:
    """Give each embedded face of a painted fragment its PostScript name, behind its tag."""
    fonts = pdf.pages[0].obj.Resources.get("/Font", Dictionary())
    for _, font in fonts.items():
        if "/DescendantFonts" not in font:
            continue
        described = font.DescendantFonts[0]
        program = described.FontDescriptor.get("/FontFile2")
        if program is None:
            continue
        with TTFont(io.BytesIO(program.read_bytes()), lazy=True) as face:
            name = face["name"].getDebugName(6)
        tag = str(font.BaseFont).partition("+")[0]
        font.BaseFont = described.BaseFont = Name(f"{tag}+{name}")
        described.FontDescriptor.FontName = font.BaseFont
