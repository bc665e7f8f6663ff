"""What an advertisement draws, held against what a page asks: fonts, text, colours, pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from publisher.manifest.printer import Printer
from publisher.pages.geometry import Box
from publisher.preflight.legibility import is_legible
from publisher.preflight.objects import named, number
from publisher.preflight.topics.programs import is_embedded
from publisher.preflight.topics.shown import is_printed_within
from publisher.preflight.walk import Survey

Fault = tuple[str, str, str]  #: code, message, hint

SMALL = 16  #: px across, up to which a picture is a tint and no picture (Ghent R0031)
MAX_NAMED = 5  #: fonts that a message names
_BLENDING = ("page", "group", "luminosity")
_RGB = ("DeviceRGB", "CalRGB", "Lab")


def contents(used: Survey, printer: Printer | None) -> Iterator[Fault]:
    """Yield what is wrong with what a page draws; pictures are asked where a printer is known."""
    yield from _fonts(used)
    yield from _text(used)
    yield from _colours(used)
    if printer is not None:
        yield from _pictures(used, printer)


def blankness(used: Survey, visible: Box) -> Iterator[Fault]:
    """Yield that nothing is to be seen of a page, within a box of it in pt; white is nothing."""
    if not any(is_printed_within(mark, visible) for _, mark in used.marks()):
        hint = "see whether it is the right page, or ask the advertiser what has become of it"
        yield "advertisement-blank", "is blank: nothing on its page is printed", hint


def _text(used: Survey) -> Iterator[Fault]:
    """The screen edition claims PDF/UA, which asks for text that a voice can read."""
    if names := _those(used, is_legible):
        hint = "ask the advertiser for it with ToUnicode tables, or with text as outlines"
        yield "advertisement-text", f"has text that no machine can read, in {names}", hint


def _those(used: Survey, is_sound: Callable[[Any], bool]) -> str:
    """Return the names of the first fonts that are seen and not sound."""
    found = {
        named(font.get("/BaseFont")) or "one without a name": None
        for _, font, shown in used.fonts()
        if shown.seen and not is_sound(font)
    }
    return ", ".join([*found][:MAX_NAMED])


def _fonts(used: Survey) -> Iterator[Fault]:
    if names := _those(used, is_embedded):
        hint = "ask the advertiser for it with all fonts embedded, or with text as outlines"
        yield "advertisement-fonts", f"does not embed its fonts: {names}", hint


def _colours(used: Survey) -> Iterator[Fault]:
    if any(
        layer.family in _RGB or (layer.family == "ICCBased" and layer.components == 3)
        for use in used.colours()
        if use.kind not in _BLENDING
        for layer in use.space.layers()
    ):
        hint = "ask the advertiser for CMYK if its colours must be exact"
        yield "advertisement-colour", "has colour in RGB, which will be separated", hint


def _pictures(used: Survey, printer: Printer) -> Iterator[Fault]:
    """Yield the coarsest picture that has fewer ppi than the printer takes (Ghent R0031)."""
    least = printer.entry.pictures.minimum
    placed = [
        mark.size
        for _, mark in used.marks()
        if mark.kind == "image"
        and not (mark.masking or mark.hidden)
        and (number(used.things[mark.thing or 0].get("/Width")) or 0) > SMALL
    ]
    if placed and round(min(placed)) < least:
        found = f"has a picture of {min(placed):.0f} ppi; {printer.name} takes {least} or more"
        yield "advertisement-ppi", found, "ask the advertiser for it with finer pictures"
