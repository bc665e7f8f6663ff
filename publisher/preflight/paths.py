"""Paths: their boxes, their thickness, and the clips that they become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from publisher.pages.geometry import Box, box_of, concatenate, intersect
from publisher.preflight.machine import EVERYWHERE, Machine
from publisher.preflight.slivers import as_clipped, thickness_of_four
from publisher.preflight.state import is_upright, scales

HAIR = 0.06  #: pt: a pixel of a platesetter, as which a line without any width is drawn
Shape = list[float]  #: x and y of its points, one after another, in units of its own


class Paths(Machine):
    """Operators that build, paint and clip with paths. Control points count as points."""

    _shapes: list[Shape]
    _clips: bool = False  #: whether the current path becomes a clip
    _curved: bool = False  #: whether there are curves in it
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
        self._shapes.append([x, y])

    def _line(self, operands: list[Any], name: str) -> None:
        self._curved = self._curved or name != "l"
        points = list(map(float, operands))
        if len(points) not in (2, 4, 6):
            raise ValueError
        if self._shapes:
            self._shapes[-1] += points
        else:
            self._shapes.append(points)

    def _rectangle(self, operands: list[Any], name: str) -> None:
        x, y, width, height = map(float, operands)
        self._shapes.append([x, y, x + width, y + height])
        self._squares += 1

    def _clip(self, operands: list[Any], name: str) -> None:
        self._clips = True

    def _end(self, operands: list[Any], name: str) -> None:
        if self._clips and self._shapes:
            self._state.narrow(self._place(self._boxes()))
            self._state.rounded = self._state.rounded or not self._is_square()
        self._clips, self._curved, self._squares = False, False, 0
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
        boxes = self._boxes()
        place = self._place(boxes)
        across, up = scales(self._state.ctm)
        if fills:
            thick = max(map(self._thickness, self._shapes, boxes), default=0.0)
            visible = intersect(place, self._state.clip) or place
            self.lay(
                "fill", place, as_clipped(thick, visible, self._state), plain=self._is_square()
            )
        if strokes:
            width = self._state.width * min(across, up)
            half = max(self._state.width * max(across, up), HAIR) / 2
            left, bottom, right, top = place
            wide = left - half, bottom - half, right + half, top + half
            self.lay("stroke", wide, width, stroked=True)

    def _thickness(self, shape: Shape, sides: Box) -> float:
        """Return how thick a shape is at the most, in pt on the page."""
        across, up = scales(self._state.ctm)
        thick = min((sides[2] - sides[0]) * across, (sides[3] - sides[1]) * up)
        if self._curved or len(shape) not in (8, 10):
            return thick
        return min(thick, thickness_of_four(shape, self._state.ctm))

    def _is_square(self) -> bool:
        """Whether the current path is one upright rectangle, and nothing else."""
        return len(self._shapes) == self._squares == 1 and is_upright(self._state.ctm)

    def _boxes(self) -> list[Box]:
        """Return the box of each shape of the current path, in units of its own."""
        return [
            (min(xs := shape[::2]), min(ys := shape[1::2]), max(xs), max(ys))
            for shape in self._shapes
        ]

    def _place(self, boxes: Sequence[Box]) -> Box:
        """Return the box around some, on the page."""
        if not boxes:
            return (0.0, 0.0, 0.0, 0.0)
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        return box_of(self._state.ctm, (min(lefts), min(bottoms), max(rights), max(tops)))

    def _shade(self, operands: list[Any], name: str) -> None:
        shading = self._resource("/Shading", str(operands[0])[1:])
        self.shade(shading, self._state.clip or EVERYWHERE)
