"""The separation of one PDF: each page, form, pattern, face and mask of it, once."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.separation.content import ContentStream
from publisher.separation.entries import whole
from publisher.separation.state import Paint, State, is_black, is_white, matrix_of
from publisher.separation.stock import Stock
from publisher.separation.writer import Writer, number

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


class Separation(Stock):
    """Turns a PDF into inks, in place, page by page; what is shared is made once."""

    def page(self, page: pikepdf.Page) -> None:
        """Rewrite a page in inks. Raises `BadColour` where its colours cannot be read."""
        stream = ContentStream(self, self._resources(page.obj), State.initial())
        page.obj.Contents = self.packed(stream.rewrite(page, first=True))
        page.obj.Resources = stream.resources
        if {"/XObject", "/ExtGState"} & {*stream.resources.keys()} or "/Group" in page.obj:
            page.obj.Group = _group(page.obj.get("/Group", Dictionary()), grey=False)

    def form(self, form: pikepdf.Object, caller: Writer) -> pikepdf.Object:
        """Return a form XObject in inks; it begins in the state of where it first stands.

        Where it is drawn in black, in white and in colours it becomes as many forms, since what
        it may leave unsaid decides on what it overprints.
        """
        state = caller.state
        context = (
            *(self._nature(paint) for paint in (state.fill, state.stroke)),
            state.asked_mode,
            caller.uncoloured,
            *_lent(form, caller),
        )

        def make() -> pikepdf.Object:
            inner = state.within(matrix_of(form.get("/Matrix")))
            return self._form(form, self._resources(form, caller.old), inner, caller)

        return self._once("form", form, make, caller.grey, *context, depth=caller.depth)

    def _form(
        self, form: pikepdf.Object, resources: pikepdf.Object, state: State, caller: Writer
    ) -> pikepdf.Object:
        depth, grey = caller.depth + 1, caller.grey
        stream = ContentStream(self, resources, state, grey=grey, depth=depth)
        stream.uncoloured = caller.uncoloured
        made = self._copy(form, stream, _FORM_KEYS)
        made.Type, made.Subtype = Name.XObject, Name.Form
        if "/Group" in form:
            made.Group = _group(form.Group, grey)
        return made

    def _nature(self, paint: Paint) -> tuple[bool, bool, bool, bool]:
        """Return what decides on whether a paint overprints."""
        ink = paint.ink
        return is_black(ink), is_white(ink), self.is_finish(ink), paint.asked

    def _resources(
        self, holder: pikepdf.Object, inherited: pikepdf.Object | None = None
    ) -> pikepdf.Object:
        """Return the resources of a stream, or those it inherits, as an object with a number."""
        found = holder.get("/Resources", inherited)
        if not isinstance(found, Dictionary):
            found = Dictionary()
        return found if found.is_indirect else self.pdf.make_indirect(found)

    def pattern(self, pattern: pikepdf.Object, caller: Writer) -> pikepdf.Object:
        """Return a tiling or shading pattern in inks."""
        grey = caller.grey

        def make() -> pikepdf.Object:
            if whole(pattern, "/PatternType", (1, 2)) == 2:
                shading = self.shading(pattern.Shading, Dictionary(), grey)
                plain = Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)
                if "/Matrix" in pattern:
                    plain.Matrix = pattern.Matrix
                return self.pdf.make_indirect(plain)
            state = State.initial(matrix_of(pattern.get("/Matrix")))
            depth, resources = caller.depth + 1, self._resources(pattern, caller.old)
            stream = ContentStream(self, resources, state, grey=grey, depth=depth)
            stream.uncoloured = pattern.get("/PaintType") == 2
            made = self._copy(pattern, stream, _PATTERN_KEYS, first=not stream.uncoloured)
            made.Type = Name.Pattern
            return made

        return self._once("pattern", pattern, make, caller.grey, depth=caller.depth)

    def font(self, font: pikepdf.Object, caller: Writer) -> pikepdf.Object:
        """Return a face: as it is, or with its glyphs in inks where they are drawings (Type 3)."""
        if font.get("/Subtype") != "/Type3":
            return font

        def make() -> pikepdf.Object:
            made = self.pdf.make_indirect(Dictionary(dict(font.items())))
            resources = self._resources(font, caller.old)
            glyphs, stream = Dictionary(), None
            for name, glyph in sorted(font.CharProcs.items()):
                state = State.initial().within(matrix_of(font.get("/FontMatrix")))
                stream = ContentStream(
                    self, resources, state,
                    grey=caller.grey, depth=caller.depth + 1, sibling=stream,
                )  # fmt: skip
                glyphs[name] = self.packed(stream.rewrite(glyph))
            made.CharProcs = glyphs
            made.Resources = stream.resources if stream else Dictionary()
            return made

        context = caller.grey, *_lent(font, caller)
        return self._once("font", font, make, *context, depth=caller.depth)

    def graphics_state(self, given: pikepdf.Object, caller: Writer) -> pikepdf.Object:
        """Return a graphics state without what is said anew, its soft mask in greys."""

        def make() -> pikepdf.Object:
            kept = {key: value for key, value in given.items() if key not in _STATE_DROPPED}
            mask = kept.get("/SMask")
            if isinstance(mask, Dictionary):
                kept["/SMask"] = self._mask(mask, caller.depth)
            if "/Font" in kept:
                face, size = kept["/Font"]
                kept["/Font"] = Array([self.font(face, caller), size])
            if kept.get("/BM") == "/Compatible":
                kept["/BM"] = Name.Normal
            return Dictionary(kept)

        return self._once("state", given, make, caller.grey, depth=caller.depth)

    def _mask(self, mask: pikepdf.Object, depth: int) -> pikepdf.Object:
        """Return a soft mask: by luminosity in greys alone, by alpha in inks like anything else."""
        grey = mask.S == "/Luminosity"
        made = Dictionary({key: mask[key] for key in ("/Type", "/S", "/TR") if key in mask})
        if "/BC" in mask and grey:
            group = mask.G.get("/Group", Dictionary())
            space = self.space(group.get("/CS", Name.DeviceGray), Dictionary(), grey)
            made.BC = Array([number(1 - space.ink([float(v) for v in mask.BC]).process[3])])
        drawing = Writer(self, self._resources(mask.G), State.initial(), grey=grey, depth=depth)
        made.G = self.form(mask.G, drawing)
        return made

    def _copy(
        self,
        source: pikepdf.Object,
        stream: ContentStream,
        keys: Sequence[str],
        *,
        first: bool = False,
    ) -> pikepdf.Object:
        made = self.packed(stream.rewrite(source, first=first))
        for key in keys:
            if key in source:
                made[key] = source[key]
        made.Resources = stream.resources
        return made


def _lent(holder: pikepdf.Object, caller: Writer) -> tuple[int, int]:
    """Return the number of the resources that something borrows from its caller; 0 for none."""
    return (0, 0) if "/Resources" in holder else caller.old.objgen


def _group(given: pikepdf.Object, grey: bool) -> pikepdf.Object:
    """Return a transparency group that blends in the inks of the press (Ghent R0030)."""
    made = Dictionary(S=Name.Transparency, CS=Name.DeviceGray if grey else Name.DeviceCMYK)
    for key in ("/I", "/K"):
        if key in given:
            made[key] = given[key]
    return made
