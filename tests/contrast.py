"""Contrast of text to what it stands on, from the finished PDF (WCAG 2.1, success criterion 1.4.3).

The ground is the page itself, rendered without its text.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

_SHOWING = {"Tj", "TJ", "'", '"'}
PPI = 72  #: of the rendered ground: a pixel is a point


@dataclass(frozen=True)
class Faint:
    """Letters of one colour on a page, and the least contrast of one of them to its ground."""

    page: int
    colour: tuple[int, int, int]
    contrast: float
    text: str  #: the letters around the faintest one


def faint_text(path: Path, least: float = 4.5) -> list[Faint]:
    """Return, for each page and colour of text, the faintest letter below the `least` contrast."""
    document = pypdfium2.PdfDocument(path)
    grounds = pypdfium2.PdfDocument(_without_text(path))
    found = []
    for number in range(len(document)):
        ground = np.asarray(grounds[number].render(scale=PPI / 72).to_pil().convert("RGB"))
        worst: dict[tuple[int, int, int], Faint] = {}
        for faint in _letters(document[number], ground, number + 1):
            if faint.colour not in worst or faint.contrast < worst[faint.colour].contrast:
                worst[faint.colour] = faint
        found += [faint for faint in worst.values() if faint.contrast < least]
    return found


def _without_text(path: Path) -> bytes:
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(_silent(page))
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
                item.write(_silent(item))
        stream = io.BytesIO()
        pdf.save(stream)
    return stream.getvalue()


def _silent(holder: Any) -> bytes:
    kept = [i for i in pikepdf.parse_content_stream(holder) if str(i.operator) not in _SHOWING]
    return pikepdf.unparse_content_stream(kept)


def _letters(page: Any, ground: np.ndarray, number: int) -> Iterator[Faint]:
    text = page.get_textpage()
    count = pdfium.FPDFText_CountChars(text)
    words = [chr(pdfium.FPDFText_GetUnicode(text, index)) for index in range(count)]
    height, width = ground.shape[:2]
    for index, letter in enumerate(words):
        left, bottom, right, top = _box(text, index)
        x0, x1 = max(0, int(left)), min(width, int(right) + 1)
        y0, y1 = max(0, int(height - top)), min(height, int(height - bottom) + 1)
        if letter.isspace() or x1 <= x0 or y1 <= y0:
            continue
        under = ground[y0:y1, x0:x1].reshape(-1, 3).mean(axis=0)
        colour = _fill(text, index)
        ratio = contrast(colour, tuple(under))
        yield Faint(number, colour, ratio, "".join(words[max(0, index - 12) : index + 12]))


def _box(text: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _fill(text: Any, index: int) -> tuple[int, int, int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return red.value, green.value, blue.value


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return the contrast ratio of two colours with channels of 0–255, from 1 to 21."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    channels = [value / 255 for value in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))
