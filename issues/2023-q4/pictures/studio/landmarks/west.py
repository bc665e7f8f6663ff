"""Landmarks of Europe and New York."""

from __future__ import annotations

import numpy as np

from studio.buildings import panes
from studio.colours import DEEP, GOLD, NAVY, PAPER, SAND, SKY, TERRA, Mood, mix
from studio.geometry import arch, bezier, disc, mirror, oval, rect
from studio.layers import Layers, Shape, Stroke


def stepped_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tower in steps with a mast (New York)."""
    c = mix(SAND, SKY, 0.45)
    out: Layers = [Stroke([(x, base - s * 0.8), (x, base - s)], s * 0.012, mix(c, NAVY, 0.3))]
    for w, h in ((0.07, 0.84), (0.12, 0.77), (0.19, 0.66), (0.27, 0.3)):
        out += [
            rect(x - w * s / 2, base - s * h, w * s, s * h, c, mix(c, m.haze, 0.45)),
            rect(
                x + w * s * 0.18,
                base - s * h,
                w * s * 0.32,
                s * h,
                mix(c, NAVY, 0.35),
                mix(c, m.haze, 0.25),
            ),
        ]
    return out + [
        rect(x - s * k, base - s * 0.64, s * 0.008, s * 0.62, mix(c, NAVY, 0.3), None, 0.6)
        for k in (0.07, 0.045, 0.02, -0.005)
    ]


def crown_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tower with a needle of arches (New York)."""
    c = mix(PAPER, SKY, 0.5)
    w = s * 0.16
    out: Layers = [
        rect(x - w / 2, base - s * 0.68, w, s * 0.68, c, mix(c, m.haze, 0.4)),
        rect(
            x + w * 0.15,
            base - s * 0.68,
            w * 0.35,
            s * 0.68,
            mix(c, NAVY, 0.35),
            mix(c, m.haze, 0.2),
        ),
        Shape(
            mirror(
                bezier(
                    (x - w * 0.45, base - s * 0.67),
                    (x - w * 0.3, base - s * 0.86),
                    (x - w * 0.04, base - s * 0.84),
                    (x, base - s),
                ),
                x,
            ),
            mix(c, DEEP, 0.25),
        ),
    ]
    return out + [
        Stroke(
            oval(x, base - s * (0.67 + 0.04 * i), w * (0.36 - 0.07 * i), s * 0.05, 180, 360),
            s * 0.008,
            PAPER,
        )
        for i in range(4)
    ]


def slab(x: float, base: float, s: float, m: Mood) -> Layers:
    """Thin glass slab beside a low curved hall (by the river in New York)."""
    c = mix(SKY, DEEP, 0.2)
    out: Layers = [
        rect(x - s * 0.2, base - s, s * 0.34, s, c, mix(c, m.haze, 0.35)),
        rect(x + s * 0.14, base - s, s * 0.06, s, mix(PAPER, SAND, 0.3), m.haze),
    ]
    out += [
        rect(x - s * 0.19, base - s * k, s * 0.32, s * 0.007, PAPER, None, 0.4)
        for k in np.arange(0.06, 0.98, 0.045)
    ]
    out += [
        rect(x - s * k, base - s * 0.97, s * 0.005, s * 0.97, mix(c, NAVY, 0.4), None, 0.35)
        for k in np.arange(-0.1, 0.2, 0.045)
    ]
    low = [
        (x + s * 0.2, base),
        (x + s * 0.2, base - s * 0.2),
        *bezier(
            (x + s * 0.2, base - s * 0.2),
            (x + s * 0.4, base - s * 0.1),
            (x + s * 0.6, base - s * 0.13),
            (x + s * 0.75, base - s * 0.24),
        ),
        (x + s * 0.75, base),
    ]
    return [
        *out,
        Shape(low, mix(PAPER, SAND, 0.25), m.haze),
        disc(x + s * 0.47, base - s * 0.15, s * 0.08, mix(SKY, PAPER, 0.4), s * 0.05),
    ]


