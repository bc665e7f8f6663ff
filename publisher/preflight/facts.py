"""What a walk through a PDF brings home: facts about its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from publisher.pages.geometry import Box
from publisher.pictures.coverage import Coverage
from publisher.preflight.spaces import Space


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as content sets it."""

    space: Space
    value: tuple[float, ...] | None = None  #: as in the content; None where a pattern stands
    pattern: int | None = None  #: the pattern, by its number among the things met


class Piece(NamedTuple):
    """Marked content that a structure may refer to (ISO 32000-1, 14.7.4)."""

    stream: int  #: the page or form that holds it, by its number among the things met
    number: int  #: its MCID there
    around: Piece | None  #: what it lies in


@dataclass(slots=True)
class Mark:
    """Something laid on the page in a colour, with its place and its size on the page."""

    kind: str  #: "fill", "stroke", "text", "image", "mask" (a 1-bit image), "shading"
    colour: Colour
    stroked: bool
    overprint: bool
    box: Box  #: pt on the page, as far as clips show it
    #: Of text its size, of lines their width, of filled shapes the thickness of the thickest, all
    #: in pt; of images the smaller of their two ppi.
    size: float
    thing: int | None = None  #: the font or the image, by its number among the things met
    mode: int = 0  #: of overprinting
    alpha: float = 1.0  #: 0–1, with that of groups around it
    tag: str = ""  #: "Artifact", "Annot", or the type it is marked with; "" if none
    hidden: bool = False  #: in a layer that is off, or wholly clipped away
    masking: bool = False  #: part of a soft mask: seen by nobody
    plain: bool = False  #: a fill of all of its box, whose clips are upright rectangles
    mixed: bool = False  #: under a soft mask, or blended otherwise than by covering
    piece: Piece | None = None  #: of marked content that it is part of


@dataclass(frozen=True, slots=True)
class Blend:
    """The colour space in which a transparency group blends."""

    kind: str  #: "page", "group", "luminosity" (the group of a soft mask)
    space: Space


@dataclass(frozen=True, slots=True)
class Shown:
    """Text shown in a font, seen or unseen."""

    font: int  #: by its number among the things met
    seen: bool  #: False in text rendering mode 3
    notdef: bool = False  #: whether the glyph for missing characters is among it


@dataclass(frozen=True, slots=True)
class Met:
    """An object that content uses."""

    kind: str  #: "form", "image", "inline image", "postscript", "state", "pattern", "shading"
    thing: int  #: its number among the things met


@dataclass(frozen=True, slots=True)
class Said:
    """A name or an operator that stands in the content itself."""

    kind: str  #: "intent", "operator"
    name: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Content that could not be followed."""

    message: str


Note = Blend | Shown | Met | Said | Broken


@dataclass(slots=True)
class PageFacts:
    """What a page paints, in the order of painting, and whatever else its content uses."""

    marks: list[Mark] = field(default_factory=list)
    notes: dict[Note, None] = field(default_factory=dict)  #: a set that keeps its order


class Focus(NamedTuple):
    """What matters most in a picture, a face often, where it stands on a page as it is seen."""

    picture: str  #: the file that it comes from
    x: float  #: mm from the left of the trim
    y: float  #: mm from the top


@dataclass(frozen=True, slots=True)
class PageInk:
    """The ink that Ghostscript measured on a page, counted from 1."""

    page: int
    coverage: Coverage
