"""Subsets: what is embedded of a face, and how a PDF is told its widths and meanings.

Glyph ids stay as they are in the whole file, so subsets of one face differ only in which
glyphs they hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import uharfbuzz as harfbuzz
from pikepdf import Array

_DROPPED = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "STAT", "gasp")


def subset_tag(name: str, glyphs: Sequence[int]) -> str:
    """Return the six letters that tell subsets of a face apart (ISO 32000-1, 9.6.4)."""
    digest = hashlib.sha256(f"{name} {list(glyphs)}".encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def cut_subset(path: Path, glyphs: Sequence[int]) -> bytes:
    """Cut a subset with unchanged glyph ids, without hints and layout tables."""
    wish = harfbuzz.SubsetInput()
    wish.flags = harfbuzz.SubsetFlags.RETAIN_GIDS | harfbuzz.SubsetFlags.NO_HINTING
    wish.sets(harfbuzz.SubsetInputSets.GLYPH_INDEX).update([0, *glyphs])
    wish.sets(harfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(table.encode()) for table in _DROPPED
    )
    face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))
    return bytes(harfbuzz.subset(face, wish).blob.data)


def width_array(widths: Mapping[int, float]) -> Array:
    """Return a W array (ISO 32000-1, 9.7.4.3): first glyph and widths of each run of glyphs."""
    runs: list[tuple[int, list[int]]] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            runs.append((glyph, []))
        runs[-1][1].append(round(widths[glyph]))
    return Array(item for first, run in runs for item in (first, Array(run)))


def meaning_table(meanings: Mapping[int, bytes]) -> bytes:
    """Return a ToUnicode table (ISO 32000-1, 9.10.3)."""
    lines = [
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
    ]
    entries = [b"<%04x> <%s>" % (glyph, text) for glyph, text in sorted(meanings.items())]
    for start in range(0, len(entries), 100):
        chunk = entries[start : start + 100]
        lines += [b"%d beginbfchar" % len(chunk), *chunk, b"endbfchar"]
    lines.append(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return b"\n".join(lines)
