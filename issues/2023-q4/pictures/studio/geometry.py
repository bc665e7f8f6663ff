"""Curves and simple shapes."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

import numpy as np

from studio.colours import Color
from studio.layers import Point, Shape


def oval(x: float, y: float, rx: float, ry: float, a0: float = 0, a1: float = 360) -> list[Point]:
    """Points of an elliptic arc, degrees clockwise from the right."""
    n = max(8, round(abs(a1 - a0) / 4))
    turn = [math.radians(a0 + (a1 - a0) * i / n) for i in range(n + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in turn]


def bezier(a: Point, b: Point, c: Point, d: Point, n: int = 24) -> list[Point]:
    """Points of a cubic curve."""
    out = []
    for i in range(n + 1):
        t, u = i / n, 1 - i / n
        k = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        out.append(
            tuple(sum(w * p[j] for w, p in zip(k, (a, b, c, d), strict=True)) for j in (0, 1))
        )
    return out  # type: ignore


def smooth(pts: Sequence[Point], n: int = 10) -> list[Point]:
    """Catmull-Rom curve through the points."""
    p = [pts[0], *pts, pts[-1]]
    out: list[Point] = []
    for i in range(1, len(p) - 2):
        a, b, c, d = p[i - 1], p[i], p[i + 1], p[i + 2]
        out += bezier(
            b,
            (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6),
            (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6),
            c,
            n,
        )
    return out


def mirror(pts: Sequence[Point], x: float) -> list[Point]:
    """The closed symmetric outline of a left half, mirrored at x."""
    return [*pts, *[(2 * x - px, py) for px, py in reversed(pts)]]


def waves(rng: random.Random, w: float, y: float, amp: float, freq: float) -> list[Point]:
    """A soft rolling line across the picture."""
    phase = [rng.uniform(0, 7) for _ in range(4)]

    def at(x: float) -> float:
        t = x / 1000 * freq * 6.28
        return y + amp * (
            0.6 * math.sin(t + phase[0])
            + 0.3 * math.sin(2.3 * t + phase[1])
            + 0.14 * math.sin(5.1 * t + phase[2])
        )

    return [(x, at(x)) for x in np.arange(-20, w + 30, 8.0)]


def jagged(rng: random.Random, a: Point, b: Point, rough: float, depth: int = 5) -> list[Point]:
    """A broken line from a to b by midpoint displacement."""
    if depth == 0:
        return [a]
    m = (
        (a[0] + b[0]) / 2 + rng.uniform(-rough, rough) * 0.4,
        (a[1] + b[1]) / 2 + rng.uniform(-rough, rough),
    )
    return [*jagged(rng, a, m, rough / 2, depth - 1), *jagged(rng, m, b, rough / 2, depth - 1)]


def turned(pts: Sequence[Point], x: float, y: float, deg: float) -> list[Point]:
    """Points given around the origin, turned and moved to (x, y)."""
    c, s = math.cos(math.radians(deg)), math.sin(math.radians(deg))
    return [(x + a * c - b * s, y + a * s + b * c) for a, b in pts]


def rect(
    x: float,
    y: float,
    w: float,
    h: float,
    fill: Color,
    low: Color | None = None,
    alpha: float = 1.0,
) -> Shape:
    """Upright rectangle from its top left corner."""
    return Shape([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill, low, alpha)


def disc(
    x: float,
    y: float,
    r: float,
    fill: Color,
    ry: float | None = None,
    alpha: float = 1.0,
    low: Color | None = None,
) -> Shape:
    """Circle or ellipse."""
    return Shape(oval(x, y, r, ry if ry is not None else r), fill, low, alpha)


def pill(x: float, y: float, w: float, h: float, fill: Color, alpha: float = 1.0) -> Shape:
    """Lying bar with round ends, centred on (x, y)."""
    r = h / 2
    k = max(w / 2 - r, 0)
    return Shape(oval(x + k, y, r, r, -90, 90) + oval(x - k, y, r, r, 90, 270), fill, None, alpha)


def arch(
    x: float,
    base: float,
    w: float,
    h: float,
    fill: Color,
    pointed: bool = True,
    low: Color | None = None,
) -> Shape:
    """Doorway with a pointed or round head."""
    spring = base - h + w * (0.62 if pointed else 0.5)
    left = bezier(
        (x - w / 2, spring),
        (x - w / 2, spring - w * (0.3 if pointed else 0.28)),
        (x - w * (0.22 if pointed else 0.27), base - h + w * (0.14 if pointed else 0)),
        (x, base - h),
        12,
    )
    return Shape(mirror([(x - w / 2, base), *left], x), fill, low)
