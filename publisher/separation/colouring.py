"""Colours of a content stream, said anew in inks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pikepdf import Array, ContentStreamInstruction, Name

from publisher.separation.entries import number as read_number
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

    _missing: tuple[bool, bool] = (False, False)  #: whether something is filled, is stroked unsaid

    def say_missing_colours(self) -> None:
        """Say before all else the colour in which a page begins, if it is used: black."""
        black = [number(1 - BLACK[3])] if self.grey else list(BLACK)
        for missing, operator in zip(self._missing, "gG" if self.grey else "kK", strict=True):
            if missing:
                self._say(black, operator, at=0)

    def _miss(self, *, fills: bool, strokes: bool) -> None:
        """Note that something is painted, perhaps in a colour that nothing has said."""
        filled, stroked = self._missing
        state = self.state
        self._missing = (
            filled or (fills and not state.fill.said),
            stroked or (strokes and not state.stroke.said),
        )

    def _plain(self, instruction: ContentStreamInstruction, operator: str) -> None:
        kind, default = _PLAIN[operator.lower()]
        paint = self._paint(operator)
        if default in self.spaces:
            paint.space = self._job.space(Name(default), self.spaces, self.grey)
        else:
            paint.space = kind(self._job.separator_for(self.grey))
        self._colour(paint, list(instruction.operands), operator)

    def _space(self, instruction: ContentStreamInstruction, operator: str) -> None:
        paint, name = self._paint(operator), instruction.operands[0]
        named = self.spaces.get(str(name), name)
        if named == "/Pattern" or (isinstance(named, Array) and named[0] == "/Pattern"):
            below = named[1] if isinstance(named, Array) and len(named) > 1 else None
            paint.space = (
                self._job.space(below, self.spaces, self.grey) if below is not None else None
            )
            paint.ink = None
            return
        paint.space = self._job.space(name, self.spaces, self.grey)
        first = 1.0 if isinstance(paint.space, Colorants) else 0.0
        values = [first] * paint.space.components
        if isinstance(paint.space, Process):
            values[3] = 1.0
        self._colour(paint, values, operator)

    def _set(self, instruction: ContentStreamInstruction, operator: str) -> None:
        paint, operands = self._paint(operator), list(instruction.operands)
        if operands and isinstance(operands[-1], Name):
            self._pattern(paint, operands, operator)
        else:
            self._colour(paint, operands, operator)

    def _colour(self, paint: Paint, operands: list[Any], operator: str) -> None:
        values = _numbers(operands)
        space = paint.space or Grey(self._job.separator_for(self.grey))
        if len(values) != space.components:
            raise BadColour(f"a colour of {len(values)} numbers where {space.components} are due")
        self._write_ink(paint, space.ink(values), operator)

    def _write_ink(self, paint: Paint, ink: Ink, operator: str) -> None:
        paint.ink = ink
        if self.uncoloured:
            return
        before, paint.said, paint.plate = paint.plate, True, ""
        cased = str.upper if operator.isupper() else str.lower
        if self.grey:
            self._say([number(1 - ink.process[3])], cased("g"))
        elif ink.spot:
            self._write_tint(paint, ink, cased, before)
        else:
            self._say([number(part) for part in ink.process], cased("k"))

    def _write_tint(self, paint: Paint, ink: Ink, cased: Callable[[str], str], before: str) -> None:
        """Choose a plate, unless it is chosen, and a tint, unless choosing made it the full one."""
        paint.plate = ink.spot
        if before != ink.spot:
            name = self._own("/ColorSpace", ink.spot, lambda: self._job.spot_space(ink.spot))
            self._say([name], cased("cs"))
        if before == ink.spot or ink.tint != 1:
            self._say([number(ink.tint)], cased("scn"))

    def _pattern(self, paint: Paint, operands: list[Any], operator: str) -> None:
        """Fill or stroke with a pattern; below one without colours lies a colour of ours."""
        name, below = operands[-1], paint.space
        pattern = self._job.pattern(self._resource("/Pattern", name), self)
        paint.ink = None
        if self.uncoloured:
            return
        paint.said, paint.plate = True, ""
        name = self._use("/Pattern", name, pattern)
        cased = str.upper if operator.isupper() else str.lower
        if len(operands) == 1 or below is None:
            self._say([Name.Pattern], cased("cs"))
            self._say([name], cased("scn"))
            return
        paint.ink = ink = below.ink(_numbers(operands[:-1]))
        if ink.spot == "None" and not self.grey:  # printed nowhere; Ghostscript stops at a pattern
            self._write_ink(paint, ink, operator)
            return
        base, values = self._job.base_of(ink, self.grey)
        key = f"Pattern {ink.spot if not self.grey else 'grey'}"
        space = self._own("/ColorSpace", key, lambda: Array([Name.Pattern, base]))
        self._say([space], cased("cs"))
        self._say([*(number(value) for value in values), name], cased("scn"))

    def _paint(self, operator: str) -> Paint:
        return self.state.stroke if operator.isupper() else self.state.fill


def _numbers(operands: list[Any]) -> list[float]:
    return [read_number(value, "a part of a colour") for value in operands]
