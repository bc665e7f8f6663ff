"""Text: where it stands, how large it is in the end, and in which font."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, String

from publisher.pages.geometry import IDENTITY, Box, Matrix, box_of, concatenate
from publisher.preflight.facts import Broken, Shown
from publisher.preflight.metrics import Metrics
from publisher.preflight.objects import dictionary, entries, items, named
from publisher.preflight.paths import Paths
from publisher.preflight.state import scales


class Texts(Paths):
    """Operators of text objects, positions and strings (ISO 32000-1, 9.3 and 9.4)."""

    _matrix: Matrix = IDENTITY  #: of text
    _line_matrix: Matrix = IDENTITY

    def _begin_text(self, operands: list[Any], name: str) -> None:
        self._matrix = self._line_matrix = IDENTITY

    def _font(self, operands: list[Any], name: str) -> None:
        font = self._resource("/Font", named(operands[0]))
        self._state.font = self._walk.thing(font)
        self._state.size = float(operands[1])

    def _rendering(self, operands: list[Any], name: str) -> None:
        self._state.rendering = int(operands[0])

    def _spacing(self, operands: list[Any], name: str) -> None:
        value = float(operands[0])
        if name == "Tz":
            self._state.scale = value / 100
        else:
            setattr(self._state, _SPACING[name], value)

    def _next(self, operands: list[Any], name: str) -> None:
        x, y = (float(each) for each in operands) if operands else (0.0, -self._state.leading)
        if name == "TD":
            self._state.leading = -y
        self._line_matrix = concatenate((1.0, 0.0, 0.0, 1.0, x, y), self._line_matrix)
        self._matrix = self._line_matrix

    def _place_text(self, operands: list[Any], name: str) -> None:
        a, b, c, d, e, f = map(float, operands)
        self._matrix = self._line_matrix = (a, b, c, d, e, f)

    def _show(self, operands: list[Any], name: str) -> None:
        if name == '"':
            self._state.word, self._state.character = float(operands[0]), float(operands[1])
        if name in ("'", '"'):
            self._next([], "T*")
        if self._state.font is None:
            self.note(Broken("text is shown before a font is chosen"))
            return
        metrics = self._walk.metrics(self._state.font)
        shown = items(operands[-1]) if isinstance(operands[-1], Array) else [operands[-1]]
        said, gaps = [], 0.0
        for part in shown:
            if isinstance(part, String):
                said.append(bytes(part))
            else:
                gaps += float(part)
        codes = metrics.codes(b"".join(said))
        before = self._matrix
        self._advance(self._length(metrics, codes, gaps))
        missing = metrics.identity and 0 in codes
        self.note(Shown(self._state.font, self._state.rendering != 3, missing))
        self._lay_text(metrics, before)

    def _length(self, metrics: Metrics, codes: tuple[int, ...] | bytes, gaps: float) -> float:
        """Return how far codes move on, with `gaps` in thousandths of an em taken away."""
        state = self._state
        length = (metrics.advance(codes) - gaps / 1000) * state.size + len(codes) * state.character
        if state.word and not metrics.composite:
            length += codes.count(32) * state.word
        return length * state.scale

    def _advance(self, length: float) -> None:
        a, b, c, d, e, f = self._matrix
        self._matrix = (a, b, c, d, e + length * a, f + length * b)

    def _lay_text(self, metrics: Metrics, before: Matrix) -> None:
        """Lay what was shown between two positions of the text matrix."""
        state = self._state
        start, end = (concatenate(each, state.ctm) for each in (before, self._matrix))
        low, high = (state.rise + state.size * each for each in (metrics.descent, metrics.ascent))
        one, other = (box_of(each, (0.0, low, 0.0, high)) for each in (start, end))
        place = (min(one[0], other[0]), min(one[1], other[1]),
                 max(one[2], other[2]), max(one[3], other[3]))  # fmt: skip
        size = abs(state.size) * scales(start)[1]
        if metrics.drawn:
            self._draw_glyphs(metrics, start, place)
            return
        if state.rendering in (0, 2, 4, 6):
            self.lay("text", place, size, thing=state.font)
        if state.rendering in (1, 2, 5, 6):
            self.lay("text", place, size, stroked=True, thing=state.font)

    def _draw_glyphs(self, metrics: Metrics, start: Matrix, place: Box) -> None:
        """Paint the glyphs of a Type 3 font: all of them, whichever are shown."""
        state = self._state
        if state.font is None or state.rendering == 3:
            return
        font = dictionary(self._walk.things[state.font])
        sized = (state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise)
        matrix = concatenate(metrics.glyphs, concatenate(sized, start))
        asked = (state.fill, state.stroke, state.fill_over, state.stroke_over,
                 state.hides(place))  # fmt: skip
        for _, glyph in entries(font.get("/CharProcs")):
            if self._walk.is_new(glyph, *asked):
                self.draw_glyph(glyph, font, matrix, place)


_SPACING = {"Tc": "character", "Tw": "word", "TL": "leading", "Ts": "rise"}
