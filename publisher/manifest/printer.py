"""A printer's file as a class: everything that a press asks of the files it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from publisher.manifest.entry import Entry, Millimetres, Slug, Text
from publisher.manifest.issue import FOLDED

REGISTRY = "http://www.color.org"  #: the ICC's registry of characterised printing conditions
Percent = Annotated[float, Field(ge=0, le=100)]
Ppi = Annotated[int, Field(ge=36, le=4800)]
LEAST_LIMIT = 200  #: per cent of ink, all plates together; no paper is printed with less
SIGNATURES = (4, 8, 16, 32)  #: pages that a sheet folds to


def _signature(value: int) -> int:
    if value not in SIGNATURES:
        context = {"hint": "a sheet folds to 4, 8, 16 or 32 pages"}
        raise PydanticCustomError("signature", "cannot be folded", context)
    return value


Signature = Annotated[int, AfterValidator(_signature)]


def _limit(value: float) -> float:
    if value < LEAST_LIMIT:
        hint = "newsprint takes some 240 %, uncoated and coated paper 300"
        message = f"is too little: red, green and blue alone are two full plates, {LEAST_LIMIT} %"
        raise PydanticCustomError("ink-limit", message, {"hint": hint})
    return value


InkLimit = Annotated[
    float, Field(le=400, json_schema_extra={"minimum": LEAST_LIMIT}), AfterValidator(_limit)
]


class OutputCondition(Entry):
    """The printing condition that the inks are meant for: the output intent of the file."""

    identifier: Text
    """Its name in the registry, e.g. FOGRA39."""
    registry: Text | None = REGISTRY
    """The registry that knows it; none for a condition of the printer's own."""
    info: Text | None = None
    """What it is, in words; needed where no registry knows it."""
    profile: Text
    """The ICC file: its name in `assets/profiles/`, or a path from the printer's file."""

    @model_validator(mode="after")
    def _known_or_described(self) -> OutputCondition:
        if self.registry is None and self.info is None:
            context = {"hint": "describe it in `info`, or name its registry", "key": "identifier"}
            raise PydanticCustomError(
                "condition", "names a condition that no registry knows", context
            )
        return self


class Inks(Entry):
    """How much ink the paper takes, and which plates there are beside the four."""

    limit: InkLimit = 300
    """The most ink at any spot, in per cent, all plates together."""
    black: Annotated[float, Field(ge=50, le=100)] = 95
    """The most black in mixed colours and pictures, in per cent; black alone may be full."""
    spots: Literal["keep", "convert"] = "keep"
    """Whether spot inks have plates of their own, or are mixed from the four."""


class PressPictures(Entry):
    """What pictures must bring, and how they are sent."""

    intent: Literal["relative", "perceptual"] = "relative"
    """How colours outside the press's reach are met (ICC rendering intent)."""
    ppi: Ppi = 300
    """Pixels per inch of placed pictures; finer ones are scaled down to it."""
    minimum: Ppi = 150
    """The fewest pixels per inch that are accepted."""
    line_art: Ppi = 1200
    """Pixels per inch down to which drawings of one bit are scaled."""
    line_art_minimum: Ppi = 550
    """The fewest pixels per inch of drawings of one bit that are accepted."""
    quality: Annotated[int, Field(ge=60, le=100)] = 92
    """JPEG quality, 60–100; colour is never subsampled."""

    @model_validator(mode="after")
    def _in_order(self) -> PressPictures:
        for least, most in (("minimum", "ppi"), ("line_art_minimum", "line_art")):
            if getattr(self, least) > getattr(self, most):
                context = {"hint": f"no picture has more than `{most}` asks for", "key": least}
                raise PydanticCustomError("ppi-order", f"has a {least} above its {most}", context)
        return self


class Overprint(Entry):
    """What black alone prints over, so that no paper shows where plates are out of register."""

    text: Annotated[float, Field(ge=0, le=72)] = 12
    """Black text below this size overprints, in pt (Ghent R0009)."""
    lines: Annotated[float, Field(ge=0, le=20)] = 2
    """Black lines below this width overprint, in pt (Ghent R0010)."""


class Marks(Entry):
    """What is drawn around the page for the pressroom, outside the bleed."""

    crop: bool = True
    """Lines to cut along."""
    registration: bool = True
    """Targets that show whether all plates are in register."""
    centre: bool = True
    """Lines at the middle of each side."""
    colour_bar: bool = True
    """A bar of all inks in steps."""
    slug: bool = True
    """A line that names publication, issue, page, plates, printer and date."""
    offset: Annotated[Millimetres, Field(le=20)] = 3
    """How far from the trim they begin, in mm; at least the bleed."""
    length: Annotated[Millimetres, Field(ge=2, le=20)] = 5
    """How long crop and centre marks are, in mm."""

    @property
    def wanted(self) -> bool:
        """Whether anything is drawn at all."""
        return self.crop or self.registration or self.centre or self.colour_bar or self.slug


class Boxes(Entry):
    """Boxes of a page beside MediaBox, BleedBox and TrimBox."""

    crop: bool = False
    """Whether a CropBox is written as well, equal to the MediaBox (Ghent R0003)."""


