"""PDF/X-4: colours, and the content that sets them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault
from publisher.preflight.walk import ColourUse

LATE = ("DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased")  #: spaces that the printer would bind
BLENDS = ("page", "group", "luminosity")  #: kinds of use that paint nothing themselves


def what(use: ColourUse | Mark) -> str:
    """Return what a use of colour is, as words: "an image"."""
    if use.kind == "text":
        return use.kind
    return f"an {use.kind}" if use.kind[0] in "aeiou" else f"a {use.kind}"


def unfit(document: Document, family: str, fitting: tuple[str, ...]) -> Iterator[Fault]:
    """Yield the uses of a device space which the output intent does not fit."""
    intent = document.intent
    if intent is None or not intent.space or intent.space in fitting:
        return
    for use in document.colours:
        if use.kind not in BLENDS and family in {layer.family for layer in use.space.layers()}:
            inside = "" if use.space.family == family else f", beneath {use.space}"
            yield Fault(use.page, f"{what(use)} is in {family}{inside}", use.box)
