"""PDF/X-4: colours, and the content that sets them."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault
from publisher.preflight.topics.needed import needed_space
from publisher.preflight.walk import ColourUse

LATE = ("DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased")  #: spaces that the printer would bind
BLENDS = ("page", "group", "luminosity")  #: kinds of use that paint nothing themselves


def what(use: ColourUse | Mark) -> str:
    """Return what a use of colour is, as words: "an image"."""
    if use.kind == "text":
        return use.kind
    return f"an {use.kind}" if use.kind[0] in "aeiou" else f"a {use.kind}"


def unfit(document: Document, family: str, fitting: tuple[str, ...]) -> Iterator[Fault]:
    """Yield the uses of a device space which the output intent does not fit.

    Without an intent RGB is wrong on any press; what inks are meant cannot be told. Raises `Skip`.
    """
    for use in document.colours:
        if use.kind not in BLENDS and family in {layer.family for layer in use.space.layers()}:
            lost = family == "DeviceRGB" and not document.intents
            if not lost and needed_space(document) in fitting:
                return
            yield Fault(use.page, _told(use, family), use.box)


def _told(use: ColourUse, family: str) -> str:
    """Return that a use is in a device space, by itself or through another."""
    if use.space.family == family:
        return f"{what(use)} is in {family}"
    if use.space.family == "Indexed":
        return f"an indexed {use.kind} whose colours are {family}"
    return f"{what(use)} is in {use.space}, whose alternate is {family}"
