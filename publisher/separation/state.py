"""The graphics state that separation follows through a content stream."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pikepdf

from publisher.pages.geometry import IDENTITY, Matrix, concatenate
from publisher.separation.ink import BLACK, PAPER, BadColour, Ink, Space

Overprinting = tuple[bool, bool, int]  #: of strokes, of fills, and in which mode (OPM)
NONE: Overprinting = (False, False, 1)  #: a page begins so; its mode matters to nothing


@dataclass
class Paint:
    """What fills or strokes: its space and ink; None for a pattern."""

    space: Space | None = None
    ink: Ink | None = field(default_factory=lambda: Ink(BLACK))
    asked: bool = False  #: whether the source asks it to overprint
    said: bool = False  #: whether the stream being written has said its colour
    plate: str = ""  #: the spot ink whose space that stream has chosen last


@dataclass
class State:
    """The graphics state: only what decides on inks and overprinting."""

    fill: Paint
    stroke: Paint
    matrix: Matrix = IDENTITY
    text: Matrix = IDENTITY
    size: float = 0.0  #: of the face, before any matrix
    width: float = 1.0  #: of lines, before any matrix
    mode: int = 0  #: of text: filled, stroked, both, neither …
    asked_mode: int = 0  #: of overprinting, as the source asks it: 1 leaves inks of 0 alone
    overprinting: Overprinting | None = NONE  #: as it was written; None where that is unknown

    @classmethod
    def initial(cls, matrix: Matrix = IDENTITY) -> State:
        """Return the state in which a page begins."""
        return cls(Paint(), Paint(), matrix)

    def copy(self) -> State:
        """Return the state as `q` keeps it."""
        return replace(self, fill=replace(self.fill), stroke=replace(self.stroke))

    def within(self, matrix: Matrix) -> State:
        """Return the state in which a form begins: nothing of it is said in the form itself."""
        inner = self.copy()
        inner.concatenate(matrix)
        for paint in (inner.fill, inner.stroke):
            paint.said, paint.plate = False, ""
        inner.overprinting = None
        return inner

    def concatenate(self, matrix: Matrix) -> None:
        """Do what `cm` does."""
        self.matrix = concatenate(matrix, self.matrix)

    @property
    def text_size(self) -> float:
        """The size of type as it stands on the page, in pt."""
        _, _, c, d, _, _ = concatenate(self.text, self.matrix)
        return abs(self.size) * math.hypot(c, d)

    @property
    def line_width(self) -> float:
        """The width of a line as it stands on the page, in pt; the finer where that differs."""
        a, b, c, d, _, _ = self.matrix
        return self.width * min(math.hypot(a, b), math.hypot(c, d))


def is_black(ink: Ink | None) -> bool:
    """Whether black alone prints it, in full (Ghent 2022: the black of R0009 and R0010)."""
    if ink is None or ink.spot:
        return False
    *colours, black = ink.process
    return not any(colours) and black >= 0.995


def is_white(ink: Ink | None) -> bool:
    """Whether nothing prints it: paper shows."""
    if ink is None:
        return False
    return ink.tint == 0 if ink.spot else ink.process == PAPER


def matrix_of(value: pikepdf.Object | None) -> Matrix:
    """Return a matrix as it stands in a dictionary; the identity where there is none."""
    return IDENTITY if value is None else matrix_from(list(value))


def matrix_from(numbers: Sequence[object]) -> Matrix:
    """Return a matrix of six numbers. Raises `BadColour` for anything else."""
    try:
        a, b, c, d, e, f = (float(number) for number in numbers)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise BadColour("a matrix of something else than six numbers") from None
    return a, b, c, d, e, f
