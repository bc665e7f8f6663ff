"""PDF/X-4: graphics states, rendering intents, blend modes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.preflight.document import Document
from publisher.preflight.facts import Said
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, listed, named

INTENTS = ("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")
BLEND_MODES = {
    *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten"),
    *("ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion"),
    *("Hue", "Saturation", "Color", "Luminosity"),
}
HALFTONES = (1, 5)  #: types: one screen for all plates, or one for each


@rule("x4-transfer", hint="take transfer curves out of the graphics states")
def transfer(document: Document) -> Faults:
    """No transfer curves: they would bend tints once more on the way to the plate (callas)."""
    for page, state in document.survey.met("state"):
        curve = state.get("/TR", "/Identity")
        second = state.get("/TR2", "/Default")
        if curve != "/Identity" or second not in ("/Default", "/Identity"):
            yield page, "a graphics state has a transfer curve"


@rule("x4-halftone", hint="leave halftones to the pressroom")
def halftone(document: Document) -> Faults:
    """Screens are the printer's: no halftone origin, type 1 or 5 only, without names (callas)."""
    for page, state in document.survey.met("state"):
        if "/HTP" in state:
            yield page, "a graphics state moves the origin of the halftone"
        screen = state.get("/HT", "/Default")
        if screen != "/Default" and not _is_plain(screen):
            yield page, "a graphics state has a halftone that depends on a device"


@rule("x4-blend-mode", hint="use the blend modes of PDF 1.6")
def blend_mode(document: Document) -> Faults:
    """Blend modes are those of ISO 32000-1, 11.3.5: others are Normal to some readers."""
    for page, state in document.survey.met("state"):
        for mode in listed(state.get("/BM")):
            if named(mode) not in BLEND_MODES:
                yield page, f'a graphics state has an unknown blend mode "{named(mode)[:40]}"'


@rule("x4-rendering-intent", hint="use one of the four rendering intents of PDF")
def rendering_intent(document: Document) -> Faults:
    """Rendering intents are the four of ISO 32000-1, 8.6.5.8."""
    for page, name in _intents(document):
        if name not in INTENTS:
            yield page, f'the rendering intent "{name[:40]}" is unknown'


def _intents(document: Document) -> Iterator[tuple[int, str]]:
    for page, said in document.survey.said():
        if isinstance(said, Said) and said.kind == "intent":
            yield page, said.name
    for kinds, key in ((("state",), "/RI"), (("image", "inline image"), "/Intent")):
        for page, thing in document.survey.met(*kinds):
            if key in thing:
                yield page, named(thing.get(key))


def _is_plain(screen: Any) -> bool:
    held = dictionary(screen)
    if not isinstance(screen, Dictionary) or "/HalftoneName" in held:
        return False
    if held.get("/HalftoneType") == 5:
        inner = [value for value in held.values() if isinstance(value, Dictionary)]
        return all(each.get("/HalftoneType") == 1 and _is_plain(each) for each in inner)
    return held.get("/HalftoneType") in HALFTONES


RULES = (transfer, halftone, blend_mode, rendering_intent)
