"""Landmarks of Baku, Skopje and Riyadh."""

from __future__ import annotations

import numpy as np

from studio.colours import DEEP, GOLD, NAVY, PAPER, SAND, SKY, TERRA, Mood, mix
from studio.geometry import arch, bezier, disc, mirror, oval, rect
from studio.layers import Layers, Shape, Stroke


def flames(x: float, base: float, s: float, m: Mood) -> Layers:
    """Three towers curved like flames (Baku)."""
    out: Layers = []
    for dx, k, lean in ((0.3, 0.82, -1), (-0.32, 0.9, 1), (0.02, 1.0, -1)):
        cx, h, w = x + dx * s, s * k, s * 0.2
        tip = (cx + lean * w * 0.55, base - h)
        left = bezier(
            (cx - w * 0.6, base),
            (cx - w * (1.0), base - h * 0.4),
            (cx - w * (0.5 - 0.2 * lean), base - h * 0.75),
            tip,
        )
        right = bezier(
            tip,
            (cx + w * (0.5 + 0.2 * lean), base - h * 0.7),
            (cx + w * 1.0, base - h * 0.4),
            (cx + w * 0.6, base),
        )
        spine = bezier(
            tip,
            (cx + w * 0.25 * lean, base - h * 0.7),
            (cx + w * 0.1, base - h * 0.4),
            (cx + w * 0.05, base),
        )
        c = mix(SKY, m.lit, 0.35)
        out += [
            Shape([*left, *right], c, mix(c, m.haze, 0.4)),
            Shape([*spine, *reversed(right)], mix(DEEP, SKY, 0.25), mix(c, DEEP, 0.3)),
        ]
        for t in range(3, 22):
            a, b = left[t], spine[24 - t]
            out.append(Stroke([a, (b[0], a[1])], s * 0.004, mix(c, NAVY, 0.35), 0.6))
    return out


def rampart(x: float, base: float, s: float, m: Mood) -> Layers:
    """Wall with round towers and battlements; s is the height of the towers."""
    c = mix(SAND, TERRA, 0.15)
    half = s * 2.6
    out: Layers = [rect(x - half, base - s * 0.66, half * 2, s * 0.66, c, mix(c, TERRA, 0.2))]
    n = 34
    out += [
        rect(x - half + i * 2 * half / n, base - s * 0.76, half / n, s * 0.12, c) for i in range(n)
    ]
    for k in (-1.0, -0.4, 0.4, 1.0):
        tx, w = x + k * half * 0.92, s * 0.46
        out += [
            Shape(
                [
                    (tx - w * 0.55, base),
                    (tx - w * 0.46, base - s),
                    (tx + w * 0.46, base - s),
                    (tx + w * 0.55, base),
                ],
                mix(c, PAPER, 0.15),
                c,
            ),
            Shape(
                [
                    (tx + w * 0.12, base),
                    (tx + w * 0.12, base - s),
                    (tx + w * 0.46, base - s),
                    (tx + w * 0.55, base),
                ],
                mix(c, NAVY, 0.3),
            ),
        ]
        out += [
            rect(tx - w * 0.5 + i * w / 4.5, base - s * 1.1, w / 8, s * 0.11, mix(c, PAPER, 0.1))
            for i in range(5)
        ]
        out.append(arch(tx - w * 0.1, base - s * 0.5, w * 0.14, s * 0.22, mix(NAVY, c, 0.3)))
    return [*out, arch(x, base, s * 0.5, s * 0.62, mix(NAVY, TERRA, 0.25))]


def hill_fort(x: float, base: float, s: float, m: Mood) -> Layers:
    """Ramparts on a round hill (Skopje)."""
    slope = bezier(
        (x - s * 1.9, base),
        (x - s * 1.3, base - s * 0.2),
        (x - s * 1.0, base - s * 0.66),
        (x - s * 0.5, base - s * 0.68),
    )
    hill = mirror([*slope, (x, base - s * 0.7)], x)
    return [
        *rampart(x, base - s * 0.62, s * 0.34, m),
        Shape(hill, mix(m.ground, m.haze, 0.15), mix(m.ground, m.haze, 0.5)),
    ]


def open_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tower with an opening like the eye of a needle (Riyadh)."""
    w = s * 0.26
    c = mix(SKY, PAPER, 0.25)
    left = bezier(
        (x - w * 0.42, base),
        (x - w * 0.62, base - s * 0.4),
        (x - w * 0.56, base - s * 0.8),
        (x - w * 0.36, base - s),
    )
    inner = bezier(
        (x - w * 0.28, base - s),
        (x - w * 0.36, base - s * 0.84),
        (x - w * 0.14, base - s * 0.72),
        (x, base - s * 0.7),
    )
    body = [
        *left,
        *inner,
        *[(2 * x - a, b) for a, b in reversed(inner)],
        *[(2 * x - a, b) for a, b in reversed(left)],
    ]
    shade = [
        (x, base),
        *[inner[-1]],
        *[(2 * x - a, b) for a, b in reversed(inner)],
        *[(2 * x - a, b) for a, b in reversed(left)],
    ]
    out: Layers = [
        Shape(body, c, mix(c, m.haze, 0.4)),
        Shape(shade, mix(c, DEEP, 0.5), mix(c, m.haze, 0.2)),
        rect(x - w * 0.37, base - s * 0.99, w * 0.74, s * 0.025, mix(c, DEEP, 0.3)),
    ]
    return out + [
        Stroke([(x - w * 0.5, base - s * k), (x + w * 0.5, base - s * k)], s * 0.004, PAPER, 0.4)
        for k in np.arange(0.08, 0.66, 0.055)
    ]


def ball_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tapering tower with a globe near its tip (Riyadh)."""
    w = s * 0.24
    c = mix(SAND, PAPER, 0.2)
    left = bezier(
        (x - w * 0.5, base),
        (x - w * 0.46, base - s * 0.4),
        (x - w * 0.2, base - s * 0.8),
        (x, base - s),
    )
    right = [(2 * x - a, b) for a, b in reversed(left)]
    out: Layers = [
        Shape([*left, *right], c, mix(c, m.haze, 0.4)),
        Shape([*right, (x + w * 0.05, base)], mix(c, DEEP, 0.4), mix(c, m.haze, 0.2)),
    ]
    out += [
        rect(
            x - w * (0.46 - 0.32 * k),
            base - s * k,
            w * 2 * (0.46 - 0.32 * k),
            s * 0.012,
            mix(c, NAVY, 0.35),
        )
        for k in (0.2, 0.4, 0.56, 0.68)
    ]
    return [
        *out,
        disc(x, base - s * 0.78, w * 0.19, GOLD),
        Shape(oval(x, base - s * 0.78, w * 0.19, w * 0.19, -80, 100), mix(GOLD, TERRA, 0.4)),
    ]
