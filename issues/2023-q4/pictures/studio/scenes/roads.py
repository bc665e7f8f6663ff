"""Roads and rails."""

from __future__ import annotations

from studio.air import clouds, mist, sky
from studio.bridges import arches_bridge
from studio.colours import BUNTING, DEEP, EARTH, GOLD, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import bezier, rect, smooth
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import grass, mountains, ridge


def silk_road(st: Stage, caravan: int = 5) -> Layers:
    """A train on a viaduct, mountains, a caravan on the old road."""
    w, h = st.w, st.h
    y = h * 0.66
    out = (
        sky(st, (0.72, 0.3), 80, 0.62)
        + clouds(st, h * 0.2, 4, 0.45)
        + mountains(st, y, 380, 5, 0.45)
        + mist(st, y - 60, 100, 0.7)
    )
    out += [
        ridge(st, y - 60, 26, mix(SAND, TERRA, 0.3), mix(SAND, GOLD, 0.2), 0.9),
        ridge(st, y + 10, 20, mix(SAND, GOLD, 0.35), mix(SAND, TERRA, 0.3), 0.7),
    ]
    out += train(w * 0.94, h * 0.545, 1050) + arches_bridge(
        -60, w + 60, h * 0.545, h * 0.74, 9, mix(SAND, SKY, 0.4)
    )
    out += [ridge(st, h * 0.735, 10, mix(SAND, GOLD, 0.2), mix(SAND, TERRA, 0.4), 0.8)]
    left = smooth(
        [
            (w * 1.05, h * 0.76),
            (w * 0.7, h * 0.79),
            (w * 0.5, h * 0.84),
            (w * 0.2, h * 0.9),
            (-40, h * 0.93),
        ]
    )
    right = smooth(
        [
            (w * 1.05, h * 0.775),
            (w * 0.74, h * 0.82),
            (w * 0.56, h * 0.9),
            (w * 0.3, h * 0.985),
            (-40, h * 1.05),
        ]
    )
    out += [Shape([*left, *reversed(right)], mix(PAPER, SAND, 0.5))]
    for i in range(caravan):
        out += camel(
            w * (0.5 - 0.095 * i),
            h * (0.885 + 0.022 * i),
            86 + 13 * i,
            mix(EARTH, NAVY, 0.1 * i),
            BUNTING[(i * 2) % 5],
        )
    return [*out, ridge(st, h * 0.985, 8, EARTH), *grass(st, h * 1.0, 60, EARTH, 60)]


def train(x: float, base: float, length: float) -> Layers:
    """Fast train heading right, its nose at x."""
    hgt = length * 0.055
    body = [
        (x - length, base - 6),
        (x - length, base - hgt),
        (x - hgt * 3.2, base - hgt),
        *bezier(
            (x - hgt * 3.2, base - hgt),
            (x - hgt * 1.5, base - hgt),
            (x - hgt * 0.3, base - hgt * 0.55),
            (x, base - hgt * 0.2),
        ),
        (x - 8, base - 6),
    ]
    out: Layers = [
        rect(x - length, base - 9, length - 20, 9, NAVY),
        Shape(body, PAPER),
        Shape(
            [
                (x - length, base - 6),
                (x - length, base - hgt * 0.3),
                (x - hgt * 0.2, base - hgt * 0.3),
                (x - 2, base - 8),
            ],
            TERRA,
        ),
        rect(x - length, base - hgt * 0.34, length - hgt * 0.5, 4, GOLD),
    ]
    out += [
        rect(x - length + 14 + i * 34, base - hgt * 0.8, 24, hgt * 0.3, DEEP)
        for i in range(int((length - hgt * 3.4) / 34))
    ]
    out += [
        rect(x - length + i * 238, base - hgt, 4, hgt - 6, mix(DEEP, SKY, 0.5))
        for i in range(1, int(length / 238) + 1)
    ]
    return [
        *out,
        Shape(
            [
                (x - hgt * 2.1, base - hgt * 0.86),
                (x - hgt * 1.3, base - hgt * 0.78),
                (x - hgt * 0.75, base - hgt * 0.5),
                (x - hgt * 2.1, base - hgt * 0.5),
            ],
            DEEP,
        ),
    ]


def camel(x: float, base: float, s: float, c: Color, load: Color) -> Layers:
    """Two-humped camel walking right, with a load."""
    body = [
        (-0.5, -0.55),
        (-0.42, -0.72),
        (-0.3, -0.76),
        (-0.22, -0.98),
        (-0.12, -0.8),
        (0.02, -0.8),
        (0.12, -1.0),
        (0.22, -0.78),
        (0.34, -0.68),
        (0.46, -0.62),
        (0.54, -0.78),
        (0.56, -1.0),
        (0.62, -1.08),
        (0.76, -1.04),
        (0.82, -0.96),
        (0.68, -0.92),
        (0.66, -0.72),
        (0.56, -0.48),
        (0.36, -0.4),
        (-0.34, -0.4),
        (-0.46, -0.44),
    ]
    out: Layers = [
        Shape(
            [
                (x + a * s, base + b * s)
                for a, b in ((p, -0.42), (p + 0.1, -0.42), (p + 0.06 + d, 0), (p + 0.01 + d, 0))
            ],
            mix(c, NAVY, 0.25 if d > 0 else 0),
        )
        for p, d in ((-0.4, -0.05), (-0.32, 0.06), (0.22, -0.05), (0.3, 0.07))
    ]
    out += [
        Shape(smooth([(x + a * s, base + b * s) for a, b in body], 5), c),
        Stroke([(x - s * 0.48, base - s * 0.6), (x - s * 0.54, base - s * 0.36)], s * 0.03, c),
    ]
    return [
        *out,
        Shape(
            [
                (x - 0.16 * s, base - 0.84 * s),
                (x + 0.08 * s, base - 0.84 * s),
                (x + 0.12 * s, base - 0.48 * s),
                (x - 0.2 * s, base - 0.48 * s),
            ],
            load,
        ),
        rect(x - 0.18 * s, base - 0.6 * s, 0.28 * s, 0.05 * s, mix(load, NAVY, 0.35)),
    ]
