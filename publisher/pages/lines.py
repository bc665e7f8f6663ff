"""Lines: the plan of a paragraph, made once for each width that it is tried at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from publisher.pages.breaks import (
    Balanced,
    Justified,
    Manner,
    Measures,
    Ragged,
    Stop,
    compose,
    count_lines,
)
from publisher.pages.paragraph import Run, Spaces, word_of

SAFETY = 0.01  #: px, kept free at the right edge against rounding
_SNUG = 0.5  #: px by which a box that was made to fit its text may seem too narrow for it
_TIGHTEST = 0.2  #: part of its natural width that a word space may lose; InDesign's usual limit
_RUNT = 3  #: a last line is at least so many ems wide, some six characters,
_INDENTS = 1.5  #: and so many times the indent of the paragraph that follows


@dataclass(frozen=True, slots=True)
class Line:
    """A planned line: where its text ends, where the next begins, what its spaces lose."""

    end: int
    position: int
    hyphen: bool  #: to be added
    last: bool
    squeeze: float  #: px, of every word space


class Lines:
    """All lines planned while one part is laid out."""

    def __init__(self) -> None:
        self.spaces: Spaces = {}
        self._lines: dict[tuple[Any, ...], Line | None] = {}
        self._runs: dict[tuple[Any, ...], Run] = {}  # holds the styles, so that ids stay theirs

    def line(
        self, context: Any, linebox: Any, run: Run, start: int, measures: Measures
    ) -> Line | None:
        """Return the line that begins at `start` of a run; None where WeasyPrint is to decide.

        A width comes with the rounding errors of where its column stands.
        """
        measures = Measures(*(round(width, 2) - SAFETY for width in measures))
        run = self._runs.setdefault(run.key, run)
        key = (run.key, id(linebox.style), start, measures.first)
        if key not in self._lines:
            self._lines[key] = None
            self._lines.update(_planned(context, linebox.style, run, start, measures))
        return self._lines[key]


def _planned(
    context: Any, style: Any, run: Run, start: int, measures: Measures
) -> dict[tuple[Any, ...], Line | None]:
    """Return the lines from `start` to the end of a run; none if one line is enough."""
    wish = word_of(style["__lines"])
    if min(measures) <= 0 or wish == "plain" or not run.composable:
        return {}
    stops = run.stops(context, start, wish == "balanced")
    if stops[-1].width - stops[0].onward <= measures.first + _SNUG:
        return {}
    balanced = _balanced(stops, measures) if wish == "balanced" else None
    planned: dict[tuple[Any, ...], Line | None] = {}
    begin, measure = stops[0], measures.first
    for end in compose(stops, measures, balanced or _manner(run, style)):
        key = (run.key, id(style), begin.position, measure)
        planned[key] = _line(begin, stops[end], measure, end == len(stops) - 1)
        begin, measure = stops[end], measures.rest
    return planned


def _line(start: Stop, end: Stop, measure: float, last: bool) -> Line:
    """Return the line between two stops; its spaces are squeezed if it is wider than its place."""
    excess = end.width - start.onward - measure
    spaces = end.spaces - start.spaces_onward
    squeeze = excess / spaces if excess > 0 and spaces else 0.0
    return Line(end.end, end.position, end.added, last, squeeze)


def _balanced(stops: list[Stop], measures: Measures) -> Manner:
    whole = stops[-1].width - stops[0].onward
    return Balanced(whole / count_lines(stops, measures))


def _manner(run: Run, style: Any) -> Manner:
    """Return how the lines of running text are judged."""
    indent = getattr(style["text_indent"], "value", 0)
    runt = max(_INDENTS * indent, _RUNT * style["font_size"]) if run.closed else 0
    if style["text_align_all"] == "justify":
        space = run.space(run.styles[0])[0]
        return Justified(space, runt, _TIGHTEST * space)
    return Ragged(runt)
