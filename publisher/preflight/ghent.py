"""What the Ghent Workgroup asks of files for print beyond PDF/X-4 (specification of 2022).

Ids in brackets are those of the Ghent rules. Sizes, ppi and ink coverage depend on the variant
(magazine, newspaper, sheetfed …) and are no part of this table.
"""

from __future__ import annotations

from collections import Counter

from publisher.pages.geometry import Box, intersect
from publisher.preflight.colours import ColourUse
from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import inherited, number
from publisher.preflight.reach import painted
from publisher.preflight.spaces import Space
from publisher.preflight.x4.boxes import SLACK
from publisher.preflight.x4.colour import BLENDS, what

LATE = ("DeviceRGB", "CalRGB", "CalGray", "Lab", "ICCBased")  #: spaces that the printer would bind


@rule("ghent-user-unit", hint="export the page at its true size, in points")
def user_unit(document: Document) -> Faults:
    """Measures are in pt: no UserUnit, which many programs pass over (R0002)."""
    for page in document.pages:
        if "/UserUnit" in page.obj:
            yield page.number, "the page measures in a unit of its own"


@rule("ghent-crop-box", hint="leave out the CropBox")
def crop_box(document: Document) -> Faults:
    """A CropBox is the MediaBox or absent: else it hides bleed and marks (R0003)."""
    for page in document.pages:
        if page.crop and page.media and not _equal(page.crop, page.media):
            yield page.number, "the page has a CropBox other than its MediaBox"


@rule("ghent-rotate", hint="export the page upright")
def upright(document: Document) -> Faults:
    """Pages stand as they are read, not turned by /Rotate (R0004)."""
    for page in document.pages:
        turned = number(inherited(page.obj, "/Rotate"))
        if turned:
            yield page.number, f"the page is turned by {turned:g}°"


@rule(
    "ghent-trim-size",
    hint="give all pages the same trim, or send the odd ones as a file of their own",
)
def same_size(document: Document) -> Faults:
    """All pages are of one size, or one of them is wrong (R0004)."""
    sizes = {page.number: size for page in document.pages if (size := _size(page))}
    if not sizes:
        return
    usual = Counter(sizes.values()).most_common(1)[0][0]
    for page, size in sizes.items():
        if any(abs(one - other) > 2 * SLACK for one, other in zip(size, usual, strict=True)):
            yield page, "the TrimBox of the page is not as large as that of most pages"


@rule("ghent-white-text", hint="let white knock out")
def white_text(document: Document) -> Faults:
    """White text never overprints: it would vanish (R0007)."""
    for use in document.colours:
        if use.kind == "text" and use.overprint and is_white(use):
            yield use.page, f"white text overprints, in {use.space}"


@rule("ghent-white-path", hint="let white knock out")
def white_paths(document: Document) -> Faults:
    """White fills and lines never overprint: they would vanish (R0008)."""
    for use in document.colours:
        if use.kind in ("fill", "stroke") and use.overprint and is_white(use):
            yield use.page, f"a white {use.kind} overprints, in {use.space}"


@rule("ghent-gray-overprint", hint="use DeviceCMYK with black alone")
def gray_overprint(document: Document) -> Faults:
    """DeviceGray never overprints: programs differ in what lies beneath it (R0013)."""
    for use in document.colours:
        if use.space.family == "DeviceGray" and use.overprint:
            yield use.page, f"{what(use)} in DeviceGray overprints"


@rule("ghent-all", hint="keep the colour of all plates for marks beyond the trim")
def all_plates(document: Document) -> Faults:
    """Only marks are in the colour "All": in the page it is ink beyond any limit (R0024)."""
    pages = {use.page for use in document.colours if _is_all(use.space)}
    for page in document.pages:
        trim = page.trim or page.art
        if page.number in pages and any(
            _meet(place, trim) for place in painted(document.contents, page.obj, _is_all)
        ):
            yield page.number, 'the page is painted in the colour "All" within its trim'


@rule("ghent-early-binding", hint="convert it to the inks of the printing condition")
def early_binding(document: Document) -> Faults:
    """Colours are inks already: nothing is left to be converted by the printer (R0027)."""
    for use in document.colours:
        late = [layer for layer in use.space.layers() if layer.family in LATE]
        if use.kind not in BLENDS and late:
            yield use.page, f"{what(use)} is in {late[0]}, not in inks"


@rule("ghent-group-space", hint="let groups blend in DeviceCMYK")
def group_space(document: Document) -> Faults:
    """Groups blend in DeviceCMYK; those of luminosity masks may in DeviceGray (R0030)."""
    for use in document.colours:
        fitting = ("DeviceCMYK", "DeviceGray") if use.kind == "luminosity" else ("DeviceCMYK",)
        if use.kind in BLENDS and use.space.family not in fitting:
            yield use.page, f"a transparency group blends in {use.space}"


@rule("ghent-cmyk-intent", hint="name a CMYK printing condition as output intent")
def cmyk_intent(document: Document) -> Faults:
    """The printing condition is one of CMYK (R0035)."""
    if document.intent and document.intent.space not in ("", "DeviceCMYK"):
        yield None, f"the output intent is {document.intent.space}, not CMYK"


def is_white(use: ColourUse) -> bool:
    """Tell whether a colour lays no ink at all; white of RGB is no such thing to Ghent."""
    if use.value is None or len(use.value) != use.space.components:
        return False
    paper = 1.0 if use.space.family == "DeviceGray" else 0.0
    inks = use.space.family in ("DeviceGray", "DeviceCMYK", "Separation", "DeviceN")
    return inks and all(amount == paper for amount in use.value)


def _is_all(space: Space) -> bool:
    return any("All" in layer.colorants for layer in space.layers())


def _meet(place: Box | None, trim: Box | None) -> bool:
    """Tell whether something lies within the trim; None stands for everywhere."""
    common = intersect(place, trim)
    return common is None or (common[0] + SLACK < common[2] and common[1] + SLACK < common[3])


def _equal(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= SLACK for a, b in zip(one, other, strict=True))


def _size(page: PageBoxes) -> tuple[float, float] | None:
    trim = page.trim or page.art
    return (trim[2] - trim[0], trim[3] - trim[1]) if trim else None


GHENT = (
    user_unit, crop_box, upright, same_size, white_text, white_paths, gray_overprint, all_plates,
    early_binding, group_space, cmyk_intent,
)  # fmt: skip