def _thickness(value: float) -> float:
    if value <= 0:
        hint = "measure ten leaves, or ask for it: coated paper of 115 g/m2 has some 0.1 mm"
        message = "is no thickness: spine and creep are made of it"
        raise PydanticCustomError("thickness", message, {"hint": hint})
    return value


_THICK = AfterValidator(_thickness)
_ABOVE_0: dict[str, JsonValue] = {"exclusiveMinimum": 0}  #: in the schema


class Paper(Entry):
    """How thick the paper is; the spine follows from it."""

    text: Annotated[Millimetres, Field(le=1, json_schema_extra=_ABOVE_0), _THICK] = 0.1
    """Thickness of a leaf of the inside, in mm."""
    cover: Annotated[Millimetres, Field(le=2, json_schema_extra=_ABOVE_0), _THICK] = 0.25
    """Thickness of a leaf of the cover, in mm."""


class Sheet(Entry):
    """The largest sheet that the press takes."""

    width: Annotated[Millimetres, Field(gt=100)]
    """Its width in mm."""
    height: Annotated[Millimetres, Field(gt=100)]
    """Its height in mm."""


class Grade(Entry):
    """How much a check of preflight weighs at a printer's, and why."""

    status: Literal["off", "info", "warn", "fail"]
    """What its findings are; `off`: it is not asked."""
    reason: Text
    """Why; reports print it."""


class PrinterEntry(Entry):
    """A printer: output condition, inks, boxes, marks, delivery and binding."""

    name: Slug
    """The printer's name, that of its file."""
    title: Text
    """What it is, in words; the slug line prints it."""
    output: OutputCondition
    """The printing condition."""
    inks: Inks = Inks()
    """Ink limit, black and spot inks."""
    pictures: PressPictures = PressPictures()
    """Rendering intent and resolution of pictures."""
    overprint: Overprint = Overprint()
    """What black alone prints over."""
    bleed: Annotated[Millimetres, Field(le=20)] = 3
    """How far colour and pictures run over the trim, in mm."""
    inner_bleed: Annotated[Millimetres, Field(le=20)] = 0
    """How far they run over the spine in perfect binding, in mm; in saddle stitching never."""
    marks: Marks = Marks()
    """Marks around the page."""
    boxes: Boxes = Boxes()
    """Which page boxes are written."""
    files: Literal["one", "cover-and-inside"] = "cover-and-inside"
    """Whether the issue goes in one file, or its cover apart from the inside as well."""
    binding: Literal["saddle", "perfect"] = "perfect"
    """How it is bound: stitched through the fold, or glued at the spine."""
    multiple: Annotated[int, Field(ge=1, le=64)] = 4
    """What is bound must be a multiple of this and of 4: all pages, or if glued the inside."""
    signature: Signature = 16
    """Pages of a folded sheet."""
    paper: Paper = Paper()
    """How thick the paper is."""
    sheet: Sheet | None = None
    """The largest sheet; a wrap that is larger is refused."""
    checks: Annotated[dict[str, Grade], Field(default_factory=dict)]
    """Checks of preflight that weigh more or less here than usual, by their ids."""

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> PrinterEntry:
        self._keeps_marks_off_the_bleed()
        if self.inner_bleed > self.bleed:
            context = {"hint": "bleed is the larger of the two", "key": "inner_bleed"}
            raise PydanticCustomError("inner-bleed", "is larger than the bleed", context)
        if self.inner_bleed and self.binding == "saddle":
            hint = "remove it, or choose perfect binding"
            context = {"hint": hint, "key": "inner_bleed"}
            message = "has no place where pages are stitched through the fold"
            raise PydanticCustomError("inner-bleed", message, context)
        self._stitches_whole_sheets()
        return self

    def _stitches_whole_sheets(self) -> None:
        """Refuse a multiple that would leave leaves without another half to be stitched by."""
        if self.binding == "saddle" and self.multiple % FOLDED:
            message = (
                f"of {self.multiple} cannot be stitched: a sheet folded once has {FOLDED} pages"
            )
            context = {"hint": "write 4, 8 or 16, or choose perfect binding", "key": "multiple"}
            raise PydanticCustomError("stitched-multiple", message, context)

    def _keeps_marks_off_the_bleed(self) -> None:
        """Refuse marks that a page cut a little off would show."""
        offset, bleed = self.marks.offset, self.bleed
        if not self.marks.wanted or offset >= bleed:
            return
        if "offset" in self.marks.model_fields_set:
            key, hint = "marks.offset", f"write {bleed:g} or more, or lower the bleed"
            message = f"draws marks within the bleed of {bleed:g} mm, which pages may still show"
        else:
            key, hint = "bleed", f'add "offset: {bleed:g}" to marks, or lower it'
            message = f"reaches over marks, which begin {offset:g} mm from the trim"
        raise PydanticCustomError("marks-in-bleed", message, {"hint": hint, "key": key})


@dataclass(frozen=True)
class Printer:
    """A printer's file, read and checked, with the ICC profile that it names."""

    entry: PrinterEntry
    profile: bytes
    profile_path: Path

    @property
    def name(self) -> str:
        """The printer's name."""
        return self.entry.name
