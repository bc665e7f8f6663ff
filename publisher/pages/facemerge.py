"""Merging faces: each face is embedded once, with the glyphs that all fragments use.

WeasyPrint keeps glyph ids when it subsets, so a face's subsets are merged by cutting one
larger subset from the whole file. Fragments that read a glyph as different text (a small
capital, say) share the face and keep their own table of meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.pages.subset import cut_subset, meaning_table, subset_tag, width_array

_MEANING = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]*)>")


@dataclass
class _Use:
    """A face as one fragment uses it: where it is named, its widths and its meanings."""

    fonts: pikepdf.Object
    key: str
    widths: dict[int, float]
    meanings: dict[int, bytes]


@dataclass
class _Face:
    path: Path
    uses: list[_Use] = field(default_factory=list)


def merge_faces(
    pdf: pikepdf.Pdf, resources: Sequence[pikepdf.Object], faces: Mapping[str, Path]
) -> frozenset[str]:
    """Replace the subsets named in `resources` by one embedded face each.

    `faces` are the whole files by PostScript name. Returns the names of faces that are not among
    them: those stay as they are, and the layout should have declared them.
    """
    strays: set[str] = set()
    found: dict[str, _Face] = {}
    for fonts in _font_dictionaries(resources):
        for key in sorted(fonts.keys()):
            name = _postscript_name(fonts[key])
            if name not in faces:
                strays.add(name or str(fonts[key].get("/BaseFont", "")).lstrip("/"))
            else:
                use = _Use(fonts, key, _widths(fonts[key]), _meanings(fonts[key]))
                found.setdefault(name, _Face(faces[name])).uses.append(use)
    for name, face in found.items():
        _embed(pdf, name, face)
    return frozenset(strays)


def _font_dictionaries(resources: Sequence[pikepdf.Object]) -> Iterator[pikepdf.Object]:
    seen: set[tuple[int, int]] = set()
    for resource in resources:
        fonts = resource.get("/Font")
        if fonts is None or fonts.objgen in seen:
            continue
        if fonts.is_indirect:
            seen.add(fonts.objgen)
        yield fonts


def _postscript_name(font: pikepdf.Object) -> str:
    """Return the PostScript name of an embedded face, or nothing if it cannot be merged."""
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H":
        return ""
    return str(font.get("/BaseFont", "")).rpartition("+")[2]


def _widths(font: pikepdf.Object) -> dict[int, float]:
    """Return glyph -> width in 1/1000 em."""
    runs = list(font.DescendantFonts[0].W)
    return {
        int(first) + offset: float(width)
        for first, widths in zip(runs[::2], runs[1::2], strict=True)
        for offset, width in enumerate(widths)
    }


def _meanings(font: pikepdf.Object) -> dict[int, bytes]:
    """Return glyph -> the text it stands for, in hexadecimal UTF-16."""
    table = font.ToUnicode.read_bytes()
    body = table[table.find(b"endcodespacerange") :]
    return {int(glyph, 16): text.lower() for glyph, text in _MEANING.findall(body)}


def _embed(pdf: pikepdf.Pdf, name: str, face: _Face) -> None:
    widths = {glyph: width for use in face.uses for glyph, width in use.widths.items()}
    tag = subset_tag(name, sorted(widths))
    descendant = face.uses[0].fonts[face.uses[0].key].DescendantFonts[0]
    descriptor = descendant.FontDescriptor
    program = pdf.make_stream(cut_subset(face.path, sorted(widths)))
    program.Length1 = len(program.read_bytes())
    descriptor.FontFile2 = program
    base = Name(f"/{tag}+{name}")
    descriptor.FontName = descendant.BaseFont = base
    descendant.W = width_array(widths)
    merged: list[tuple[dict[int, bytes], list[_Use]]] = []
    for use in face.uses:
        group = next((group for group in merged if _agree(group[0], use.meanings)), None)
        if group is None:
            merged.append((dict(use.meanings), [use]))
        else:
            group[0].update(use.meanings)
            group[1].append(use)
    for meanings, uses in merged:
        font = pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=base,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([descendant]),
                ToUnicode=pdf.make_stream(meaning_table(meanings)),
            )
        )
        for use in uses:
            use.fonts[use.key] = font


def _agree(one: Mapping[int, bytes], other: Mapping[int, bytes]) -> bool:
    return all(one.get(glyph, text) == text for glyph, text in other.items())
