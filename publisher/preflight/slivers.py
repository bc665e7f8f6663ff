"""How thick filled shapes are: a shape that is thin one way is a line to whoever prints it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from publisher.pages.geometry import Box, Matrix, transform
from publisher.preflight.state import State

LEAST = 0.02  #: pt: what a clip leaves of less is rounding at its edge

Point = tuple[float, float]


def thickness_of_four(shape: Sequence[float], ctm: Matrix) -> float:
    """Return the thickness in pt of a shape of four points: its area by its longest side.

    Infinite for any other shape, which its box has to tell.
    """
    points = [transform(ctm, x, y) for x, y in zip(shape[::2], shape[1::2], strict=False)]
    if len(points) == 5 and points[0] == points[4]:
        points.pop()
    if len(points) != 4:
        return math.inf
    around = [*points, points[0]]
    turns = [
        _cross(*three) for three in zip(around, around[1:], [*around[2:], points[1]], strict=False)
    ]
    if not (min(turns) >= 0 or max(turns) <= 0):
        return math.inf  # its sides cross, or it has a dent
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(around))) / 2
    longest = max(math.dist(a, b) for a, b in pairwise(around))
    return area / longest if longest else math.inf


def as_clipped(thick: float, visible: Box, state: State) -> float:
    """Return the thickness that upright clips leave of a shape, in pt."""
    if state.clip is None or state.rounded:
        return thick
    side = min(visible[2] - visible[0], visible[3] - visible[1])
    return min(thick, side) if side > LEAST else thick


def _cross(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])
