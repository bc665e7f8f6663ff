"""The machine that paints one content stream: what lays marks, whatever asks for it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pikepdf import Stream

from publisher.pages.geometry import Box, Matrix, box_of, concatenate, intersect
from publisher.preflight.content import Instruction
from publisher.preflight.facts import Blend, Colour, Mark, Met, Note, PageFacts, Piece
from publisher.preflight.objects import box, dictionary, matrix, upright
from publisher.preflight.spaces import Space
from publisher.preflight.state import BLACK, State, is_upright, scales

if TYPE_CHECKING:
    from publisher.preflight.walk import Walk

EVERYWHERE: Box = (-1e6, -1e6, 1e6, 1e6)  #: pt: where nothing says how far something reaches


class Machine(ABC):
    """Lays marks for one content stream of a page."""

    def __init__(
        self, walk: Walk, facts: PageFacts, resources: Any, state: State, outer: Machine | None
    ) -> None:
        self.facts = facts
        self._walk, self._resources, self._state = walk, dictionary(resources), state
        self._found: dict[tuple[str, str], Any] = {}
        self._saved: list[State] = []
        #: Of marked content: its tag, which piece it is, and whether its layer is off.
        self._tags: list[tuple[str, Piece | None, bool]] = []
        self.depth: int = outer.depth + 1 if outer else 0
        self._base: Matrix = outer._base if outer else state.ctm  #: of patterns
        self._open: frozenset[int] = outer._open if outer else frozenset()  #: streams around it
        self._stream = 0  #: that is played, by its number among the things met
        self._alpha: float = outer._alpha if outer else 1.0
        self.tag: str = outer.tag if outer else ""  #: of marks; see `Mark.tag`
        self._piece: Piece | None = outer._piece if outer else None
        self._hidden: bool = outer._hidden if outer else False
        self._masking: bool = outer._masking if outer else False
        self._frame: Box | None = outer._frame if outer else None  #: where all its marks lie

    def enter(self, stream: int) -> None:
        """Remember which stream is played, by its number, so that none plays itself."""
        self._open |= {stream}
        self._stream = stream

    def is_within(self, stream: int) -> bool:
        """Whether a stream is being played, here or around here."""
        return stream in self._open

    @abstractmethod
    def play(self, instructions: Iterable[Instruction]) -> None:
        """Follow instructions in their order."""

    def note(self, note: Note) -> None:
        """Keep a fact that is no mark."""
        self.facts.notes[note] = None

    def lay(self, kind: str, place: Box, size: float, *, stroked: bool = False,
            colour: Colour | None = None, thing: int | None = None,
            plain: bool = False) -> None:  # fmt: skip
        """Lay a mark in the current colour, or in `colour`; a pattern lays what it paints.

        `place` is where it goes, in pt on the page, before clips; `plain`, whether it fills it.
        """
        state = self._state
        ink = colour or (state.stroke if stroked else state.fill)
        whole = self._frame or place
        hidden = self._hidden or state.hides(whole)
        visible = intersect(whole, state.clip) or place
        if ink.pattern is not None:
            before, self._hidden = self._hidden, hidden
            self._lay_pattern(ink, ink.pattern, visible, stroked)
            self._hidden = before
            return
        over = state.stroke_over if stroked else state.fill_over
        alpha = self._alpha * (state.stroke_alpha if stroked else state.fill_alpha)
        mark = Mark(kind, ink, stroked, over, visible, size, thing, state.mode, alpha, self.tag,
                    hidden, self._masking, plain and not state.rounded and not self._frame,
                    state.masked or state.blended, self._piece)  # fmt: skip
        self._walk.keep(self.facts, mark)

    def shade(self, shading: Any, place: Box, stroked: bool = False) -> None:
        """Lay a shading over a place."""
        self.note(Met("shading", self._walk.thing(shading)))
        space = self._walk.spaces.read(dictionary(shading).get("/ColorSpace"), self._resources)
        self.lay("shading", place, 0.0, stroked=stroked, colour=Colour(space))

    def draw_form(self, form: Any, kind: str = "group", state: State | None = None) -> None:
        """Paint a form XObject, its group blending as `kind`."""
        self.note(Met("form", self._walk.thing(form)))
        held = dictionary(form)
        group = dictionary(held.get("/Group"))
        if "/CS" in group:
            resources = held.get("/Resources", self._resources)
            self.note(Blend(kind, self._walk.spaces.read(group.get("/CS"), resources)))
        inner = (state or self._state).copy()
        inner.ctm = concatenate(matrix(held.get("/Matrix")), inner.ctm)
        sides = box(held.get("/BBox"))
        if sides is not None:
            inner.narrow(box_of(inner.ctm, upright(sides)))
            inner.rounded = inner.rounded or not is_upright(inner.ctm)
        machine = self._within(form, form, inner)
        if group:
            machine._alpha *= inner.fill_alpha
            inner.fill_alpha = inner.stroke_alpha = 1.0
        machine._masking = self._masking or kind == "luminosity"
        machine._hidden = self._hidden or self._walk.layers.hides(held.get("/OC"))
        self._walk.run(machine, form)

    def draw_glyph(self, glyph: Any, font: Any, place: Matrix, frame: Box) -> None:
        """Paint the drawing of a glyph, which lies in a frame."""
        inner = self._state.copy()
        inner.ctm = place
        machine = self._within(glyph, font, inner)
        machine._frame = frame
        self._walk.run(machine, glyph)

    def draw_mask(self, mask: Any) -> None:
        """Paint the group of a soft mask, which nobody sees."""
        group = mask.get("/G")
        if isinstance(group, Stream) and self._walk.is_new(group, mask.get("/S")):
            kind = "luminosity" if mask.get("/S") == "/Luminosity" else "group"
            before, self._masking = self._masking, True
            self.draw_form(group, kind, State(ctm=self._state.ctm))
            self._masking = before

    def _within(self, stream: Any, owner: Any, state: State) -> Machine:
        """Return a machine for a stream within this one, with the resources of its owner."""
        own = dictionary(owner).get("/Resources")
        resources = self._resources if own is None else own
        return type(self)(self._walk, self.facts, resources, state, self)

    def _lay_pattern(self, colour: Colour, thing: int, place: Box, stroked: bool) -> None:
        pattern = self._walk.things[thing]
        held = dictionary(pattern)
        self.note(Met("pattern", thing))
        if held.get("/PatternType") == 2:
            if "/ExtGState" in held:
                self.note(Met("state", self._walk.thing(held.get("/ExtGState"))))
            self.shade(held.get("/Shading"), place, stroked)
            return
        ink = BLACK
        if held.get("/PaintType") == 2:
            ink = Colour(colour.space.base or Space("unknown"), colour.value)
        over = self._state.stroke_over if stroked else self._state.fill_over
        ctm = concatenate(matrix(held.get("/Matrix")), self._base)
        state = State(ink, ink, over, over, self._state.mode, ctm=ctm, clip=place)
        machine = self._within(pattern, pattern, state)
        machine._frame = place
        if self.is_within(thing) or self._walk.is_new(
            pattern, ink, over, scales(ctm), self._hidden
        ):
            self._walk.run(machine, pattern)

    def _resource(self, category: str, name: str) -> Any:
        if (category, name) not in self._found:
            held = dictionary(self._resources.get(category))
            self._found[category, name] = held.get(f"/{name}") if name else None
        return self._found[category, name]


def unit_square(ctm: Matrix) -> Box:
    """Return the box of what lies in the unit square, as images do."""
    return box_of(ctm, (0.0, 0.0, 1.0, 1.0))
