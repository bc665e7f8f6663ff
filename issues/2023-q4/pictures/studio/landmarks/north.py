"""Landmarks of Minsk and Moscow."""

from __future__ import annotations

import math

import numpy as np

from studio.buildings import panes
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Mood, mix
from studio.geometry import arch, disc, rect
from studio.layers import Layers, Shape, Stroke
from studio.roofs import dome


def gate_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Stepped corner house with an arcade and small turrets (Minsk)."""
    c = mix(SAND, PAPER, 0.3)
    out: Layers = []
    for w, h in ((0.17, 0.92), (0.28, 0.8), (0.4, 0.6)):
        out += [
            rect(x - w * s / 2, base - s * h, w * s, s * h, c),
            rect(x + w * s * 0.2, base - s * h, w * s * 0.3, s * h, mix(c, NAVY, 0.24)),
            rect(x - w * s * 0.54, base - s * h, w * s * 1.08, s * 0.022, mix(c, TERRA, 0.35)),
        ]
        out += [
            Shape(
                [
                    (x + k * w * s * 0.46 - s * 0.014, base - s * h),
                    (x + k * w * s * 0.46, base - s * (h + 0.08)),
                    (x + k * w * s * 0.46 + s * 0.014, base - s * h),
                ],
                mix(c, NAVY, 0.15),
            )
            for k in (-1, 1)
        ]
    out.append(
        Shape(
            [
                (x - s * 0.07, base - s * 0.92),
                (x, base - s * 1.05),
                (x + s * 0.07, base - s * 0.92),
            ],
            mix(TERRA, NAVY, 0.2),
        )
    )
    out += panes(
        x - s * 0.19, base - s * 0.58, s * 0.27, s * 0.34, 4, 5, mix(DEEP, SKY, 0.3), 0.8
    ) + panes(x - s * 0.13, base - s * 0.77, s * 0.19, s * 0.15, 3, 2, mix(DEEP, SKY, 0.3), 0.8)
    return out + [
        arch(x + k * s, base, s * 0.09, s * 0.17, mix(DEEP, SKY, 0.2), False)
        for k in (-0.12, 0, 0.12)
    ]


def crystal(x: float, base: float, s: float, m: Mood) -> Layers:
    """Glass polyhedron on a broad foot (library in Minsk)."""
    y, r = base - s * 0.58, s * 0.42
    pts = [
        (x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a)))
        for a in range(22, 382, 45)
    ]
    q = r * 0.42
    inner = [(x + q * i, y + q * j) for i, j in ((1, 1), (-1, 1), (-1, -1), (1, -1))]
    out: Layers = [
        rect(x - s * 0.6, base - s * 0.13, s * 1.2, s * 0.13, mix(SAND, SKY, 0.4)),
        rect(x - s * 0.12, base - s * 0.3, s * 0.24, s * 0.3, mix(SKY, DEEP, 0.6)),
    ]
    corner = [inner[0], inner[0], inner[1], inner[1], inner[2], inner[2], inner[3], inner[3]]
    tones = (0.7, 0.55, 0.3, 0.1, 0.0, 0.15, 0.4, 0.6)
    for i in range(8):
        j = (i + 1) % 8
        out.append(
            Shape(
                [pts[i], pts[j], corner[j], corner[i]], mix(mix(SKY, PAPER, 0.35), DEEP, tones[i])
            )
        )
    return [
        *out,
        Shape(inner, mix(SKY, DEEP, 0.2)),
        *[Stroke([inner[k], inner[k - 1]], s * 0.008, PAPER, 0.7) for k in range(4)],
    ]


def onion_church(x: float, base: float, s: float, m: Mood) -> Layers:
    """Cluster of towers with coloured onion domes (Moscow)."""
    brick = mix(TERRA, NAVY, 0.12)
    out: Layers = []
    for dx, h, w, c in (
        (-0.2, 0.5, 0.2, GREEN),
        (0.2, 0.54, 0.2, GOLD),
        (-0.36, 0.32, 0.22, SKY),
        (0.37, 0.34, 0.22, TERRA),
    ):
        out += [
            rect(x + dx * s - w * s * 0.36, base - s * h, w * s * 0.72, s * h, brick),
            rect(
                x + dx * s + w * s * 0.1, base - s * h, w * s * 0.26, s * h, mix(brick, NAVY, 0.35)
            ),
            rect(x + dx * s - w * s * 0.4, base - s * h, w * s * 0.8, s * 0.03, PAPER),
        ]
        out += [
            arch(x + dx * s, base - s * (h - 0.13), w * s * 0.2, s * 0.09, PAPER, False),
            *dome(x + dx * s, base - s * h, w * s * 0.86, mix(c, DEEP, 0.08), "onion"),
        ]
    out += [
        Shape(
            [
                (x - s * 0.1, base - s * 0.52),
                (x - s * 0.022, base - s * 0.84),
                (x + s * 0.022, base - s * 0.84),
                (x + s * 0.1, base - s * 0.52),
            ],
            brick,
        ),
        Shape(
            [
                (x + s * 0.03, base - s * 0.52),
                (x + s * 0.007, base - s * 0.84),
                (x + s * 0.022, base - s * 0.84),
                (x + s * 0.1, base - s * 0.52),
            ],
            mix(brick, NAVY, 0.35),
        ),
        rect(x - s * 0.12, base - s * 0.55, s * 0.24, s * 0.55, mix(brick, SAND, 0.12)),
        rect(x + s * 0.04, base - s * 0.55, s * 0.08, s * 0.55, mix(brick, NAVY, 0.3)),
        rect(x - s * 0.13, base - s * 0.56, s * 0.26, s * 0.03, PAPER),
    ]
    out += dome(x, base - s * 0.83, s * 0.11, GOLD, "onion")
    out += [
        rect(x - s * 0.5, base - s * 0.2, s, s * 0.2, mix(brick, SAND, 0.2)),
        rect(x - s * 0.52, base - s * 0.21, s * 1.04, s * 0.025, PAPER),
    ]
    return out + [
        arch(x + k * s, base, s * 0.09, s * 0.15, mix(NAVY, brick, 0.3), False)
        for k in np.arange(-0.42, 0.43, 0.12)
    ]


def wedding_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tall stepped house of the nineteen-fifties with a spire (Moscow)."""
    c = mix(SAND, SKY, 0.35)
    out: Layers = [Stroke([(x, base - s * 0.8), (x, base - s)], s * 0.014, mix(GOLD, c, 0.3))]
    for w, h in ((0.1, 0.84), (0.17, 0.75), (0.27, 0.6), (0.6, 0.28), (0.8, 0.16)):
        out += [
            rect(x - w * s / 2, base - s * h, w * s, s * h, c, mix(c, m.haze, 0.4)),
            rect(
                x + w * s * 0.25,
                base - s * h,
                w * s * 0.25,
                s * h,
                mix(c, NAVY, 0.28),
                mix(c, m.haze, 0.2),
            ),
        ]
        out += [
            Shape(
                [
                    (x + k * w * s * 0.46 - s * 0.012, base - s * h),
                    (x + k * w * s * 0.46, base - s * (h + 0.06)),
                    (x + k * w * s * 0.46 + s * 0.012, base - s * h),
                ],
                mix(c, NAVY, 0.1),
            )
            for k in (-1, 1)
        ]
    return out + panes(x - s * 0.12, base - s * 0.58, s * 0.18, s * 0.52, 4, 12, m.lit, 0.6)


