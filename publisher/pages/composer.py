"""The composer: paragraphs are broken into lines as a whole, where WeasyPrint 70 goes line by line.

WeasyPrint asks, line after line and text box after text box, how much goes into a width. While
`composed()` lasts, the answer comes from a plan for the whole paragraph (`lines.py`). Where there
is none – preserved white space, soft hyphens, right-to-left and complex scripts, `::first-line`,
`--lines: plain`, a word wider than its column – WeasyPrint answers itself, and so it does whenever
a planned line turns out wider than its place.

Sheets choose by a custom property, which is inherited:

- nothing: justified lines share the change of word spaces, ragged ones keep a lively edge;
- `--lines: balanced`: as few lines as can be, of even length, broken for sense;
- `--lines: plain`: as WeasyPrint breaks them.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, first_line_metrics

from publisher.pages.breaks import Measures
from publisher.pages.lines import SAFETY, Line, Lines
from publisher.pages.paragraph import Leaf, Run, runs

_KERNING = 0.3  #: px by which kerning across a planned break may change a line
_HOOKED = ("get_next_linebox", "split_text_box", "split_first_line", "text_align")


@contextmanager
def composed() -> Iterator[None]:
    """Compose paragraphs for as long as this lasts: the painting of one part."""
    originals = {name: getattr(inline, name) for name in _HOOKED}
    composer = _Composer(originals)
    try:
        for name in _HOOKED:
            setattr(inline, name, getattr(composer, name))
        yield
    finally:
        for name, original in originals.items():
            setattr(inline, name, original)


@dataclass(slots=True)
class _Current:
    """The line that WeasyPrint is making."""

    linebox: Any
    column: float  #: what lines but the first have, px; 0 if floats make that unknown
    runs: list[Run] | None = None
    run: Run | None = None
    start: int = 0  #: where the line begins in the run
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a text box gives to the line: characters shown, and bytes to the next line or None."""

    shown: int
    resume: int | None
    hyphen: str
    squeeze: float  #: px, of every word space
    closes: bool  #: ends its line


class _Composer:
    """Stands in for four functions of WeasyPrint's; names and parameters are WeasyPrint's."""

    def __init__(self, originals: dict[str, Callable[..., Any]]) -> None:
        self._plain = originals
        self._current: _Current | None = None
        self._piece: _Piece | None = None
        self._lines = Lines()
        self._set: dict[tuple[str, int, str], tuple[tuple[Any, ...], Any]] = {}

    def get_next_linebox(self, context: Any, linebox: Any, *rest: Any) -> Any:
        """Make the next line, and know meanwhile which one it is."""
        outer, self._current = self._current, None
        containing_block, first_line_style = rest[3], rest[7]
        if not first_line_style:
            column = 0.0 if context.excluded_shapes else containing_block.width
            self._current = _Current(linebox, column)
        try:
            return self._plain["get_next_linebox"](context, linebox, *rest)
        finally:
            self._current = outer

    def split_text_box(
        self, context: Any, box: Any, width: float | None, skip: int, is_line_start: bool = True
    ) -> Any:
        """Split a text box where the plan says."""
        if self._current and width is not None:
            self._piece = self._plan(context, self._current, box, width, skip)
        try:
            return self._plain["split_text_box"](context, box, width, skip, is_line_start)
        finally:
            self._piece = None  # an empty box asks for no line

    def split_first_line(
        self, text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **named: Any
    ) -> tuple[Any, ...]:
        """Set the piece that was planned; without one, or if it is too wide, break plainly."""
        piece, self._piece = self._piece, None
        if piece and self._current and max_width is not None:
            line = self._fit(text, style, context, max_width, piece)
            if line:
                return line
            self._current.line = None
        plain: tuple[Any, ...] = self._plain["split_first_line"](
            text, style, context, max_width, *rest, **named
        )
        return plain

    def text_align(self, context: Any, line: Any, available_width: float, last: bool) -> float:
        """Leave a line alone whose spaces were made narrower: it fills its measure."""
        if self._current and self._current.line and self._current.line.squeeze:
            return 0
        offset: float = self._plain["text_align"](context, line, available_width, last)
        return offset

    def _plan(
        self, context: Any, current: _Current, box: Any, width: float, skip: int
    ) -> _Piece | None:
        """Return what this text box gives to the current line; None for WeasyPrint's choice."""
        if current.runs is None:  # not sooner: ::first-letter changes the boxes
            current.runs = runs(current.linebox, self._lines.spaces)
        run, leaf = _find(current.runs, box)
        if run is None or leaf is None:
            return None
        at = leaf.start + len(box.text.encode()[:skip].decode())
        if current.run is not run or at <= current.start:
            current.run, current.start = run, at
            rest = current.column or width + current.linebox.text_indent
            measures = Measures(width, rest)
            current.line = self._lines.line(context, current.linebox, run, at, measures)
        return _cut(current.line, leaf, at) if current.line else None

    def _fit(
        self, text: str, style: Any, context: Any, width: float, piece: _Piece
    ) -> tuple[Any, ...] | None:
        """Return the piece set in its style, as `split_first_line` does; None if it is too wide."""
        shown = text[: piece.shown]
        layout, natural, *heights = self._set_piece(shown, style, context, piece.hyphen)
        spaces = shown.count(" ") + shown.count("\u00a0")
        spacing = -piece.squeeze
        if piece.squeeze and piece.closes and spaces:
            spacing = (width - SAFETY - natural) / spaces
            if abs(spacing + piece.squeeze) * spaces > _KERNING:
                return None
        set_width = natural + spacing * spaces
        if set_width > width + (_KERNING if piece.squeeze else 0):
            return None
        layout.justification_spacing, layout.max_width = spacing, width
        return layout, len(shown.encode()), piece.resume, min(set_width, width), *heights

    def _set_piece(
        self, text: str, style: Any, context: Any, hyphen: str
    ) -> tuple[Any, float, float, float]:
        """Return layout, width, height and baseline of a piece with natural spaces, px."""
        key = (text, id(style), hyphen)
        if key not in self._set:
            layout = create_layout(text + hyphen, style, context, None, 0)
            line, _ = layout.get_first_line()
            metrics = first_line_metrics(line, text, layout, None, True, style)
            self._set[key] = (metrics, style)  # the style is held so that its id stays its own
        layout, _, _, width, height, baseline = self._set[key][0]
        return copy.copy(layout), width, height, baseline


def _find(found: list[Run], box: Any) -> tuple[Run | None, Leaf | None]:
    for run in found:
        leaf = run.leaf(box)
        if leaf:
            return run, leaf
    return None, None


def _cut(line: Line, leaf: Leaf, at: int) -> _Piece | None:
    """Return the part of a text box from `at` on that belongs to a line."""
    text = leaf.box.text[at - leaf.start :]
    if leaf.start < line.end <= leaf.end and not line.last:
        resume = len(text[: min(line.position, leaf.end) - at].encode())
        hyphen = leaf.box.style["hyphenate_character"] if line.hyphen else ""
        return _Piece(line.end - at, resume, hyphen, line.squeeze, True)
    if line.squeeze:
        return _Piece(len(text), None, "", line.squeeze, line.last and line.end <= leaf.end)
    return None
