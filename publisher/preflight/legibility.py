"""Whether the text of a font can be read by a machine: a voice, a search, a translation."""

from __future__ import annotations

import re
from typing import Any

from pikepdf import Dictionary, Name, Stream

from publisher.preflight.objects import dictionary, items, named

_ENCODINGS = ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding", "StandardEncoding")
_COLLECTIONS = ("Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1", "Adobe-KR")
_SYMBOLIC = 4  # a bit of /Flags
_NUMBERED = re.compile(r"(g|G|gid|glyph|cid|c|C|a|x)\d+")  # names of glyphs that say nothing


def is_legible(font: Any) -> bool:
    """Whether codes of a font can be turned into Unicode (ISO 14289-1, 7.21.7).

    They can by a ToUnicode table, by a standard encoding or names of glyphs that mean something,
    and by a character collection of Adobe's.
    """
    if isinstance(font.get("/ToUnicode"), Stream | Name):
        return True
    if font.get("/Subtype") == "/Type0":
        return _collection(font) in _COLLECTIONS
    encoding = font.get("/Encoding")
    if isinstance(encoding, Dictionary):
        glyphs = [named(each) for each in items(encoding.get("/Differences"))]
        return not any(_NUMBERED.fullmatch(glyph) for glyph in glyphs)
    return named(encoding) in _ENCODINGS or (encoding is None and not _is_symbolic(font))


def _collection(font: Any) -> str:
    descendants = items(font.get("/DescendantFonts"))
    system = dictionary(dictionary(descendants[0] if descendants else None).get("/CIDSystemInfo"))
    return f"{system.get('/Registry')}-{system.get('/Ordering')}"


def _is_symbolic(font: Any) -> bool:
    flags = dictionary(font.get("/FontDescriptor")).get("/Flags")
    return font.get("/Subtype") == "/Type3" or (isinstance(flags, int) and bool(flags & _SYMBOLIC))
