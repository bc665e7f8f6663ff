"""The graphics state, as far as facts depend on it (ISO 32000-1, 8.4)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from pikepdf import Dictionary

from publisher.pages.geometry import IDENTITY, Box, Matrix, apart, intersect
from publisher.preflight.facts import Colour
from publisher.preflight.objects import listed, named, number
from publisher.preflight.spaces import Space

BLACK = Colour(Space("DeviceGray", 1), (0.0,))


@dataclass(slots=True)
class State:
    """Changed in place by operators; `q` keeps a copy."""

    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_over: bool = False
    stroke_over: bool = False
    mode: int = 0  #: of overprinting
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    ctm: Matrix = IDENTITY
    clip: Box | None = None  #: pt on the page; None: nothing clips
    width: float = 1.0  #: of lines, in units of its own
    empty: bool = False  #: whether clips leave nothing
    rounded: bool = False  #: whether a clip is no upright rectangle
    masked: bool = False  #: whether there is a soft mask
    blended: bool = False  #: whether colours mix with what lies below
    # Of text:
    font: int | None = None
    size: float = 1.0
    rendering: int = 0
    character: float = 0.0  #: space after each character
    word: float = 0.0  #: space after each word
    scale: float = 1.0  #: across
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> State:
        """Return a state that changes by itself."""
        return replace(self)

    def narrow(self, area: Box) -> None:
        """Let nothing be painted but within an area as well, in pt on the page."""
        self.empty = self.hides(area)
        self.clip = intersect(self.clip, area)

    def hides(self, place: Box) -> bool:
        """Tell whether clips take all of a place away; a line without width has a place too."""
        return self.empty or apart(place, self.clip)


def scales(matrix: Matrix) -> tuple[float, float]:
    """Return by how much a matrix stretches what lies across, and what stands upright."""
    a, b, c, d, _, _ = matrix
    return math.hypot(a, b), math.hypot(c, d)


def is_upright(matrix: Matrix) -> bool:
    """Tell whether what lies straight before a matrix lies straight after it."""
    a, b, c, d, _, _ = matrix
    return (b == 0 == c) or (a == 0 == d)


def settings(held: Any) -> tuple[tuple[str, Any], ...]:
    """Return what a graphics state dictionary sets, by the names of fields."""
    both = held.get("/OP")
    flags = {"stroke_over": both, "fill_over": held.get("/op", both)}
    amounts = {field: number(held.get(key)) for key, field in _NUMBERS.items()}
    told = [(field, flag) for field, flag in flags.items() if isinstance(flag, bool)]
    if "/SMask" in held:
        told.append(("masked", isinstance(held.get("/SMask"), Dictionary)))
    if "/BM" in held:
        modes = listed(held.get("/BM"))
        told.append(("blended", not modes or named(modes[0]) not in ("Normal", "Compatible")))
    return (*told, *((field, each) for field, each in amounts.items() if each is not None))


_NUMBERS = {"/LW": "width", "/ca": "fill_alpha", "/CA": "stroke_alpha", "/OPM": "mode"}
