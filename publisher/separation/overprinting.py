"""What prints over what lies below: fine black, varnish and foil, and what the source asks for."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pikepdf import ContentStreamInstruction

from publisher.separation.colouring import Colouring
from publisher.separation.spaces import Process
from publisher.separation.state import Paint, is_black, is_white

PAINTING = {  #: operators that end a path: whether they fill, whether they stroke
    **dict.fromkeys(("f", "F", "f*"), (True, False)),
    **dict.fromkeys(("S", "s"), (False, True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (True, True)),
    "n": (False, False),
}
_TEXT_MODES = {0: (True, False), 1: (False, True), 2: (True, True), 3: (False, False)}


class Overprinting(Colouring):
    """The operators that paint: each is preceded by whether it overprints, where that changes.

    Fine black overprints, white never does (Ghent R0007–R0010), a varnish or foil always does;
    everything else does what the source asks.
    """

    _path: int | None = None  #: where, in what is written, the current path begins

    def _trace(self, instruction: ContentStreamInstruction, operator: str) -> None:
        """Remember where a path begins."""
        if self._path is None:
            self._path = len(self._out)
        self._out.append(instruction)

    def _paint_path(self, instruction: ContentStreamInstruction, operator: str) -> None:
        fills, strokes = PAINTING[operator]
        self._miss(fills=fills, strokes=strokes)
        if self._path is not None:
            fill = (self.state.fill, self._is_thin(self._path)) if fills else None
            fine = self.state.line_width < self._job.overprint.lines
            stroke = (self.state.stroke, fine) if strokes else None
            self._overprint(fill, stroke, self._path)
        self._path = None
        self._out.append(instruction)

    def _is_thin(self, path: int) -> bool:
        """Whether a black path, by where it begins, is no more than thin rules when filled.

        What lies within a thin box is a thin rule. No other ink is asked how thick it is.
        """
        if not is_black(self.state.fill.ink):
            return False
        a, b, c, d, _, _ = self.state.matrix
        across, up = math.hypot(a, b), math.hypot(c, d)
        sides = map(_sides, _shapes(self._out[path:]))
        return max(min(w * across, h * up) for w, h in sides) < self._job.overprint.lines

    def _show_text(self, instruction: ContentStreamInstruction, operator: str) -> None:
        fills, strokes = _TEXT_MODES[self.state.mode % 4]
        self._miss(fills=fills, strokes=strokes)
        small = self.state.text_size < self._job.overprint.text
        fill = (self.state.fill, small) if fills else None
        stroke = (self.state.stroke, small) if strokes else None
        self._overprint(fill, stroke, len(self._out))
        self._out.append(instruction)

    def _stencil(self) -> None:
        """Say what a picture that is filled with the current colour does."""
        self._miss(fills=True, strokes=False)
        self._overprint((self.state.fill, False), None, len(self._out))

    def _knock_out(self, *, whole: bool) -> None:
        """Let nothing overprint that has colours of its own, unless the source asks it.

        `whole` is for a form, which strokes as well, and may begin in the colours of now.
        """
        if whole:
            self._miss(fills=True, strokes=True)
        fill, stroke = (
            Paint(ink=None, asked=paint.asked) for paint in (self.state.fill, self.state.stroke)
        )
        self._overprint((fill, False), (stroke, False) if whole else None, len(self._out))

    def _overprint(
        self, fill: tuple[Paint, bool] | None, stroke: tuple[Paint, bool] | None, at: int
    ) -> None:
        """Say before `at` whether what is filled and stroked overprints; each with its fineness."""
        if self.grey or self.uncoloured or not (fill or stroke):
            return
        before = self.state.overprinting
        stroked, filled, mode = before or (False, False, 1)
        modes: list[int] = []
        if fill:
            filled = self._wants(*fill, modes)
        if stroke:
            stroked = self._wants(*stroke, modes)
        mode = max(modes, default=mode if stroked or filled else 1)
        now = (stroked, filled, mode)
        if now == before:
            return
        self.state.overprinting = now
        name = self._own("/ExtGState", f"overprint {now}", lambda: self._job.overprints(*now))
        self._say([name], "gs", at)

    def _wants(self, paint: Paint, fine: bool, modes: list[int]) -> bool:
        """Whether a paint overprints; then its mode is added to `modes`.

        Only inks that the source gives as inks may leave those of 0 alone, as there (8.6.7).
        """
        if is_white(paint.ink):
            return False
        if (fine and is_black(paint.ink)) or self._job.is_finish(paint.ink):
            modes.append(1)
            return True
        if paint.asked:
            spot = paint.ink is not None and bool(paint.ink.spot)
            inks = paint.ink is not None and isinstance(paint.space, Process)
            modes.append(1 if spot else self.state.asked_mode if inks else 0)
        return paint.asked


def _shapes(path: Sequence[ContentStreamInstruction]) -> list[list[tuple[float, float]]]:
    """Return the points of a path, shape by shape, in units of its own."""
    shapes: list[list[tuple[float, float]]] = []
    for instruction in path:
        operator, values = str(instruction.operator), [float(each) for each in instruction.operands]
        if operator == "re":
            x, y, width, height = values
            shapes.append([(x, y), (x + width, y + height)])
            continue
        if operator == "m" or not shapes:
            shapes.append([])
        shapes[-1] += zip(values[::2], values[1::2], strict=True)
    return shapes


def _sides(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    xs, ys = zip(*points, strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)