def gothic_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Bridge tower with a steep roof and corner pinnacles (Prague)."""
    c = mix(SAND, NAVY, 0.35)
    w = s * 0.28
    out: Layers = [
        rect(x - w / 2, base - s * 0.64, w, s * 0.64, c, mix(c, m.haze, 0.25)),
        rect(x + w * 0.2, base - s * 0.64, w * 0.3, s * 0.64, mix(c, NAVY, 0.4)),
        Shape(
            [
                (x - w * 0.5, base - s * 0.64),
                (x - w * 0.16, base - s * 0.93),
                (x + w * 0.16, base - s * 0.93),
                (x + w * 0.5, base - s * 0.64),
            ],
            mix(NAVY, SKY, 0.2),
        ),
    ]
    for k in (-0.5, 0.5):
        out += [
            rect(x + k * w - w * 0.09, base - s * 0.72, w * 0.18, s * 0.1, c),
            Shape(
                [
                    (x + k * w - w * 0.11, base - s * 0.72),
                    (x + k * w, base - s * 0.86),
                    (x + k * w + w * 0.11, base - s * 0.72),
                ],
                mix(NAVY, SKY, 0.1),
            ),
        ]
    out += [
        Stroke([(x + k * w, base - s * 0.93), (x + k * w, base - s)], s * 0.01, GOLD)
        for k in (-0.14, 0.14)
    ]
    out += [
        arch(x + k * w, base - s * 0.42, w * 0.16, s * 0.13, mix(GOLD, c, 0.3))
        for k in (-0.22, 0.02)
    ]
    return [
        *out,
        rect(x - w * 0.54, base - s * 0.3, w * 1.08, s * 0.02, mix(c, PAPER, 0.2)),
        arch(x, base, w * 0.5, s * 0.24, mix(NAVY, c, 0.15)),
    ]


def twin_spires(x: float, base: float, s: float, m: Mood) -> Layers:
    """Church with two pointed towers."""
    c = mix(SAND, SKY, 0.4)
    out: Layers = [
        Shape(
            [
                (x - s * 0.16, base),
                (x - s * 0.16, base - s * 0.4),
                (x, base - s * 0.58),
                (x + s * 0.16, base - s * 0.4),
                (x + s * 0.16, base),
            ],
            mix(c, NAVY, 0.1),
            mix(c, m.haze, 0.3),
        )
    ]
    for k in (-1, 1):
        tx = x + k * s * 0.15
        out += [
            rect(tx - s * 0.06, base - s * 0.64, s * 0.12, s * 0.64, c, mix(c, m.haze, 0.3)),
            rect(
                tx + s * 0.02,
                base - s * 0.64,
                s * 0.04,
                s * 0.64,
                mix(c, NAVY, 0.3),
                mix(c, m.haze, 0.2),
            ),
            Shape(
                [
                    (tx - s * 0.06, base - s * 0.64),
                    (tx, base - s),
                    (tx + s * 0.06, base - s * 0.64),
                ],
                mix(NAVY, SKY, 0.3),
            ),
            arch(tx - s * 0.01, base - s * 0.46, s * 0.04, s * 0.12, mix(NAVY, c, 0.3)),
        ]
        out += [
            Shape(
                [
                    (tx + j * s * 0.05 - s * 0.012, base - s * 0.63),
                    (tx + j * s * 0.05, base - s * 0.76),
                    (tx + j * s * 0.05 + s * 0.012, base - s * 0.63),
                ],
                mix(NAVY, SKY, 0.3),
            )
            for j in (-1, 1)
        ]
    return out


def domed_castle(x: float, base: float, s: float, m: Mood) -> Layers:
    """Castle on a hill with a cathedral (Prague)."""
    c = mix(PAPER, SAND, 0.55)
    hill = [
        (x - s * 1.5, base),
        *bezier(
            (x - s * 1.5, base),
            (x - s * 0.9, base - s * 0.45),
            (x + s * 0.7, base - s * 0.5),
            (x + s * 1.5, base),
        ),
    ]
    out: Layers = twin_spires(x, base - s * 0.3, s * 0.7, m)
    out += [
        rect(x - s * 0.8, base - s * 0.52, s * 1.5, s * 0.2, c, m.haze),
        Shape(
            [
                (x - s * 0.82, base - s * 0.52),
                (x - s * 0.76, base - s * 0.59),
                (x + s * 0.66, base - s * 0.59),
                (x + s * 0.72, base - s * 0.52),
            ],
            mix(TERRA, SAND, 0.3),
        ),
    ]
    out += panes(x - s * 0.78, base - s * 0.5, s * 1.46, s * 0.14, 22, 2, mix(DEEP, SKY, 0.5), 0.5)
    return [*out, Shape(hill, mix(m.ground, SKY, 0.25), m.haze)]
