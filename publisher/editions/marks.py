"""Printer's marks: what stands around a page for the pressroom and is cut away.

Two bands run around the bleed. The inner one holds the lines to cut and fold along and those at
the middle of each side; the outer one holds the registration targets, the colour bar below
and the slug line above. What must show on every plate is painted in `All`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.editions.colourbar import colour_bar
from publisher.editions.lettering import Lettering
from publisher.editions.pen import circle, line, numbers, patch
from publisher.editions.plates import Plate, plates_of
from publisher.editions.slugline import SlugLine, draw_slug_line
from publisher.manifest.printer import Marks
from publisher.pages.geometry import PT_PER_MM, Box
from publisher.pages.resources import own_resources

BAND = 5.0  #: mm, depth of the outer band
GAP = 1.0  #: mm, before the outer band, and between marks and the edge of the paper
ASIDE = 1.5  #: mm, between a target, or the middle, and what stands beside it
HAIRLINE = 0.25  #: pt, the weight of all lines
_TARGET = (BAND / 2, BAND * 0.32, BAND * 0.16)  #: mm, the reach of cross, ring and disc
_DASHES = "[2 1.5] 0 d"  #: pt, of lines to fold along
_DRAWN = "PrinterMarks"  #: the form's name in the page's resources

Tick = tuple[float, float, int, int]  #: a point on the trim, and the way outwards


@dataclass(frozen=True)
class MarkedPage:
    """A page that gets marks: its boxes in pt of user space, and what its slug line says."""

    page: pikepdf.Page
    trim: Box
    bleed: Box
    slug: SlugLine
    folds: tuple[float, ...] = ()  #: x of each fold, pt


@dataclass(frozen=True)
class _Bands:
    """Distances from the trim: where lines begin and end, where the outer band does; in mm."""

    begin: float
    end: float
    inner: float
    outer: float
    room: float

    @classmethod
    def of(cls, marks: Marks, bleed: float) -> _Bands:
        begin = max(marks.offset, bleed)
        end = begin + marks.length if marks.crop or marks.centre else begin
        inner = end + GAP
        outer = inner + BAND if marks.registration or marks.colour_bar or marks.slug else end
        return cls(begin, end, inner, outer, outer + GAP)


def room(marks: Marks, bleed: float) -> float:
    """Return how far the paper must reach beyond the trim on each side; both in mm."""
    return _Bands.of(marks, bleed).room if marks.wanted else bleed


def draw_marks(
    pdf: pikepdf.Pdf,
    pages: Sequence[MarkedPage],
    marks: Marks,
    spots: Mapping[str, pikepdf.Object],
    face: Path | None,
) -> None:
    """Lay printer's marks over pages, outside their bleed.

    `spots` are the colour spaces of the spot inks by the names of their plates, as the pages use
    them; `face` is the TrueType file that slug lines are set in; there are none without it.
    MediaBoxes are the caller's: they reach `room` beyond the trim.
    """
    if not marks.wanted:
        return
    plates = plates_of(spots)
    lettering = Lettering(face) if face and marks.slug else None
    drawings = [_Drawing(page, marks, plates, lettering) for page in pages]
    contents = [drawing.content() for drawing in drawings]
    resources = pdf.make_indirect(_resources(pdf, plates, spots, lettering))
    opening = pdf.make_stream(b"q\n")
    closing = pdf.make_stream(f"\nQ\n/Artifact <</Type /Page>> BDC\n/{_DRAWN} Do\nEMC\n".encode())
    for drawing, content in zip(drawings, contents, strict=True):
        form = pdf.make_stream(content)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Resources = Array(drawing.paper), resources
        page = drawing.page.page
        own_resources(page).XObject[f"/{_DRAWN}"] = form
        page.contents_add(opening, prepend=True)
        page.contents_add(closing)


def _resources(
    pdf: pikepdf.Pdf,
    plates: Sequence[Plate],
    spots: Mapping[str, pikepdf.Object],
    lettering: Lettering | None,
) -> pikepdf.Object:
    spaces = Dictionary(All=pdf.make_indirect(_all_plates()))
    for plate in plates:
        if plate.space:
            spaces[f"/{plate.space}"] = spots[plate.name]
    resources = Dictionary(ColorSpace=spaces)
    if lettering:
        resources.Font = Dictionary(F=lettering.embed(pdf))
    return resources


def _all_plates() -> pikepdf.Object:
    """Return the colour space that prints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1
    )
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


