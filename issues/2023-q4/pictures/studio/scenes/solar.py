"""A solar park and a power line."""

from __future__ import annotations

import numpy as np

from studio.colours import DEEP, NAVY, PAPER, SKY, mix
from studio.geometry import rect
from studio.layers import Layers, Shape, Stage, Stroke


def power_line(w: float, base: float, h: float) -> Layers:
    """Pylons with sagging lines."""
    out: Layers = []
    xs = (w * -0.05, w * 0.12, w * 0.26, w * 0.37)
    sizes = (1.25, 1.0, 0.72, 0.52)
    for x, k in zip(xs, sizes, strict=True):
        s, c = h * k, mix(DEEP, SKY, 0.25)
        out += [
            Stroke(
                [
                    (x - s * 0.12, base),
                    (x - s * 0.02, base - s),
                    (x + s * 0.02, base - s),
                    (x + s * 0.12, base),
                ],
                4 * k,
                c,
            ),
            *[
                Stroke([(x - s * a, base - s * b), (x + s * a, base - s * b)], 4 * k, c)
                for a, b in ((0.2, 0.72), (0.15, 0.86))
            ],
            *[
                Stroke(
                    [
                        (x - s * 0.1 * (1 - b), base - s * b),
                        (x + s * 0.1 * (0.8 - b), base - s * (b + 0.2)),
                    ],
                    2.5 * k,
                    c,
                )
                for b in (0.02, 0.22, 0.42, 0.6)
            ],
        ]
    for i in range(3):
        for a in (-0.2, 0.2):
            p, q = (
                (xs[i] + h * sizes[i] * a, base - h * sizes[i] * 0.72),
                (xs[i + 1] + h * sizes[i + 1] * a, base - h * sizes[i + 1] * 0.72),
            )
            out.append(
                Stroke(
                    [
                        (
                            p[0] + (q[0] - p[0]) * t,
                            p[1] + (q[1] - p[1]) * t + 34 * t * (1 - t) * 4 * sizes[i],
                        )
                        for t in np.linspace(0, 1, 14)
                    ],
                    2,
                    mix(DEEP, SKY, 0.2),
                )
            )
    return out


def solar_park(st: Stage, y: float) -> Layers:
    """Rows of solar panels."""
    out: Layers = []
    for row in range(4):
        k = 0.45 + 0.27 * row
        yy, step = y + (st.h - y) * (row / 4) ** 1.1 + 26, 250 * k
        for i in range(-1, int(st.w / step) + 2):
            x = i * step + (row % 2) * step * 0.4
            quad = [
                (x, yy),
                (x + step * 0.82, yy),
                (x + step * 0.74, yy + 66 * k),
                (x - step * 0.08, yy + 66 * k),
            ]
            out += [
                rect(x + step * 0.36, yy + 50 * k, 8 * k, 46 * k, mix(NAVY, SKY, 0.2)),
                Shape(quad, mix(DEEP, SKY, 0.25), DEEP),
                Shape(
                    [quad[0], (x + step * 0.4, yy), (x + step * 0.1, yy + 66 * k), quad[3]],
                    SKY,
                    None,
                    0.25,
                ),
            ]
            out += [
                Stroke(
                    [
                        (x + step * 0.82 * j / 5, yy),
                        (x - step * 0.08 + step * 0.82 * j / 5, yy + 66 * k),
                    ],
                    2 * k,
                    mix(SKY, PAPER, 0.4),
                )
                for j in range(6)
            ] + [
                Stroke(
                    [(x - step * 0.04, yy + 33 * k), (x + step * 0.78, yy + 33 * k)],
                    2 * k,
                    mix(SKY, PAPER, 0.4),
                )
            ]
    return out
