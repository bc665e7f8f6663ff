"""One content stream played through: what it paints, in which colours, by which objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary, Stream, String

from publisher.preflight.content import OPERATORS, Instruction
from publisher.preflight.facts import Broken, Colour, Met, Said, Shown
from publisher.preflight.marking import BLACK, Marking, State
from publisher.preflight.objects import DAMAGE, dictionary, entries, items, named
from publisher.preflight.spaces import PATTERN, Space

if TYPE_CHECKING:
    from publisher.preflight.colours import Walk

MAX_SAVED = 10_000  #: states saved by q within one stream


class Painting(Marking):
    """Plays the instructions of a stream, and notes facts."""

    def __init__(self, walk: Walk, resources: Any, state: State, depth: int) -> None:
        super().__init__(walk, resources, state, depth)
        self._saved: list[State] = []
        self._spaces: dict[str, Space] = {}

    def play(self, instructions: Iterable[Instruction]) -> None:
        """Follow instructions in their order; one with wrong operands is noted and passed over."""
        for operands, operator in instructions:
            try:
                name = str(operator)
            except UnicodeDecodeError:
                name = "?"
            if name not in OPERATORS:
                self.note(Broken(f'the content has an operator "{name[:20]}", which PDF lacks'))
            elif act := _ACTS.get(name):
                self._do(act, operands, name)

    def _do(self, act: _Act, operands: Any, name: str) -> None:
        try:
            act(self, list(operands), name)
        except DAMAGE:
            self.note(Broken(f'operator "{name}" has operands that make no sense'))

    # What operators do. Each takes the operands and its own name.

    def _save(self, operands: list[Any], name: str) -> None:
        if len(self._saved) < MAX_SAVED:
            self._saved.append(self._state)
        else:
            self.note(Broken("the content saves more graphics states than can be followed"))

    def _restore(self, operands: list[Any], name: str) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _device(self, operands: list[Any], name: str) -> None:
        family = {"G": "DeviceGray", "RG": "DeviceRGB", "K": "DeviceCMYK"}[name.upper()]
        if family not in self._spaces:
            self._spaces[family] = self._walk.spaces.device(family, self._resources)
        value = tuple(float(operand) for operand in operands)
        self._set(Colour(self._spaces[family], value), stroked=name.isupper())

    def _space(self, operands: list[Any], name: str) -> None:
        key = str(operands[0])
        if key not in self._spaces:
            self._spaces[key] = self._walk.spaces.read(operands[0], self._resources)
        self._set(Colour(self._spaces[key], _initial(self._spaces[key])), stroked=name == "CS")

    def _colour(self, operands: list[Any], name: str) -> None:
        stroked = name.isupper()
        current = self._state.stroke if stroked else self._state.fill
        pattern = named(operands[-1]) if operands else ""
        if current is None and not pattern:
            return  # another value of whatever space the caller has chosen
        space = current.space if current else PATTERN
        value = tuple(float(operand) for operand in (operands[:-1] if pattern else operands))
        if not pattern:
            self._set(Colour(space, value), stroked)
            return
        found = self._resource("/Pattern", pattern)
        if not isinstance(found, Dictionary | Stream):
            self.note(Broken(f'the content paints with a pattern "{pattern}" that is missing'))
            return
        space = space if space.family == "Pattern" else PATTERN
        self._set(Colour(space, value or None, self._walk.thing(found)), stroked)

    def _set(self, colour: Colour, stroked: bool) -> None:
        change = {"stroke" if stroked else "fill": colour}
        self._state = replace(self._state, **change)  # type: ignore[arg-type]

    def _fill(self, operands: list[Any], name: str) -> None:
        self.lay("fill", self._state.fill, False, self._state.fill_over)

    def _stroke(self, operands: list[Any], name: str) -> None:
        self.lay("stroke", self._state.stroke, True, self._state.stroke_over)

    def _both(self, operands: list[Any], name: str) -> None:
        self._fill(operands, name)
        self._stroke(operands, name)

    def _shade(self, operands: list[Any], name: str) -> None:
        shading = self._resource("/Shading", named(operands[0]))
        self._lay_shading(shading, False, self._state.fill_over)

    def _place(self, operands: list[Any], name: str) -> None:
        placed = self._resource("/XObject", named(operands[0]))
        kind = named(dictionary(placed).get("/Subtype"))
        if kind == "Image":
            self._image(placed, "image")
        elif kind == "Form":
            self.draw_form(placed)
        elif kind == "PS":
            self.note(Met("postscript", self._walk.thing(placed)))
        else:
            self.note(Broken(f'the content places "{named(operands[0])}", which is missing'))

    def _inline(self, operands: list[Any], name: str) -> None:
        self._image(operands[0].obj, "inline image")

    def _image(self, image: Any, met: str) -> None:
        self.note(Met(met, self._walk.thing(image)))
        if image.get("/ImageMask") is True:
            self.lay("mask", self._state.fill, False, self._state.fill_over)
            return
        for key in ("/SMask", "/Mask"):
            if isinstance(image.get(key), Stream):
                self.note(Met("image", self._walk.thing(image.get(key))))
        space = self._walk.spaces.read(image.get("/ColorSpace"), self._resources)
        if "/ColorSpace" not in image and "JPXDecode" in str(image.get("/Filter")):
            space = Space("JPXDecode")
        self.lay("image", Colour(space), False, self._state.fill_over)

    def _graphics_state(self, operands: list[Any], name: str) -> None:
        state = self._resource("/ExtGState", named(operands[0]))
        if not isinstance(state, Dictionary):
            missing = f'the content sets a graphics state "{named(operands[0])}" that is missing'
            self.note(Broken(missing))
            return
        self.note(Met("state", self._walk.thing(state)))
        both = state.get("/OP")
        filled = state.get("/op", both)
        if isinstance(both, bool):
            self._state = replace(self._state, stroke_over=both)
        if isinstance(filled, bool):
            self._state = replace(self._state, fill_over=filled)
        if font := items(state.get("/Font")):
            self._state = replace(self._state, font=self._walk.thing(font[0]))
        self._soft_mask(dictionary(state.get("/SMask")))

    def _soft_mask(self, mask: Any) -> None:
        group = mask.get("/G")
        if isinstance(group, Stream):
            kind = "luminosity" if mask.get("/S") == "/Luminosity" else "group"
            self.draw_form(group, kind, State(BLACK, BLACK, False, False))

    def _intent(self, operands: list[Any], name: str) -> None:
        self.note(Said("intent", named(operands[0])))

    def _postscript(self, operands: list[Any], name: str) -> None:
        self.note(Said("operator", name))

    def _font(self, operands: list[Any], name: str) -> None:
        font = self._resource("/Font", named(operands[0]))
        self._state = replace(self._state, font=self._walk.thing(font))

    def _mode(self, operands: list[Any], name: str) -> None:
        self._state = replace(self._state, mode=int(operands[0]))

    def _show(self, operands: list[Any], name: str) -> None:
        state = self._state
        if state.font is None:
            self.note(Broken("text is shown before a font is chosen"))
            return
        missing = self._walk.is_identity(state.font) and _has_zero(operands[-1])
        self.note(Shown(state.font, state.mode != 3, missing))
        font = dictionary(self._walk.things[state.font])
        if font.get("/Subtype") == "/Type3":
            self._show_glyphs(font)
            return
        if state.mode in (0, 2, 4, 6):
            self.lay("text", state.fill, False, state.fill_over)
        if state.mode in (1, 2, 5, 6):
            self.lay("text", state.stroke, True, state.stroke_over)

    def _show_glyphs(self, font: Any) -> None:
        """Note what the glyphs of a Type 3 font paint: all of them, whichever are shown."""
        for _, glyph in entries(font.get("/CharProcs")) if self._state.mode != 3 else ():
            self._draw(glyph, font, self._state)


def _initial(space: Space) -> tuple[float, ...] | None:
    """Return the colour that a space begins with, where rules ask for values."""
    if space.family == "DeviceCMYK":
        return (0.0, 0.0, 0.0, 1.0)
    if space.family in ("DeviceGray", "DeviceRGB"):
        return (0.0,) * space.components
    return (1.0,) * space.components if space.colorants else None


def _has_zero(shown: Any) -> bool:
    """Tell whether code 0 is among the codes of two bytes that a Tj or TJ shows."""
    for part in items(shown) if isinstance(shown, Array) else [shown]:
        if isinstance(part, String):
            codes = bytes(part)
            if b"\0\0" in codes and 0 in memoryview(codes[: len(codes) // 2 * 2]).cast("H"):
                return True
    return False


_Act = Callable[[Painting, list[Any], str], None]

_ACTS: dict[str, _Act] = {
    name: act
    for names, act in (
        ("q", Painting._save),
        ("Q", Painting._restore),
        ("g rg k G RG K", Painting._device),
        ("cs CS", Painting._space),
        ("sc scn SC SCN", Painting._colour),
        ("f F f*", Painting._fill),
        ("S s", Painting._stroke),
        ("B B* b b*", Painting._both),
        ("sh", Painting._shade),
        ("Do", Painting._place),
        ("gs", Painting._graphics_state),
        ("ri", Painting._intent),
        ("PS", Painting._postscript),
        ("Tf", Painting._font),
        ("Tr", Painting._mode),
        ("Tj TJ ' \"", Painting._show),
    )
    for name in names.split()
} | {"INLINE IMAGE": Painting._inline}
