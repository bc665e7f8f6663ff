"""Colours of a content stream, said anew in inks."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, ContentStreamInstruction, Name

from publisher.separation.ink import BLACK, BadColour, Ink
from publisher.separation.spaces import Colorants, Grey, Process, Rgb
from publisher.separation.state import Paint
from publisher.separation.writer import Writer, number

_PLAIN = {
    "g": (Grey, "/DefaultGray"),
    "rg": (Rgb, "/DefaultRGB"),
    "k": (Process, "/DefaultCMYK"),
}


class Colouring(Writer):
    """The operators that set a colour or a pattern (ISO 32000-1, table 74)."""

    def set_initial_colours(self) -> None:
        """Say the colour in which a page begins, which PDF leaves unsaid: black."""
        for paint, stroke in ((self._state.fill, False), (self._state.stroke, True)):
            self._write_ink(paint, Ink(BLACK), stroke)

    def _plain(self, instruction: ContentStreamInstruction, operator: str) -> None:
        kind, default = _PLAIN[operator.lower()]
        paint = self._paint(operator.isupper())
        named = default in self._spaces
        paint.space = (
            self._job.space(Name(default), self._spaces, self._grey)
            if named
            else kind(self._job.separator_for(self._grey))
        )
        self._colour(paint, list(instruction.operands), operator.isupper())

    def _space(self, instruction: ContentStreamInstruction, operator: str) -> None:
        paint, name = self._paint(operator == "CS"), instruction.operands[0]
        spaces = self._spaces
        named = spaces.get(str(name), name)
        if named == "/Pattern" or (isinstance(named, Array) and named[0] == "/Pattern"):
            below = named[1] if isinstance(named, Array) and len(named) > 1 else None
            paint.space = self._job.space(below, spaces, self._grey) if below is not None else None
            paint.ink = None
            return
        paint.space = self._job.space(name, spaces, self._grey)
        first = 1.0 if isinstance(paint.space, Colorants) else 0.0
        values = [first] * paint.space.components
        if isinstance(paint.space, Process):
            values[3] = 1.0
        self._colour(paint, values, operator == "CS")

    def _set(self, instruction: ContentStreamInstruction, operator: str) -> None:
        stroke = operator.isupper()
        paint, operands = self._paint(stroke), list(instruction.operands)
        if operands and isinstance(operands[-1], Name):
            self._pattern(paint, operands, stroke)
        else:
            self._colour(paint, operands, stroke)

    def _colour(self, paint: Paint, operands: list[Any], stroke: bool) -> None:
        values = [float(value) for value in operands]
        space = paint.space or Grey(self._job.separator_for(self._grey))
        if len(values) != space.components:
            raise BadColour("sets a colour of too many or too few numbers")
        self._write_ink(paint, space.ink(values), stroke)

    def _write_ink(self, paint: Paint, ink: Ink, stroke: bool) -> None:
        paint.ink = ink
        if self.uncoloured:
            return
        if self._grey:
            self._say([number(1 - ink.process[3])], "G" if stroke else "g")
        elif ink.spot:
            name = self._own("/ColorSpace", ink.spot, lambda: self._job.spot_space(ink.spot))
            self._say([name], "CS" if stroke else "cs")
            self._say([number(ink.tint)], "SCN" if stroke else "scn")
        else:
            self._say([number(part) for part in ink.process], "K" if stroke else "k")

    def _pattern(self, paint: Paint, operands: list[Any], stroke: bool) -> None:
        """Fill or stroke with a pattern; below one without colours lies a colour of ours."""
        name, below = operands[-1], paint.space
        pattern = self._job.pattern(self._resource("/Pattern", name), self._grey, self._depth)
        paint.ink = None
        if self.uncoloured:
            return
        self._use("/Pattern", str(name), pattern)
        if len(operands) == 1 or below is None:
            self._say([Name("/Pattern")], "CS" if stroke else "cs")
            self._say([name], "SCN" if stroke else "scn")
            return
        ink = below.ink([float(value) for value in operands[:-1]])
        base, values = self._job.base_of(ink, self._grey)
        key = f"Pattern {ink.spot if not self._grey else 'grey'}"
        space = self._own("/ColorSpace", key, lambda: Array([Name.Pattern, base]))
        self._say([space], "CS" if stroke else "cs")
        self._say([*(number(value) for value in values), name], "SCN" if stroke else "scn")

    def _paint(self, stroke: bool) -> Paint:
        return self._state.stroke if stroke else self._state.fill
