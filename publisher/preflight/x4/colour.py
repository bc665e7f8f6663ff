"""PDF/X-4: colours, and the content that sets them."""

from __future__ import annotations

from publisher.preflight.colours import ColourUse
from publisher.preflight.document import Document
from publisher.preflight.facts import Broken
from publisher.preflight.finding import Faults, rule

BLENDS = ("page", "group", "luminosity")  #: kinds of use that paint nothing themselves


@rule("x4-content", hint="save the file again with the program that made it")
def content(document: Document) -> Faults:
    """All that paints can be read to its end: what cannot be read, nobody can vouch for.

    Operators are those of ISO 32000-1, annex A; nothing draws itself (8.10.1).
    """
    for page, said in document.survey.said():
        if isinstance(said, Broken):
            yield page, said.message


@rule("x4-device-rgb", hint="convert it to the inks of the printing condition")
def device_rgb(document: Document) -> Faults:
    """DeviceRGB needs an RGB intent or a DefaultRGB: no press has that space (ISO 15930-7)."""
    yield from _unfit(document, "DeviceRGB", ("DeviceRGB",))


@rule("x4-device-cmyk", hint="give it a profile, or use an output intent of CMYK")
def device_cmyk(document: Document) -> Faults:
    """DeviceCMYK needs a CMYK intent or a DefaultCMYK: its inks are unknown else (ISO 15930-7)."""
    yield from _unfit(document, "DeviceCMYK", ("DeviceCMYK",))


@rule("x4-device-gray", hint="give it a profile, or use an output intent of gray or CMYK")
def device_gray(document: Document) -> Faults:
    """DeviceGray needs a gray or CMYK intent, or a DefaultGray: it is black ink (ISO 15930-7)."""
    yield from _unfit(document, "DeviceGray", ("DeviceGray", "DeviceCMYK"))


@rule("x4-group-space", hint="let groups blend in the space of the output intent")
def groups(document: Document) -> Faults:
    """Transparency blends in a space that fits the intent, or results differ (PDFlib tutorial)."""
    intent = document.intent
    for use in document.colours:
        family = use.space.family
        if use.kind not in BLENDS or not family.startswith("Device") or not intent:
            continue
        if intent.space and family not in (intent.space, "DeviceGray"):
            yield use.page, f"a transparency group blends in {family}, not in {intent.space}"


@rule("x4-icc-cmyk", hint="use DeviceCMYK instead, which leaves the inks as they are")
def profiled_cmyk(document: Document) -> Faults:
    """No colour has the profile of the CMYK intent: to convert it may change the inks (callas)."""
    intent = document.intent
    if intent is None or intent.space != "DeviceCMYK":
        return
    for use in document.colours:
        digests = {layer.digest for layer in use.space.layers() if layer.family == "ICCBased"}
        if use.kind not in BLENDS and intent.digest in digests:
            yield use.page, f"{what(use)} has the profile of the output intent as its own"


@rule("x4-colour-space", hint="export the colour again in CMYK or as a spot ink")
def known(document: Document) -> Faults:
    """Every colour space is one of ISO 32000-1, 8.6, completely written."""
    for use in document.colours:
        if any(layer.family == "unknown" for layer in use.space.layers()):
            yield use.page, f"{what(use)} has a colour space that makes no sense"


@rule("x4-spot", hint="define each spot ink once, the same for all pages")
def spots(document: Document) -> Faults:
    """An ink of one name has one alternate and one tint transform throughout (ISO 15930-7)."""
    first: dict[str, str] = {}
    for use in document.colours:
        for layer in use.space.layers():
            if layer.family == "Separation" and layer.colorants[0] not in ("All", "None"):
                name = layer.colorants[0]
                if first.setdefault(name, layer.digest) != layer.digest:
                    yield use.page, f'the ink "{name}" is defined in two ways'


def what(use: ColourUse) -> str:
    """Return what a use of colour is, as words: "an image"."""
    if use.kind == "text":
        return use.kind
    return f"an {use.kind}" if use.kind[0] in "aeiou" else f"a {use.kind}"


def _unfit(document: Document, family: str, fitting: tuple[str, ...]) -> Faults:
    intent = document.intent
    if intent is None or not intent.space or intent.space in fitting:
        return
    for use in document.colours:
        if use.kind not in BLENDS and family in {layer.family for layer in use.space.layers()}:
            inside = "" if use.space.family == family else f", beneath {use.space}"
            yield use.page, f"{what(use)} is in {family}{inside}"


RULES = (
    content, device_rgb, device_cmyk, device_gray, groups, profiled_cmyk, known, spots,
)  # fmt: skip