class _Drawing:
    """The marks of one page, as the content of a form."""

    def __init__(
        self, page: MarkedPage, marks: Marks, plates: Sequence[Plate], lettering: Lettering | None
    ) -> None:
        self.page, self._marks, self._plates, self._lettering = page, marks, plates, lettering
        reach = max(abs(b - t) for b, t in zip(page.bleed, page.trim, strict=True)) / PT_PER_MM
        self._bands = _Bands.of(marks, reach)
        left, bottom, right, top = page.trim
        self._middle = ((left + right) / 2, (bottom + top) / 2)

    @property
    def paper(self) -> list[float]:
        """The trim and the room around it: left, bottom, right, top in pt."""
        more = self._bands.room * PT_PER_MM
        left, bottom, right, top = self.page.trim
        return [left - more, bottom - more, right + more, top + more]

    def content(self) -> bytes:
        """Return the operators of all marks that are wanted."""
        return "\n".join(self._operators()).encode("ascii") + b"\n"

    def _operators(self) -> Iterator[str]:
        marks = self._marks
        yield f"/All CS 1 SCN /All cs 1 scn {HAIRLINE} w"
        if marks.crop:
            yield from map(self._tick, self._corners())
            if self.page.folds:
                yield f"q {_DASHES}"
                yield from map(self._tick, self._folds())
                yield "Q"
        if marks.centre:
            yield from map(self._tick, self._unfolded_middles())
        if marks.registration:
            yield from map(self._target, self._middles())
        if marks.colour_bar:
            yield from self._bar()
        if self._lettering:
            yield draw_slug_line(self.page.slug, self._plates, self._lettering, *self._tops())

    def _corners(self) -> Iterator[Tick]:
        left, bottom, right, top = self.page.trim
        for x, across in ((left, -1), (right, 1)):
            for y, up in ((bottom, -1), (top, 1)):
                yield x, y, across, 0
                yield x, y, 0, up

    def _middles(self) -> tuple[Tick, ...]:
        left, bottom, right, top = self.page.trim
        x, y = self._middle
        return (x, bottom, 0, -1), (x, top, 0, 1), (left, y, -1, 0), (right, y, 1, 0)

    def _unfolded_middles(self) -> Iterator[Tick]:
        """Yield the middles but where a fold is, whose own line stands there."""
        for x, y, across, up in self._middles():
            if across or all(abs(fold - x) > 2 * HAIRLINE for fold in self.page.folds):
                yield x, y, across, up

    def _folds(self) -> Iterator[Tick]:
        for x in self.page.folds:
            yield x, self.page.trim[1], 0, -1
            yield x, self.page.trim[3], 0, 1

    def _tick(self, tick: Tick) -> str:
        """Return a line across the inner band."""
        x, y, across, up = tick
        begin, end = self._bands.begin * PT_PER_MM, self._bands.end * PT_PER_MM
        return line(x + across * begin, y + up * begin, x + across * end, y + up * end)

    def _target(self, tick: Tick) -> str:
        """Return a registration target in the outer band: ring and cross, the disc in reverse."""
        x, y, across, up = tick
        out = (self._bands.inner + BAND / 2) * PT_PER_MM
        cross, ring, disc = (reach * PT_PER_MM for reach in _TARGET)
        return (
            f"q 1 0 0 1 {numbers(x + across * out, y + up * out)} cm\n"
            f"{circle(ring)} S {line(-cross, 0, cross, 0)} {line(0, -cross, 0, cross)}\n"
            f"{circle(disc)} f 0 SCN {line(-disc, 0, disc, 0)} {line(0, -disc, 0, disc)} Q"
        )

    def _beside(self, least: float) -> tuple[float, float, float, float]:
        """Return left and right of the room left of the middle, then of that on its right, in pt.

        `least` is what stays clear on either side where there is no target, in mm.
        """
        clear = (BAND / 2 + ASIDE if self._marks.registration else least) * PT_PER_MM
        x = self._middle[0]
        return self.page.trim[0], x - clear, x + clear, self.page.trim[2]

    def _bar(self) -> Iterator[str]:
        """Yield the colour bar, which grows from the middle."""
        left, until, start, _ = self._beside(least=0)
        bar = colour_bar(self._plates, until - left)
        top = self.page.trim[1] - (self._bands.inner + BAND / 2) * PT_PER_MM + bar.side / 2
        yield "q"
        for x, fills in ((until - len(bar.left) * bar.side, bar.left), (start, bar.right)):
            for at, fill in enumerate(fills):
                edge = x + at * bar.side
                yield f"{fill} {patch((edge, top - bar.side, edge + bar.side, top))}"
        yield "Q"

    def _tops(self) -> tuple[Box, Box]:
        """Return the boxes left and right of the target in the upper band."""
        left, until, start, right = self._beside(least=ASIDE)
        bottom = self.page.trim[3] + self._bands.inner * PT_PER_MM
        top = bottom + BAND * PT_PER_MM
        return (left, bottom, until, top), (start, bottom, right, top)
