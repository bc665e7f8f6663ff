"""Lettering: single lines of text that the publisher itself sets, and their embedded face.

HarfBuzz spaces the glyphs. All that is shown goes into one subset, which the pages of a file share.
"""

from __future__ import annotations

import struct
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pikepdf
import uharfbuzz as harfbuzz
from pikepdf import Array, Dictionary, Name

from publisher.layout.faces import postscript_name
from publisher.pages.subset import cut_subset, meaning_table, subset_tag, width_array

MAX_CHARACTERS = 400  #: of a line; what is longer is cut before it is measured
_FEATURES = {"kern": True, "liga": False, "clig": False}  #: each glyph reads as its own letter
_NONSYMBOLIC = 32  #: Flags of a font descriptor (ISO 32000-1, table 123)


@dataclass(frozen=True)
class _Glyph:
    id: int
    text: str  #: what it stands for
    advance: int  #: after kerning, in units of the face
    natural: int  #: of the glyph alone, in units of the face


class Lettering:
    """A TrueType face to set lines in; remembers which glyphs it has shown."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))
        self._font = harfbuzz.Font(self._face)
        self._set: dict[str, tuple[_Glyph, ...]] = {}
        self._shown: dict[int, _Glyph] = {}
        self._ellipsis = self.known("…") or "..."

    @cached_property
    def _characters(self) -> frozenset[int]:
        return frozenset(self._face.unicodes)

    def known(self, text: str) -> str:
        """Return a text on one line, without the characters that the face lacks."""
        line = unicodedata.normalize("NFC", " ".join(text[: 2 * MAX_CHARACTERS].split()))
        seen = (char for char in line if char.isprintable() and ord(char) in self._characters)
        return " ".join("".join(seen).split())[:MAX_CHARACTERS].rstrip()

    def width(self, text: str, size: float) -> float:
        """Return the width of a known text at a size, both in pt."""
        return sum(glyph.advance for glyph in self._glyphs(text)) * size / float(self._face.upem)

    def fitted(self, text: str, size: float, measure: float) -> str:
        """Return a known text, cut with an ellipsis if it is wider than the measure in pt."""
        if self.width(text, size) <= measure:
            return text
        fit = bisect_right(
            range(len(text)), measure, key=lambda cut: self.width(self._cut(text, cut), size)
        )
        return self._cut(text, fit - 1) if fit else ""

    def _cut(self, text: str, length: int) -> str:
        return text[:length].rstrip(" ,;:.–-") + self._ellipsis

    def show(self, text: str) -> str:
        """Return the operator that shows a known text in the current font."""
        shown = ""
        for glyph in self._glyphs(text):
            self._shown.setdefault(glyph.id, glyph)
            kern = self._thousandths(glyph.natural - glyph.advance)
            shown += f"{glyph.id:04x}" + (f"> {kern} <" if kern else "")
        return f"[<{shown}>] TJ".replace(" <>", "")

    def _glyphs(self, text: str) -> tuple[_Glyph, ...]:
        if text not in self._set:
            self._set[text] = self._shaped(text)
        return self._set[text]

    def _shaped(self, text: str) -> tuple[_Glyph, ...]:
        if not text:
            return ()
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        harfbuzz.shape(self._font, buffer, _FEATURES)
        infos = buffer.glyph_infos
        ends = dict(pairwise([*sorted({info.cluster for info in infos}), len(text)]))
        glyphs = []
        for info, position in zip(infos, buffer.glyph_positions, strict=True):
            read = text[info.cluster : ends.pop(info.cluster, info.cluster)]
            natural = self._font.get_glyph_h_advance(info.codepoint)
            glyphs.append(_Glyph(info.codepoint, read, position.x_advance, natural))
        return tuple(glyphs)

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """Return a font of all glyphs that were shown (ISO 32000-1, 9.7)."""
        glyphs = [self._shown[glyph] for glyph in sorted(self._shown)]
        name = postscript_name(self._path)
        base = Name(f"/{subset_tag(name, sorted(self._shown))}+{name}")
        meanings = {g.id: g.text.encode("utf-16-be").hex().encode() for g in glyphs if g.text}
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=base,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(self._descendant(pdf, base, glyphs))]),
            ToUnicode=pdf.make_stream(meaning_table(meanings)),
        )
        return pdf.make_indirect(font)

    def _descendant(
        self, pdf: pikepdf.Pdf, base: pikepdf.Object, glyphs: Sequence[_Glyph]
    ) -> pikepdf.Object:
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=base,
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
            ),
            CIDToGIDMap=Name.Identity,
            W=width_array({glyph.id: self._thousandths(glyph.natural) for glyph in glyphs}),
            FontDescriptor=pdf.make_indirect(self._descriptor(pdf, base, glyphs)),
        )

    def _descriptor(
        self, pdf: pikepdf.Pdf, base: pikepdf.Object, glyphs: Sequence[_Glyph]
    ) -> pikepdf.Object:
        data = cut_subset(self._path, [glyph.id for glyph in glyphs])
        extents = self._font.get_font_extents("ltr")
        capitals = self._font.get_metric_position_with_fallback(harfbuzz.OTMetricsTag.CAP_HEIGHT)
        # head: xMin, yMin, xMax, yMax (OpenType, "head", from its byte 36)
        box = struct.unpack_from(">4h", self._face.reference_table("head").data, 36)
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=base,
            Flags=_NONSYMBOLIC,
            FontBBox=Array(self._thousandths(side) for side in box),
            ItalicAngle=0,
            Ascent=self._thousandths(extents.ascender),
            Descent=self._thousandths(extents.descender),
            CapHeight=self._thousandths(capitals),
            StemV=80,  # no table of a TrueType face tells it; the usual value of a regular weight
            FontFile2=pdf.make_stream(data, Length1=len(data)),
        )

    def _thousandths(self, units: int) -> int:
        return round(units * 1000 / float(self._face.upem))
