"""Glyphs: how wide text is, as Pango shapes it.

A text is shaped once, unwrapped, and the advances of its glyphs are read from Pango's record of
them: one layout for a paragraph, where measuring word by word would take hundreds.
"""

from __future__ import annotations

from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi
from weasyprint.text.line_break import create_layout, line_size

_INFO_INTS = ffi.sizeof("PangoGlyphInfo") // 4  #: a glyph's record in ints; the second is its width


def width_of(text: str, style: Any) -> float:
    """Return the width of a short text, px."""
    layout = create_layout(text, style, None, None, 0)
    width: float = line_size(layout.get_first_line()[0], style)[0]
    return width


def advances(text: str, style: Any) -> list[float]:
    """Return the advance of each character, px; the first of a ligature has all of it."""
    if not text or style["font_size"] == 0:
        return [0.0] * len(text)
    layout = create_layout(text, style, None, None, 0)
    line, _ = layout.get_first_line()
    by_byte = [0] * len(layout.text.encode())  # a lone space may have been lengthened
    run = line.runs
    while run != ffi.NULL:
        _add_glyphs(run.data, by_byte)
        run = run.next
    return _by_character(text, by_byte)


def _add_glyphs(item: Any, by_byte: list[int]) -> None:
    """Add the advances of a glyph item to the bytes at which their clusters begin."""
    count, offset = item.glyphs.num_glyphs, item.item.offset
    record = ffi.buffer(item.glyphs.glyphs, count * _INFO_INTS * 4)
    widths = memoryview(record).cast("i")[1::_INFO_INTS].tolist()
    for cluster, width in zip(ffi.unpack(item.glyphs.log_clusters, count), widths, strict=True):
        by_byte[offset + cluster] += width


def _by_character(text: str, by_byte: list[int]) -> list[float]:
    """Turn advances of bytes into advances of characters, px."""
    byte = 0
    widths = []
    for char in text:
        widths.append(by_byte[byte] * FROM_UNITS)
        byte += 1 if char < "\x80" else len(char.encode())
    return widths
