"""layout.yaml as a class: a layout is values first."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.manifest.entry import Entry, Millimetres, Slug, Text


class Trim(Entry):
    """The size of the cut page."""

    width: Annotated[Millimetres, Field(gt=20)]
    """Its width in mm."""
    height: Annotated[Millimetres, Field(gt=20)]
    """Its height in mm."""


class Colour(Entry):
    """A colour token: how it looks on a screen, and what the printer mixes it from."""

    screen: str = Field(pattern=r"^#[0-9a-f]{6}$")
    """The colour on screen, e.g. "#0b2545"."""
    inks: tuple[float, float, float, float] | None = None
    """Its cyan, magenta, yellow and black in per cent."""
    spot: Text | None = None
    """The spot ink that prints it on a plate of its own, e.g. PANTONE 2768 C; `inks` is what it is
    mixed from where there is no such plate."""
    tint: Annotated[float, Field(gt=0, le=100)] = 100
    """How much of the spot ink it is, in per cent."""
    finish: bool = False
    """Whether the spot ink is a varnish or foil: it overprints, and no screen shows it."""

    @model_validator(mode="after")
    def _spot_complete(self) -> Colour:
        if self.spot and not self.inks:
            context = {"hint": "add what it is mixed from elsewhere, as `inks`", "key": "spot"}
            raise PydanticCustomError("spot-inks", "has a spot ink and no inks", context)
        if not self.spot and (self.finish or self.tint != 100):
            key = "finish" if self.finish else "tint"
            context = {"hint": "name its spot ink, or remove this", "key": key}
            raise PydanticCustomError("spot-missing", f"has a {key} of no spot ink", context)
        return self

    @model_validator(mode="after")
    def _inks_in_range(self) -> Colour:
        if self.inks and not all(0 <= ink <= 100 for ink in self.inks):
            context = {"hint": "an ink is 0 to 100 per cent", "key": "inks"}
            raise PydanticCustomError("inks", "has an ink that cannot be printed", context)
        return self


class PartStyle(Entry):
    """How one kind of part is made."""

    template: Slug
    """Its template in `templates/`, without `.html`."""
    furniture: bool = True
    """Whether running heads and folios stand on its pages."""
    starts: Literal["any", "recto", "verso"] = "any"
    """The side it begins on, unless the issue asks for recto."""
    extent: int | None = Field(default=None, ge=1, le=100)
    """How many pages it usually has; saves a painting where a part prints page numbers."""


class Span(Entry):
    """A range of numbers; either end may be left open."""

    least: int | None = Field(default=None, ge=0, le=1_000_000)
    """The smallest number that is meant."""
    most: int | None = Field(default=None, ge=0, le=1_000_000)
    """The largest number that is meant."""

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.least is not None and self.most is not None and self.most < self.least:
            context = {"hint": "least is the smaller number", "key": "most"}
            raise PydanticCustomError("span-order", "ends before it begins", context)
        return self

    def holds(self, number: int) -> bool:
        """Whether a number lies within, both ends counted in."""
        return (self.least or 0) <= number and (self.most is None or number <= self.most)


class Conditions(Entry):
    """What must be true of a story for a design to be chosen; all that is said must hold."""

    kind: tuple[Literal["news", "feature", "speech", "interview", "notice"], ...] = ()
    """The kinds of article it is made for."""
    words: Span = Span()
    """How many words the text has."""
    headline: Span = Span()
    """How many characters the headline has."""
    pictures: Span = Span()
    """How many pictures the front matter names."""
    shape: tuple[Literal["wide", "square", "tall"], ...] = ()
    """The shape of the first picture."""
    figures: bool | None = None
    """Whether the front matter has figures."""
    stories: Span = Span(most=1)
    """How many stories share the page."""


class DesignRow(Entry):
    """A row of the table of designs: a design, and when it is chosen."""

    design: Slug
    """The design's name: that of its template and its sheet."""
    look: Slug | None = None
    """What it looks like to a neighbour, where several designs look alike; else its name."""
    when: Conditions = Conditions()
    """What must be true; always, where nothing is said."""


class LayoutEntry(Entry):
    """A layout: sizes, faces, colours, sheets and the parts it knows."""

    name: Slug
    """The layout's name, that of its folder."""
    extends: Slug | None = None
    """The layout whose templates, sheets and values this one begins with."""
    trim: Trim | None = None
    """The size of the page."""
    bleed: Millimetres | None = Field(default=None, le=20)
    """How far colour and pictures run over the trim, in mm."""
    lines: int | None = Field(default=None, ge=1, le=500)
    """How many lines of the baseline a page of text holds; templates measure stories by it."""
    faces: tuple[Text, ...] = ()
    """The type families it is set in; only these can be printed, from `fonts/`."""
    colours: dict[Slug, Colour] = Field(default_factory=dict)
    """Colour tokens; each becomes a custom property, e.g. `var(--navy)`."""
    sheets: tuple[Slug, ...] = ()
    """The sheets in `sheets/`, without `.css`, in order."""
    parts: dict[str, PartStyle] = Field(default_factory=dict)
    """The kinds of parts, e.g. cover, contents, opener, article, briefing."""
    designs: tuple[DesignRow, ...] = Field(default=(), max_length=200)
    """The table of designs of stories, in place of that of the layout it extends; the first row
    that holds is best, later ones are taken where neighbours would look alike."""