def red_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Brick wall tower with a green tent roof."""
    c = mix(TERRA, NAVY, 0.2)
    w = s * 0.2
    out: Layers = [rect(x - s * 0.8, base - s * 0.24, s * 1.6, s * 0.24, c)]
    out += [
        rect(x - s * 0.8 + i * s * 0.08, base - s * 0.28, s * 0.045, s * 0.05, c) for i in range(20)
    ]
    for k, h0, h1 in ((1.0, 0, 0.46), (0.72, 0.46, 0.64)):
        out += [
            rect(x - w * k / 2, base - s * h1, w * k, s * (h1 - h0), mix(c, SAND, 0.12)),
            rect(x + w * k * 0.15, base - s * h1, w * k * 0.35, s * (h1 - h0), mix(c, NAVY, 0.35)),
            rect(x - w * k * 0.56, base - s * h1, w * k * 1.12, s * 0.02, PAPER),
        ]
    out += [
        disc(x - w * 0.05, base - s * 0.55, w * 0.2, PAPER),
        Shape(
            [(x - w * 0.4, base - s * 0.65), (x, base - s * 0.96), (x + w * 0.4, base - s * 0.65)],
            mix(GREEN, DEEP, 0.3),
        ),
        Shape(
            [(x + w * 0.08, base - s * 0.65), (x, base - s * 0.96), (x + w * 0.4, base - s * 0.65)],
            mix(GREEN, DEEP, 0.6),
        ),
    ]
    return [
        *out,
        Stroke([(x, base - s * 0.95), (x, base - s)], s * 0.012, GOLD),
        arch(x, base, w * 0.5, s * 0.2, mix(NAVY, c, 0.2), False),
    ]
