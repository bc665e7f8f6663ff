"""The separation of one PDF: each page, form, pattern, face, mask and picture of it, once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.manifest.printer import Overprint
from publisher.separation.content import ContentStream
from publisher.separation.images import separate_image
from publisher.separation.ink import BadColour, Ink, Space
from publisher.separation.luminosity import Luminosity
from publisher.separation.separator import Separator
from publisher.separation.shadings import separate_shading
from publisher.separation.spaces import matrix_of, read_space
from publisher.separation.state import State

MAX_NESTING = 24  #: forms within forms
_FORM_KEYS = ("/BBox", "/Matrix", "/FormType", "/OC")
_PATTERN_KEYS = (
    "/PatternType",
    "/PaintType",
    "/TilingType",
    "/BBox",
    "/XStep",
    "/YStep",
    "/Matrix",
)
_STATE_DROPPED = (  # overprint is said anew; the rest is the pressroom's own affair
    "/OP", "/op", "/OPM", "/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2",
)  # fmt: skip
Made = TypeVar("Made")


@dataclass
class Separation:
    """Turns a PDF into inks, in place, page by page; what is shared is made once."""

    pdf: pikepdf.Pdf
    separator: Separator
    overprint: Overprint
    plates: frozenset[tuple[int, int]] = frozenset()  #: pictures that are plates within the limit
    _made: dict[tuple[str, tuple[int, int], bool], pikepdf.Object] = field(default_factory=dict)
    _spaces: dict[tuple[tuple[int, int], bool], Space] = field(default_factory=dict)
    _spot_spaces: dict[str, pikepdf.Object] = field(default_factory=dict)
    _open: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._masks = Luminosity(self.separator)

    def page(self, page: pikepdf.Page) -> None:
        """Rewrite a page in inks. Raises `BadColour` where its colours cannot be read."""
        resources = page.obj.get("/Resources", Dictionary())
        stream = ContentStream(self, resources, State.initial())
        stream.set_initial_colours()
        content = stream.rewrite(page)
        page.obj.Contents = self.pdf.make_stream(content)
        page.obj.Resources = stream.resources
        if (
            "/Group" in page.obj
            or "/XObject" in stream.resources
            or "/ExtGState" in stream.resources
        ):
            page.obj.Group = _group(page.obj.get("/Group", Dictionary()), grey=False)

    def form(
        self, form: pikepdf.Object, inherited: pikepdf.Object, state: State, grey: bool, depth: int
    ) -> pikepdf.Object:
        """Return a form XObject in inks; it begins in the state of where it first stands."""

        def make() -> pikepdf.Object:
            inner = state.copy()
            inner.concatenate(matrix_of(form.get("/Matrix")))
            resources = form.get("/Resources", inherited)
            stream = ContentStream(self, resources, inner, grey=grey, depth=depth + 1)
            made = self._copy(form, stream, _FORM_KEYS)
            made.Type, made.Subtype = Name.XObject, Name.Form
            if "/Group" in form:
                made.Group = _group(form.Group, grey)
            return made

        return self._once("form", form, grey, depth, make)

    def pattern(self, pattern: pikepdf.Object, grey: bool, depth: int) -> pikepdf.Object:
        """Return a tiling or shading pattern in inks."""

        def make() -> pikepdf.Object:
            if int(pattern.PatternType) == 2:
                shading = self.shading(pattern.Shading, Dictionary(), grey)
                plain = Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)
                if "/Matrix" in pattern:
                    plain.Matrix = pattern.Matrix
                return self.pdf.make_indirect(plain)
            state = State.initial()
            state.concatenate(matrix_of(pattern.get("/Matrix")))
            stream = ContentStream(
                self, pattern.get("/Resources", Dictionary()), state, grey=grey, depth=depth + 1
            )
            stream.uncoloured = int(pattern.get("/PaintType", 1)) == 2
            stream.set_initial_colours()
            made = self._copy(pattern, stream, _PATTERN_KEYS)
            made.Type = Name.Pattern
            return made

        return self._once("pattern", pattern, grey, depth, make)

    def font(self, font: pikepdf.Object, grey: bool, depth: int) -> pikepdf.Object:
        """Return a face: as it is, or with its glyphs in inks where they are drawings (Type 3)."""
        if font.get("/Subtype") != "/Type3":
            return font

        def make() -> pikepdf.Object:
            made = self.pdf.make_indirect(Dictionary(dict(font.items())))
            resources = font.get("/Resources", Dictionary())
            own: pikepdf.Object = Dictionary()
            glyphs: pikepdf.Object = Dictionary()
            for name, glyph in sorted(font.CharProcs.items()):
                state = State.initial()
                state.concatenate(matrix_of(font.get("/FontMatrix")))
                stream = ContentStream(self, resources, state, grey=grey, depth=depth + 1, own=own)
                glyphs[name] = self.pdf.make_stream(stream.rewrite(glyph))
            made.CharProcs, made.Resources = glyphs, own
            return made

        return self._once("font", font, grey, depth, make)

    def graphics_state(self, given: pikepdf.Object, depth: int) -> pikepdf.Object:
        """Return a graphics state without what is said anew, its soft mask in greys."""

        def make() -> pikepdf.Object:
            kept = {key: value for key, value in given.items() if key not in _STATE_DROPPED}
            mask = kept.get("/SMask")
            if isinstance(mask, Dictionary):
                kept["/SMask"] = self._mask(mask, depth)
            if kept.get("/BM") == "/Compatible":
                kept["/BM"] = Name.Normal
            return Dictionary(kept)

        return self._once("state", given, False, depth, make)

    def _mask(self, mask: pikepdf.Object, depth: int) -> pikepdf.Object:
        grey = mask.S == "/Luminosity"
        made = Dictionary(dict(mask.items()))
        if "/BC" in mask and grey:
            group = mask.G.get("/Group", Dictionary())
            space = self.space(group.get("/CS", Name.DeviceGray), Dictionary(), grey)
            made.BC = Array([1 - space.ink([float(v) for v in mask.BC]).process[3]])
        made.G = self.form(mask.G, Dictionary(), State.initial(), grey, depth)
        return made

    def shading(
        self, shading: pikepdf.Object, spaces: pikepdf.Object, grey: bool
    ) -> pikepdf.Object:
        """Return a shading in inks."""

        def make() -> pikepdf.Object:
            space = self.space(shading.ColorSpace, spaces, grey)
            limit = self.separator.limit
            return separate_shading(self.pdf, shading, space, self.spot_space, grey, limit=limit)

        return self._once("shading", shading, grey, 0, make)

    def image(self, image: pikepdf.Object, spaces: pikepdf.Object, grey: bool) -> pikepdf.Object:
        """Return a picture in inks; a stencil is as it was."""
        return self._once(
            "image", image, grey, 0, lambda: separate_image(self, image, spaces, grey)
        )

    def space(self, value: pikepdf.Object, spaces: pikepdf.Object, grey: bool) -> Space:
        """Return a colour space, read; `grey` is for soft masks: lightness alone counts there."""
        separator = self.separator_for(grey)
        named = spaces.get(str(value), value) if isinstance(value, Name) else value
        key = (named.objgen, grey) if named.is_indirect else None
        if key is None or key not in self._spaces:
            space = read_space(value, spaces, separator)
            if key is None:
                return space
            self._spaces[key] = space
        return self._spaces[key]

    def separator_for(self, grey: bool) -> Separator:
        """Return the separator, or the one for soft masks."""
        return self._masks if grey else self.separator

    def spot_space(self, name: str) -> pikepdf.Object:
        """Return the Separation of a spot ink: one object for the whole file."""
        if name not in self._spot_spaces:
            spot = self.separator.spots.get(name)
            inks = list(spot.inks) if spot else [0, 0, 0, 0]
            tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=inks, N=1)
            space = Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])
            self._spot_spaces[name] = self.pdf.make_indirect(space)
        return self._spot_spaces[name]

    def base_of(self, ink: Ink, grey: bool) -> tuple[pikepdf.Object, Sequence[float]]:
        """Return the space that an ink is said in, and its numbers there."""
        if grey:
            return Name.DeviceGray, [1 - ink.process[3]]
        if ink.spot:
            return self.spot_space(ink.spot), [ink.tint]
        return Name.DeviceCMYK, ink.process

    def is_mask(self, space: Space) -> bool:
        """Whether a space was read for a soft mask."""
        return getattr(space, "separator", None) is self._masks

    def is_finish(self, ink: Ink | None) -> bool:
        """Whether an ink is a varnish or foil, which overprints whatever lies below."""
        spot = self.separator.spots.get(ink.spot) if ink else None
        return spot is not None and spot.finish

    def overprints(self, stroke: bool, fill: bool) -> pikepdf.Object:
        """Return a graphics state that says what overprints; in OPM 1 an ink of 0 is left alone."""
        return Dictionary(Type=Name.ExtGState, OP=stroke, op=fill, OPM=1)

    def _copy(
        self, source: pikepdf.Object, stream: ContentStream, keys: Sequence[str]
    ) -> pikepdf.Object:
        made = self.pdf.make_stream(stream.rewrite(source))
        for key in keys:
            if key in source:
                made[key] = source[key]
        made.Resources = stream.resources
        return made

    def _once(
        self,
        kind: str,
        source: pikepdf.Object,
        grey: bool,
        depth: int,
        make: Callable[[], pikepdf.Object],
    ) -> pikepdf.Object:
        """Return what was made of an object, or make it; one within itself is broken."""
        if depth > MAX_NESTING:
            raise BadColour("is nested too deeply")
        if not source.is_indirect:
            return make()
        key = (kind, source.objgen, grey)
        if key not in self._made:
            if source.objgen in self._open:
                raise BadColour("draws itself")
            self._open.add(source.objgen)
            try:
                self._made[key] = make()
            finally:
                self._open.discard(source.objgen)
        return self._made[key]


def _group(given: pikepdf.Object, grey: bool) -> pikepdf.Object:
    """Return a transparency group that blends in the inks of the press (Ghent R0030)."""
    made = Dictionary(S=Name.Transparency, CS=Name.DeviceGray if grey else Name.DeviceCMYK)
    for key in ("/I", "/K"):
        if key in given:
            made[key] = given[key]
    return made
