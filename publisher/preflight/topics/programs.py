"""PDF/X-4: fonts."""

from __future__ import annotations

from typing import Any

from pikepdf import Stream

from publisher.preflight.objects import dictionary, items

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


def is_embedded(font: Any) -> bool:
    """Whether the program of a font lies in the file, or its glyphs are drawings."""
    if font.get("/Subtype") == "/Type3":
        return True
    descendants = items(font.get("/DescendantFonts"))
    holder = dictionary(descendants[0]) if descendants else font
    descriptor = dictionary(holder.get("/FontDescriptor"))
    return any(isinstance(descriptor.get(key), Stream) for key in PROGRAMS)
