"""Lettering: small texts drawn as outlines of glyphs, so that no face need be embedded for them."""

from __future__ import annotations

from pathlib import Path

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from publisher.imposition.operands import operands

FACE = "source-sans-3/SourceSans3_400Regular.ttf"  #: below the folder of faces


class Lettering:
    """A face to letter with; outlines are filled by the non-zero rule."""

    def __init__(self, fonts: Path) -> None:
        self._face = TTFont(fonts / FACE)
        self._glyphs, self._names = self._face.getGlyphSet(), self._face.getBestCmap()
        self._em = self._face["head"].unitsPerEm

    def width(self, text: str, size: float) -> float:
        """Return the width of a text set in some size, both in pt."""
        return float(sum(self._glyphs[name].width for name in self._spelt(text)) * size / self._em)

    def outlines(self, text: str, size: float, x: float, y: float) -> str:
        """Return path operators that draw a text with its first baseline point at x, y."""
        scale, pen = size / self._em, _PathPen(self._glyphs)
        for name in self._spelt(text):
            self._glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, x, y)))
            x += self._glyphs[name].width * scale
        return " ".join(pen.operators)

    def _spelt(self, text: str) -> list[str]:
        return [self._names.get(ord(character), ".notdef") for character in text]


class _PathPen(BasePen):  # type: ignore[misc]
    """Writes what a glyph draws as path operators of PDF."""

    def __init__(self, glyphs: object) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []

    def _moveTo(self, point: tuple[float, float]) -> None:
        self.operators.append(f"{operands(*point)} m")

    def _lineTo(self, point: tuple[float, float]) -> None:
        self.operators.append(f"{operands(*point)} l")

    def _curveToOne(self, *points: tuple[float, float]) -> None:
        self.operators.append(f"{operands(*(value for point in points for value in point))} c")

    def _closePath(self) -> None:
        self.operators.append("h")
