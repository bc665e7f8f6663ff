"""Laying marks: what a colour, a pattern or a form puts on the page, noted as facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from publisher.preflight.facts import Blend, Colour, Fact, Facts, Mark, Met
from publisher.preflight.objects import dictionary
from publisher.preflight.spaces import Space

if TYPE_CHECKING:
    from publisher.preflight.colours import Walk

MAX_VALUES = 5_000  #: facts of one stream; beyond them colours are told by their space alone
BLACK = Colour(Space("DeviceGray", 1), (0.0,))


@dataclass(frozen=True, slots=True)
class State:
    """The part of the graphics state that counts here; None stands for the caller's."""

    fill: Colour | None = None
    stroke: Colour | None = None
    fill_over: bool | None = None
    stroke_over: bool | None = None
    font: int | None = None
    mode: int = 0  #: text rendering mode


class Marking:
    """Notes what is laid on the page within one content stream."""

    def __init__(self, walk: Walk, resources: Any, state: State, depth: int) -> None:
        self.facts: Facts = {}
        self._walk, self._resources, self._depth = walk, dictionary(resources), depth
        self._state = state
        self._merged: set[tuple[tuple[int, int], State]] = set()
        self._found: dict[tuple[str, str], Any] = {}

    def note(self, fact: Fact) -> None:
        """Keep a fact."""
        self.facts[fact] = None

    def lay(self, kind: str, colour: Colour | None, stroked: bool, over: bool | None) -> None:
        """Note a mark; one in a pattern is noted as what the pattern paints."""
        if colour is not None and colour.pattern is not None:
            self._lay_pattern(colour, colour.pattern, stroked, over)
            return
        if colour is not None and len(self.facts) > MAX_VALUES:
            colour = Colour(colour.space)
        self.note(Mark(kind, colour, stroked, over))

    def draw_form(self, form: Any, kind: str = "group", state: State | None = None) -> None:
        """Note a form XObject and all that it paints, its group blending as `kind`."""
        self.note(Met("form", self._walk.thing(form)))
        group = dictionary(dictionary(form).get("/Group"))
        if "/CS" in group:
            resources = dictionary(form).get("/Resources", self._resources)
            self.note(Blend(kind, self._walk.spaces.read(group.get("/CS"), resources)))
        self._draw(form, form, state or self._state)

    def _draw(self, stream: Any, owner: Any, state: State) -> None:
        """Note what a stream paints, in the colours of a state where it brings none itself."""
        own = dictionary(owner).get("/Resources")
        resources = self._resources if own is None else own
        holder = self._walk.thing(self._resources if own is None else owner)
        key = self._walk.thing(stream), holder
        facts = self._walk.drawn(key, resources, self._depth + 1)
        state = replace(state, font=None, mode=0)
        if (key, state) in self._merged:
            return
        self._merged.add((key, state))
        self._walk.spend(len(facts))
        for fact in facts:
            if isinstance(fact, Mark) and (fact.colour is None or fact.overprint is None):
                colour = state.stroke if fact.stroked else state.fill
                over = state.stroke_over if fact.stroked else state.fill_over
                over = over if fact.overprint is None else fact.overprint
                self.lay(fact.kind, fact.colour or colour, fact.stroked, over)
            else:
                self.note(fact)

    def _lay_pattern(self, colour: Colour, thing: int, stroked: bool, over: bool | None) -> None:
        pattern = self._walk.things[thing]
        self.note(Met("pattern", thing))
        if dictionary(pattern).get("/PatternType") == 2:
            self._lay_shading(dictionary(pattern).get("/Shading"), stroked, over)
            if "/ExtGState" in pattern:
                self.note(Met("state", self._walk.thing(pattern.get("/ExtGState"))))
            return
        ink = BLACK
        if dictionary(pattern).get("/PaintType") == 2:
            ink = Colour(colour.space.base or Space("unknown"), colour.value)
        self._draw(pattern, pattern, State(ink, ink, over, over))

    def _lay_shading(self, shading: Any, stroked: bool, over: bool | None) -> None:
        self.note(Met("shading", self._walk.thing(shading)))
        space = self._walk.spaces.read(dictionary(shading).get("/ColorSpace"), self._resources)
        self.note(Mark("shading", Colour(space), stroked, over))

    def _resource(self, category: str, name: str) -> Any:
        if (category, name) not in self._found:
            held = dictionary(self._resources.get(category))
            self._found[category, name] = held.get(f"/{name}") if name else None
        return self._found[category, name]
