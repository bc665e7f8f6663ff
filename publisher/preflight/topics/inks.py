"""Inks of a colour as the Ghent Workgroup tells them: white, black, and how much of them."""

from __future__ import annotations

from publisher.preflight.facts import Colour, Mark
from publisher.preflight.walk import ColourUse

INKED = ("DeviceGray", "DeviceCMYK", "Separation", "DeviceN")
FULL = 0.995  #: what rounding leaves of all of an ink
NEARLY = 0.9  #: of all of an ink, from where a colour in all four inks is a mistake


def is_white(colour: Colour | ColourUse) -> bool:
    """Tell whether a colour lays no ink at all; white of RGB is no such thing to Ghent."""
    if colour.value is None or len(colour.value) != colour.space.components:
        return False
    paper = 1.0 if colour.space.family == "DeviceGray" else 0.0
    return colour.space.family in INKED and all(amount == paper for amount in colour.value)


def process(colour: Colour) -> tuple[float, float, float, float] | None:
    """Return the four process inks of a colour, 0–1; None if it is made of others."""
    value = colour.value
    if value is None or len(value) != colour.space.components:
        return None
    if colour.space.family == "DeviceGray":
        return 0.0, 0.0, 0.0, 1.0 - value[0]
    if colour.space.family == "DeviceCMYK":
        cyan, magenta, yellow, black = value
        return cyan, magenta, yellow, black
    if colour.space.family == "Separation" and colour.space.colorants == ("Black",):
        return 0.0, 0.0, 0.0, value[0]
    return None


def is_black(colour: Colour) -> bool:
    """Tell whether a colour is black alone, in full."""
    inks = process(colour)
    return inks is not None and not any(inks[:3]) and inks[3] >= FULL


def count(colour: Colour) -> int:
    """Return on how many plates a colour lays ink."""
    inks = process(colour)
    if inks is not None:
        return sum(amount > 0 for amount in inks)
    inked = colour.space.family in ("Separation", "DeviceN")
    return sum(amount > 0 for amount in colour.value or ()) if inked else 0


def seen(mark: Mark) -> bool:
    """Tell whether a mark counts for Ghent: not in a layer that is off, nor in a soft mask."""
    return not mark.hidden and not mark.masking


def is_registration(colour: Colour) -> bool:
    """Tell whether a colour is that of crop marks, all four process inks near their fullest."""
    inks = process(colour)
    return inks is not None and min(inks) >= NEARLY
