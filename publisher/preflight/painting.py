"""One content stream played through: each operator does to the machine what PDF says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pikepdf import Dictionary, Name, Stream

from publisher.preflight.content import OPERATORS, Instruction
from publisher.preflight.facts import Broken, Colour, Met, Piece, Said
from publisher.preflight.machine import unit_square
from publisher.preflight.objects import DAMAGE, dictionary, items, named, number
from publisher.preflight.spaces import PATTERN, Space
from publisher.preflight.state import scales
from publisher.preflight.texts import Texts

MAX_SAVED = 10_000  #: states saved by q within one stream


class Painting(Texts):
    """Plays the instructions of a stream."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._spaces: dict[str, Space] = {}

    def play(self, instructions: Iterable[Instruction]) -> None:
        """Follow instructions in their order; one with wrong operands is noted and passed over."""
        for operands, operator in instructions:
            try:
                name = str(operator)
            except UnicodeDecodeError:
                name = "?"
            if act := _ACTS.get(name):
                try:
                    act(self, list(operands), name)
                except DAMAGE:
                    self.note(Broken(f'operator "{name}" has operands that make no sense'))
            elif name not in OPERATORS:
                self.note(Broken(f'the content has an operator "{name[:20]}", which PDF lacks'))

    # What operators do. Each takes the operands and its own name.

    def _save(self, operands: list[Any], name: str) -> None:
        if len(self._saved) < MAX_SAVED:
            self._saved.append(self._state.copy())
        else:
            self.note(Broken("the content saves more graphics states than can be followed"))

    def _restore(self, operands: list[Any], name: str) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _device(self, operands: list[Any], name: str) -> None:
        family = {"G": "DeviceGray", "RG": "DeviceRGB", "K": "DeviceCMYK"}[name.upper()]
        if family not in self._spaces:
            self._spaces[family] = self._walk.spaces.device(family, self._resources)
        value = tuple([float(operand) for operand in operands])
        self._set(Colour(self._spaces[family], value), stroked=name.isupper())

    def _space(self, operands: list[Any], name: str) -> None:
        key = str(operands[0])
        if key not in self._spaces:
            self._spaces[key] = self._walk.spaces.read(operands[0], self._resources)
        self._set(Colour(self._spaces[key], _initial(self._spaces[key])), stroked=name == "CS")

    def _colour(self, operands: list[Any], name: str) -> None:
        stroked = name.isupper()
        space = (self._state.stroke if stroked else self._state.fill).space
        pattern = named(operands[-1]) if operands else ""
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
        if stroked:
            self._state.stroke = colour
        else:
            self._state.fill = colour

    def _place_object(self, operands: list[Any], name: str) -> None:
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
        thing = self._walk.thing(image)
        self.note(Met(met, thing))
        before = self._hidden
        self._hidden = before or self._walk.layers.hides(image.get("/OC"))
        self._lay_image(image, thing)
        self._hidden = before

    def _lay_image(self, image: Any, thing: int) -> None:
        place, ppi = unit_square(self._state.ctm), self._ppi(image)
        if image.get("/ImageMask") is True or image.get("/IM") is True:
            self.lay("mask", place, ppi, thing=thing)
            return
        for key in ("/SMask", "/Mask"):
            if isinstance(image.get(key), Stream):
                self.note(Met("image", self._walk.thing(image.get(key))))
        space = self._walk.spaces.read(image.get("/ColorSpace"), self._resources)
        if "/ColorSpace" not in image and "JPXDecode" in str(image.get("/Filter")):
            space = Space("JPXDecode")
        self.lay("image", place, ppi, colour=Colour(space), thing=thing)

    def _ppi(self, image: Any) -> float:
        """Return the smaller of the effective resolutions across and down, in ppi."""
        across, up = scales(self._state.ctm)
        sides = (number(image.get("/Width")), across), (number(image.get("/Height")), up)
        return min((px or 0.0) * 72 / length if length else 1e6 for px, length in sides)

    def _graphics_state(self, operands: list[Any], name: str) -> None:
        held = self._resource("/ExtGState", named(operands[0]))
        if not isinstance(held, Dictionary):
            missing = f'the content sets a graphics state "{named(operands[0])}" that is missing'
            self.note(Broken(missing))
            return
        thing = self._walk.thing(held)
        self.note(Met("state", thing))
        for field, value in self._walk.settings(thing):
            setattr(self._state, field, value)
        if font := items(held.get("/Font")):
            self._state.font = self._walk.thing(font[0])
        self.draw_mask(dictionary(held.get("/SMask")))

    def _intent(self, operands: list[Any], name: str) -> None:
        self.note(Said("intent", named(operands[0])))

    def _postscript(self, operands: list[Any], name: str) -> None:
        self.note(Said("operator", name))

    def _begin_marked(self, operands: list[Any], name: str) -> None:
        """Content is marked: as an artifact, as part of the structure, or as on a layer."""
        self._tags.append((self.tag, self._piece, self._hidden))
        tag, held = named(operands[0]), operands[1] if len(operands) > 1 else None
        if isinstance(held, Name):
            held = self._resource("/Properties", named(held))
        if tag == "OC":
            self._hidden = self._hidden or self._walk.layers.hides(held)
        elif tag == "Artifact":
            self.tag = tag
        elif self.tag != "Artifact" and "/MCID" in dictionary(held):
            mcid = dictionary(held).get("/MCID")
            self.tag = tag
            self._piece = Piece(self._stream, mcid if isinstance(mcid, int) else -1, self._piece)

    def _end_marked(self, operands: list[Any], name: str) -> None:
        if self._tags:
            self.tag, self._piece, self._hidden = self._tags.pop()


def _initial(space: Space) -> tuple[float, ...] | None:
    """Return the colour that a space begins with, where rules ask for values."""
    if space.family == "DeviceCMYK":
        return (0.0, 0.0, 0.0, 1.0)
    if space.family in ("DeviceGray", "DeviceRGB"):
        return (0.0,) * space.components
    return (1.0,) * space.components if space.colorants else None


_Act = Callable[[Painting, list[Any], str], None]

_ACTS: dict[str, _Act] = {
    name: act
    for names, act in (
        ("q", Painting._save),
        ("Q", Painting._restore),
        ("cm", Painting._concatenate),
        ("w", Painting._line_width),
        ("m", Painting._move),
        ("l c v y", Painting._line),
        ("re", Painting._rectangle),
        ("W W*", Painting._clip),
        ("n", Painting._end),
        ("f F f*", Painting._fill),
        ("S s", Painting._stroke),
        ("B B* b b*", Painting._both),
        ("sh", Painting._shade),
        ("g rg k G RG K", Painting._device),
        ("cs CS", Painting._space),
        ("sc scn SC SCN", Painting._colour),
        ("Do", Painting._place_object),
        ("gs", Painting._graphics_state),
        ("ri", Painting._intent),
        ("PS", Painting._postscript),
        ("BT", Painting._begin_text),
        ("Tf", Painting._font),
        ("Tr", Painting._rendering),
        ("Tc Tw Tz TL Ts", Painting._spacing),
        ("Td TD T*", Painting._next),
        ("Tm", Painting._place_text),
        ("Tj TJ ' \"", Painting._show),
        ("BMC BDC", Painting._begin_marked),
        ("EMC", Painting._end_marked),
    )
    for name in names.split()
} | {"INLINE IMAGE": Painting._inline}
