"""Font programs of TrueType and OpenType: what their tables say (ISO/IEC 14496-22)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Any

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.metrics import read_metrics
from publisher.preflight.objects import dictionary, identity, items, named, unpacked

MAX_TABLES = 64
RESTRICTED = 2  #: of the low four bits of fsType: not to be embedded at all
SLACK = 2.0  #: thousandths of an em that rounding takes twice

Tables = Mapping[bytes, bytes]


def programs(document: Document) -> Iterator[tuple[int, Any, Tables | None]]:
    """Yield the fonts that show text, each once: its first page, itself, its program's tables.

    A program of another kind has none; None stands for one that cannot be unpacked.
    """
    asked: set[tuple[int, int]] = set()
    for page, font, shown in document.survey.fonts():
        key = identity(font)
        if shown.seen and (key == (0, 0) or key not in asked):
            asked.add(key)
            yield page, font, _tables(font)


def may_be_embedded(tables: Tables) -> bool:
    """Whether a font program says that it may lie in a file; one that says nothing may."""
    held = tables.get(b"OS/2", b"")[8:10]
    return len(held) < 2 or int.from_bytes(held, "big") & 15 != RESTRICTED


def untrue_widths(font: Any, tables: Tables) -> Iterator[tuple[int, float, float]]:
    """Yield glyphs whose width in the file is not their program's: number, both in 1/1000 em.

    Asked of composite fonts whose codes are glyph numbers, or lead to these by a map. Glyphs to
    which the program gives no width were cut out of it.
    """
    own = _advances(tables)
    glyphs = _glyphs(font)
    for code, told in read_metrics(font).widths.items() if own and glyphs is not None else ():
        glyph = struct.unpack_from(">H", glyphs, 2 * code)[0] if glyphs else code
        true = own[min(glyph, len(own) - 1)]
        if true and abs(told * 1000 - true) > SLACK:
            yield glyph, told * 1000, true


def _glyphs(font: Any) -> bytes | None:
    """Return the map from codes to glyphs for all codes; empty if they are one, None if unknown."""
    inner = _inner(font)
    held = inner.get("/CIDToGIDMap")
    if inner.get("/Subtype") != "/CIDFontType2":
        return None
    if isinstance(held, Stream):
        return (unpacked(held) or b"")[: 2 * 65_536].ljust(2 * 65_536, b"\0")
    return b"" if held is None or named(held) == "Identity" else None


def _advances(tables: Tables) -> list[float]:
    """Return the advances of glyphs in 1/1000 em; the last stands for all that follow."""
    try:
        (unit,) = struct.unpack_from(">H", tables[b"head"], 18)
        (count,) = struct.unpack_from(">H", tables[b"hhea"], 34)
        held = struct.unpack_from(">" + "Hh" * count, tables[b"hmtx"])
        return [advance * 1000 / unit for advance in held[::2]]
    except (KeyError, ZeroDivisionError, struct.error):
        return []


def _tables(font: Any) -> Tables | None:
    descriptor = dictionary(_inner(font).get("/FontDescriptor"))
    held = descriptor.get("/FontFile2", descriptor.get("/FontFile3"))
    program = unpacked(held)
    if program is None:
        return None if isinstance(held, Stream) else {}
    return _cut(program)


def _cut(program: bytes) -> Tables:
    """Return the tables of a font program by their tags; none if it is of another kind."""
    if program[:4] not in (b"\0\1\0\0", b"true", b"OTTO"):
        return {}
    entries = program[12 : 12 + 16 * min(int.from_bytes(program[4:6], "big"), MAX_TABLES)]
    whole = entries[: len(entries) // 16 * 16]
    found = struct.iter_unpack(">4s4xII", whole)
    return {tag: program[start : start + length] for tag, start, length in found}


def _inner(font: Any) -> Any:
    """Return the font that has the program: of a composite font the one within."""
    descendants = items(font.get("/DescendantFonts"))
    return dictionary(descendants[0]) if descendants else font
