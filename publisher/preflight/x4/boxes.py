"""PDF/X-4: the boxes of pages, and what else stands in a page's dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.pages.geometry import Box
from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, inherited, named

SLACK = 0.01  #: pt that numbers of different producers may be apart
AREAS = ("ViewArea", "ViewClip", "PrintArea", "PrintClip")


@rule("x4-pages", hint="export at least one page")
def paged(document: Document) -> Faults:
    """The file has pages, and a page tree that leads to them (ISO 32000-1, 7.7.3)."""
    if not document.pages:
        yield None, "the file has no pages, or its page tree is broken"


@rule("x4-media-box", hint="give each page a MediaBox")
def media(document: Document) -> Faults:
    """Every page has a MediaBox (ISO 15930-7)."""
    for page in document.pages:
        if inherited(page.obj, "/MediaBox") is None:
            yield page.number, "the page has no MediaBox"


@rule("x4-trim-box", hint="give each page a TrimBox, and no ArtBox")
def trim(document: Document) -> Faults:
    """Every page says how large it is when cut: by a TrimBox or an ArtBox, not both (ISO 15930-7).

    Neither is inherited from the page tree.
    """
    for page in document.pages:
        held = [key for key in ("TrimBox", "ArtBox") if f"/{key}" in page.obj]
        if len(held) != 1:
            stated = "both TrimBox and ArtBox" if held else "neither TrimBox nor ArtBox"
            yield page.number, f"the page has {stated}"


@rule("x4-box-shape", hint="give each box four numbers, its lower left corner first")
def shape(document: Document) -> Faults:
    """A box has four numbers, lower left before upper right, and an area (ISO 32000-1, 7.9.5)."""
    for page in document.pages:
        for key, sides in _boxes(page):
            if sides is None:
                if inherited(page.obj, f"/{key}") is not None:
                    yield page.number, f"the {key} of the page is no rectangle"
            elif sides[0] >= sides[2] or sides[1] >= sides[3]:
                yield page.number, f"the {key} of the page is empty or turned inside out"


@rule("x4-box-nesting", hint="let each box lie within the next: trim in bleed in media")
def nesting(document: Document) -> Faults:
    """Trim or art lie in the bleed, the bleed in crop and medium (ISO 15930-7; Kodak)."""
    for page in document.pages:
        boxes = dict(_boxes(page))
        for inner, outers in (
            ("TrimBox", ("BleedBox", "CropBox", "MediaBox")),
            ("ArtBox", ("BleedBox", "CropBox", "MediaBox")),
            ("BleedBox", ("CropBox", "MediaBox")),
            ("CropBox", ("MediaBox",)),
        ):
            broken = [o for o in outers if not _within(boxes[inner], boxes[o])]
            if broken:
                yield page.number, f"the {inner} of the page reaches beyond its {broken[0]}"


@rule("x4-view-area", hint="let viewers show and print the trim, bleed or media box")
def view(document: Document) -> Faults:
    """Viewers show and print the medium or the bleed, so that proofs are whole (PDFlib)."""
    preferences = dictionary(document.root.get("/ViewerPreferences"))
    for key in AREAS:
        area = named(preferences.get(f"/{key}", None))
        if f"/{key}" in preferences and area not in ("MediaBox", "BleedBox"):
            yield None, f"{key} of the viewer preferences is neither MediaBox nor BleedBox"


@rule("x4-separated", hint="send composite pages, not one page for each plate")
def composite(document: Document) -> Faults:
    """Pages are composite: PDF/X-4 knows no pages of single plates (ISO 15930-7)."""
    for page in document.pages:
        if "/SeparationInfo" in page.obj:
            yield page.number, "the page is a single plate"


def _boxes(page: PageBoxes) -> Iterator[tuple[str, Box | None]]:
    yield "MediaBox", page.media
    yield "CropBox", page.crop
    yield "BleedBox", page.bleed
    yield "TrimBox", page.trim
    yield "ArtBox", page.art


def _within(inner: Box | None, outer: Box | None) -> bool:
    if inner is None or outer is None:
        return True
    low = all(inner[side] >= outer[side] - SLACK for side in (0, 1))
    return low and all(inner[side] <= outer[side] + SLACK for side in (2, 3))


RULES = (paged, media, trim, shape, nesting, view, composite)
