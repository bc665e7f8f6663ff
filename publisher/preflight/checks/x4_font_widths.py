"""Letters are as wide in the file as in their font."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.sfnt import programs, untrue_widths


@rule("x4-font-widths", hint="export the file again, with its fonts embedded anew")
def check(document: Document) -> Faults:
    """Letters are as wide in the file as in their font (ISO 15930-7).

    Where they are not, one program sets the text by the one measure, the next by the other.
    Asked of composite fonts with TrueType outlines; of others, that they can be unpacked.
    """
    for page, font, tables in programs(document):
        name = named(font.get("/BaseFont"))
        if tables is None:
            yield page, f"the program of the font {name} cannot be unpacked"
        elif wrong := list(untrue_widths(font, tables)):
            glyph, told, true = wrong[0]
            count = f"{len(wrong)} glyph{'s' if len(wrong) > 1 else ''} of {name}"
            yield page, f"{count} are of other widths: glyph {glyph} is {told:.0f}, not {true:.0f}"
