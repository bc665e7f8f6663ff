"""Screens are the printer's."""

from __future__ import annotations

from typing import Any

from pikepdf import Dictionary

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary

HALFTONES = (1, 5)  #: types: one screen for all plates, or one for each


@rule("x4-halftone", hint="leave halftones to the pressroom")
def check(document: Document) -> Faults:
    """Screens are the printer's: no halftone origin, type 1 or 5 only, without names (callas)."""
    for page, state in document.survey.met("state"):
        if "/HTP" in state:
            yield page, "a graphics state moves the origin of the halftone"
        screen = state.get("/HT", "/Default")
        if screen != "/Default" and not _is_plain(screen):
            yield page, "a graphics state has a halftone that depends on a device"


def _is_plain(screen: Any) -> bool:
    held = dictionary(screen)
    if not isinstance(screen, Dictionary) or "/HalftoneName" in held:
        return False
    if held.get("/HalftoneType") == 5:
        inner = [value for value in held.values() if isinstance(value, Dictionary)]
        return all(each.get("/HalftoneType") == 1 and _is_plain(each) for each in inner)
    return held.get("/HalftoneType") in HALFTONES
