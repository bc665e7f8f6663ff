"""Fonts: whether their programs lie in the file, and whether their text can be read."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Name, Stream

from publisher.preflight.objects import dictionary, items, named, text, unpacked

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
SYMBOLIC = 4  #: flag of a font descriptor
MAX_NAMES = 1_000  #: of glyphs that an encoding gives
MAX_CLEAR = 32 * 1024  #: bytes of a Type 1 font before the part that is encrypted

_KNOWN = ("GB1", "CNS1", "Japan1", "Korea1", "KR")  #: collections whose characters Adobe lists
_PUT = re.compile(rb"dup\s+\d+\s*/(\S+)\s+put")
_NUMBERED = re.compile(r"(?!u[0-9A-F]{4}|uni[0-9A-F]{4})[A-Za-z]{1,5}\d+")


def is_embedded(font: Any) -> bool:
    """Whether the program of a font lies in the file, or its glyphs are drawings."""
    if font.get("/Subtype") == "/Type3":
        return True
    descriptor = dictionary(_holder(font).get("/FontDescriptor"))
    return any(isinstance(descriptor.get(key), Stream) for key in PROGRAMS)


def is_readable(font: Any) -> bool:
    """Whether the codes of a font can be told as characters (ISO 32000-1, 9.10.2).

    A simple font without a map of them is read by the names of its glyphs; names that only
    number them say nothing.
    """
    if isinstance(font.get("/ToUnicode"), Stream | Name):
        return True
    if font.get("/Subtype") == "/Type0":
        system = dictionary(_holder(font).get("/CIDSystemInfo"))
        return text(system.get("/Ordering")) in _KNOWN
    encoding = font.get("/Encoding")
    if named(encoding) or named(font.get("/BaseFont")).endswith("ZapfDingbats"):
        return True
    held = items(dictionary(encoding).get("/Differences"))
    names = [named(each) for each in held[:MAX_NAMES]] or _built_in(font)
    if not names and "/BaseEncoding" not in dictionary(encoding):
        return not _is_odd(font)
    return not any(_NUMBERED.fullmatch(name) for name in names)


def _built_in(font: Any) -> list[str]:
    """Return the names of glyphs in the encoding of a Type 1 font itself; none if there is none."""
    descriptor = dictionary(font.get("/FontDescriptor"))
    program = (unpacked(descriptor.get("/FontFile")) or b"")[:MAX_CLEAR]
    return [name.decode("latin-1") for name in _PUT.findall(program)[:MAX_NAMES]]


def _is_odd(font: Any) -> bool:
    """Whether a font has an order of glyphs that is all its own."""
    flags = dictionary(font.get("/FontDescriptor")).get("/Flags")
    return font.get("/Subtype") == "/Type3" or (isinstance(flags, int) and bool(flags & SYMBOLIC))


def _holder(font: Any) -> Any:
    """Return the font that has the descriptor: of a composite font the one within."""
    descendants = items(font.get("/DescendantFonts"))
    return dictionary(descendants[0]) if descendants else font
