"""Paths: their boxes, their thickness, and the clips that they become."""

from __future__ import annotations

from typing import Any

from publisher.pages.geometry import Box, box_of, concatenate, intersect
from publisher.preflight.machine import EVERYWHERE, Machine
from publisher.preflight.state import is_upright, scales

HAIR = 0.06  #: pt: a pixel of a platesetter, as which a line without any width is drawn
Shape = list[float]  #: left, bottom, right, top, in units of its own


class Paths(Machine):
    """Operators that build, paint and clip with paths. Control points count as points."""

    _shapes: list[Shape]
    _clips: bool = False  #: whether the current path becomes a clip
    _squares: int = 0  #: rectangles in the current path

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._shapes = []

    def _concatenate(self, operands: list[Any], name: str) -> None:
        a, b, c, d, e, f = map(float, operands)
        self._state.ctm = concatenate((a, b, c, d, e, f), self._state.ctm)

    def _line_width(self, operands: list[Any], name: str) -> None:
        self._state.width = abs(float(operands[0]))

    def _move(self, operands: list[Any], name: str) -> None:
        x, y = map(float, operands)
        self._shapes.append([x, y, x, y])

    def _line(self, operands: list[Any], name: str) -> None:
        values = [float(each) for each in operands]
        xs, ys = values[::2], values[1::2]
        if not self._shapes:
            self._shapes.append([xs[0], ys[0], xs[0], ys[0]])
        shape = self._shapes[-1]
        shape[0], shape[2] = min(shape[0], *xs), max(shape[2], *xs)
        shape[1], shape[3] = min(shape[1], *ys), max(shape[3], *ys)

    def _rectangle(self, operands: list[Any], name: str) -> None:
        x, y, width, height = map(float, operands)
        far, high = x + width, y + height
        self._shapes.append([min(x, far), min(y, high), max(x, far), max(y, high)])
        self._squares += 1

    def _clip(self, operands: list[Any], name: str) -> None:
        self._clips = True

    def _end(self, operands: list[Any], name: str) -> None:
        if self._clips and self._shapes:
            self._state.clip = intersect(self._state.clip, self._place())
            self._state.rounded = self._state.rounded or not self._is_square()
        self._clips, self._squares = False, 0
        self._shapes = []

    def _fill(self, operands: list[Any], name: str) -> None:
        self._paint(fills=True)
        self._end(operands, name)

    def _stroke(self, operands: list[Any], name: str) -> None:
        self._paint(strokes=True)
        self._end(operands, name)

    def _both(self, operands: list[Any], name: str) -> None:
        self._paint(fills=True, strokes=True)
        self._end(operands, name)

    def _paint(self, *, fills: bool = False, strokes: bool = False) -> None:
        place = self._place()
        across, up = scales(self._state.ctm)
        if fills:
            thick = max(
                (min((s[2] - s[0]) * across, (s[3] - s[1]) * up) for s in self._shapes), default=0.0
            )
            self.lay("fill", place, thick, plain=self._is_square())
        if strokes:
            width = self._state.width * min(across, up)
            half = max(self._state.width * max(across, up), HAIR) / 2
            left, bottom, right, top = place
            wide = left - half, bottom - half, right + half, top + half
            self.lay("stroke", wide, width, stroked=True)

    def _is_square(self) -> bool:
        """Whether the current path is one upright rectangle, and nothing else."""
        return len(self._shapes) == self._squares == 1 and is_upright(self._state.ctm)

    def _place(self) -> Box:
        if not self._shapes:
            return (0.0, 0.0, 0.0, 0.0)
        lefts, bottoms, rights, tops = zip(*self._shapes, strict=True)
        return box_of(self._state.ctm, (min(lefts), min(bottoms), max(rights), max(tops)))

    def _shade(self, operands: list[Any], name: str) -> None:
        shading = self._resource("/Shading", str(operands[0])[1:])
        self.shade(shading, self._state.clip or EVERYWHERE)
