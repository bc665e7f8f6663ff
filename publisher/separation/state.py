"""The graphics state that separation follows through a content stream."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from publisher.pages.geometry import IDENTITY, Matrix, concatenate
from publisher.separation.ink import BLACK, PAPER, Ink, Space

FILL, STROKE = "fill", "stroke"


@dataclass
class Paint:
    """What fills or strokes: its space and ink; None for a pattern."""

    space: Space | None = None
    ink: Ink | None = field(default_factory=lambda: Ink(BLACK))
    asked: bool = False  #: whether the source asks it to overprint
    set: bool = False  #: whether it overprints in the stream being written


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

    @classmethod
    def initial(cls) -> State:
        """Return the state in which a page begins."""
        return cls(Paint(), Paint())

    def copy(self) -> State:
        """Return the state as `q` keeps it."""
        return replace(self, fill=replace(self.fill), stroke=replace(self.stroke))

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
        return self.width * self.scale

    @property
    def scale(self) -> float:
        """How much larger lengths are on the page; the smaller where that differs by direction."""
        a, b, c, d, _, _ = self.matrix
        return min(math.hypot(a, b), math.hypot(c, d))


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
