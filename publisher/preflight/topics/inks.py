"""Inks of a colour as the Ghent Workgroup tells them: white, black, and how much of them."""

from __future__ import annotations

from publisher.preflight.facts import Colour, Mark
from publisher.preflight.walk import ColourUse

INKED = ("DeviceGray", "DeviceCMYK", "Separation", "DeviceN")
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
FULL = 0.995  #: what rounding leaves of all of an ink
NEARLY = 0.9  #: of all of an ink, from where a colour in all four inks is a mistake

#: What leaves paper bare in spaces that are no inks; those with a profile go by components.
_BARE: dict[str | int, tuple[float, ...]] = {
    **dict.fromkeys(("DeviceRGB", "CalRGB", 3), (1.0, 1.0, 1.0)),
    **dict.fromkeys(("CalGray", 1), (1.0,)),
    **{"Lab": (100.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0, 0.0)},
}


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


def amounts(colour: Colour) -> dict[str, float]:
    """Return how much of which ink a colour lays, 0–1; nothing if it is made of no inks."""
    inks = process(colour)
    if inks is not None:
        return dict(zip(PROCESS, inks, strict=True))
    named = zip(colour.space.colorants, colour.value or (), strict=False)
    return {name: amount for name, amount in named if name != "None"}


def is_bare(colour: Colour) -> bool:
    """Tell whether a colour leaves the paper bare, in whatever space."""
    family, components = colour.space.family, colour.space.components
    key = components if family == "ICCBased" else family
    return is_white(colour) or (colour.value is not None and colour.value == _BARE.get(key))


def is_black(colour: Colour) -> bool:
    """Tell whether a colour is black alone, in full."""
    inks = process(colour)
    return inks is not None and not any(inks[:3]) and inks[3] >= FULL


def count(colour: Colour) -> int:
    """Return on how many plates a colour lays ink."""
    return sum(amount > 0 for amount in amounts(colour).values())


def knocks_out(mark: Mark) -> bool:
    """Tell whether a black mark takes away what lies beneath it.

    In DeviceCMYK the inks that it does not use stay only in overprint mode 1.
    """
    return not mark.overprint or (mark.colour.space.family == "DeviceCMYK" and mark.mode != 1)


def knocks_out_black(mark: Mark) -> bool:
    """Tell whether a mark is black alone and knocks out; DeviceGray is another rule's."""
    gray = mark.colour.space.family == "DeviceGray"
    return not gray and knocks_out(mark) and is_black(mark.colour)


def seen(mark: Mark) -> bool:
    """Tell whether a mark counts for Ghent: not in a layer that is off, nor in a soft mask."""
    return not mark.hidden and not mark.masking and mark.alpha > 0


def is_registration(colour: Colour) -> bool:
    """Tell whether a colour is that of crop marks, all four process inks near their fullest."""
    inks = process(colour)
    return inks is not None and min(inks) >= NEARLY
