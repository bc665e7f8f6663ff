"""What a walk through a PDF brings home: facts about its pages, each once."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.preflight.spaces import Space


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as content sets it."""

    space: Space
    value: tuple[float, ...] | None = None  #: as in the content; None where a pattern stands
    pattern: int | None = None  #: the pattern, by its number among the things met


@dataclass(frozen=True, slots=True)
class Mark:
    """Something laid on the page in a colour.

    Within a form, None stands for the colour or the overprint of whoever draws the form.
    """

    kind: str  #: "fill", "stroke", "text", "image", "mask" (a 1-bit image), "shading"
    colour: Colour | None
    stroked: bool
    overprint: bool | None


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


Fact = Mark | Blend | Shown | Met | Said | Broken
Facts = dict[Fact, None]  #: a set that keeps its order
