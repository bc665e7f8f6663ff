"""Plain flags, pennants and ribbons."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from studio.colours import BUNTING, GOLD, GREEN, NAVY, TERRA, Color, mix
from studio.geometry import disc, smooth
from studio.layers import Layers, Point, Shape, Stage, Stroke


def pennants(
    a: Point, b: Point, sag: float, n: int, size: float, colors: Sequence[Color] = BUNTING
) -> Layers:
    """A string of coloured pennants."""

    def at(t: float) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t)

    out: Layers = [Stroke([at(t) for t in np.linspace(0, 1, 30)], 2.5, NAVY)]
    for i in range(n):
        p, q = at((i + 0.15) / n), at((i + 0.85) / n)
        c = colors[i % len(colors)]
        tip = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + size)
        out += [
            Shape([p, q, tip], c),
            Shape([((p[0] + q[0]) / 2, (p[1] + q[1]) / 2), q, tip], mix(c, NAVY, 0.18)),
        ]
    return out


def flag(x: float, base: float, h: float, fill: Color, pole: Color, turn: float = 1.0) -> Layers:
    """Plain waving flag on a pole."""
    w, d = h * 0.36 * turn, h * 0.22
    top = base - h
    edge = [
        (x + w * t, top + d * 0.16 * math.sin(t * 6) + d * 0.12 * t) for t in np.linspace(0, 1, 14)
    ]

    def cut(i: int, j: int) -> list[Point]:
        return [*edge[i:j], *[(a, b + d) for a, b in reversed(edge[i:j])]]

    return [
        Stroke([(x, base), (x, top - h * 0.02)], max(h * 0.012, 2.2), pole),
        disc(x, top - h * 0.02, h * 0.014, GOLD),
        Shape(cut(0, 14), fill),
        Shape(cut(4, 9), mix(fill, NAVY, 0.16)),
    ]


def flags(
    st: Stage,
    x0: float,
    x1: float,
    base: float,
    h: float,
    n: int,
    colors: Sequence[Color] = BUNTING,
    pole: Color | None = None,
) -> Layers:
    """Row of plain flags; x in units."""
    out: Layers = []
    gap = (x1 - x0) / max(n - 1, 1)
    turn = min(1.0, max(0.35, 0.88 * gap / (h * 0.36)))
    for i in range(n):
        out += flag(x0 + gap * i, base, h, colors[i % len(colors)], pole or st.mood.ink, turn)
    return out


def hand_flag(x: float, y: float, s: float, c: Color) -> Layers:
    """Small pennant held up."""
    return [
        Stroke([(x, y + s * 0.3), (x + s * 0.04, y - s * 0.9)], 5, NAVY),
        Shape(
            [
                (x + s * 0.04, y - s * 0.9),
                (x + s * 0.95, y - s * 0.62),
                (x + s * 0.02, y - s * 0.35),
            ],
            c,
        ),
        Shape(
            [
                (x + s * 0.4, y - s * 0.79),
                (x + s * 0.95, y - s * 0.62),
                (x + s * 0.4, y - s * 0.46),
            ],
            mix(c, NAVY, 0.16),
        ),
    ]


def streamers(st: Stage, colors: Sequence[Color] = (GOLD, TERRA, GREEN)) -> Layers:
    """Three ribbons that float across the picture side by side."""
    w, h = st.w, st.h
    out: Layers = []
    for i, c in enumerate(colors):
        line = smooth(
            [
                (w * x, h * (y + 0.035 * i))
                for x, y in (
                    (-0.05, 0.83),
                    (0.14, 0.76),
                    (0.34, 0.84),
                    (0.56, 0.9),
                    (0.76, 0.8),
                    (1.05, 0.84),
                )
            ],
            14,
        )
        band = [(a, b + 22 + 7 * math.sin(a / 130)) for a, b in line]
        out += [Shape([*line, *reversed(band)], c)]
        for j in range(0, len(line) - 15, 28):
            out.append(Shape([*line[j : j + 14], *reversed(band[j : j + 14])], NAVY, None, 0.13))
    return out
