"""Landmarks of Astana."""

from __future__ import annotations

import numpy as np

from studio.buildings import colonnade
from studio.colours import DEEP, GOLD, NAVY, PAPER, SAND, SKY, TERRA, Mood, mix
from studio.geometry import bezier, disc, oval, rect
from studio.layers import Layers, Shape, Stroke
from studio.roofs import drum_dome


def globe_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Slender tree-like tower that holds a golden globe (Astana)."""
    out: Layers = []
    white, shade = mix(PAPER, m.haze, 0.2), mix(SKY, DEEP, 0.25)
    r = s * 0.1
    cy = base - s + r * 1.25
    for i in range(-4, 5):
        k = i / 4
        line = bezier(
            (x + k * s * 0.16, base),
            (x + k * s * 0.03, base - s * 0.3),
            (x + k * s * 0.03, base - s * 0.6),
            (x + k * s * 0.16, cy - r * 0.15),
        )
        out.append(Stroke(line, s * 0.012, white if i < 1 else shade))
    out.append(rect(x - s * 0.02, base - s * 0.8, s * 0.04, s * 0.8, shade, white))
    out += [
        rect(x - s * 0.16, base - s * 0.045, s * 0.32, s * 0.045, white),
        disc(x, cy, r, GOLD),
        Shape(oval(x, cy, r, r, -75, 105), mix(GOLD, TERRA, 0.4)),
        disc(x - r * 0.35, cy - r * 0.35, r * 0.22, PAPER, alpha=0.7),
    ]
    return out + [
        Stroke(
            bezier(
                (x + k * s * 0.16, cy - r * 0.15),
                (x + k * s * 0.13, cy + r * 0.8),
                (x + k * s * 0.06, cy + r * 1.1),
                (x, cy + r * 1.25),
                12,
            ),
            s * 0.012,
            white,
        )
        for k in (-1, -0.5, 0.5, 1)
    ]


def tent(x: float, base: float, s: float, m: Mood) -> Layers:
    """Huge translucent tent with a leaning mast (Astana)."""
    tip = (x + s * 0.12, base - s)
    left = bezier(
        (x - s * 0.75, base), (x - s * 0.35, base - s * 0.14), (x - s * 0.02, base - s * 0.5), tip
    )
    right = bezier(
        tip, (x + s * 0.2, base - s * 0.5), (x + s * 0.4, base - s * 0.14), (x + s * 0.7, base)
    )
    light, dark = mix(PAPER, SAND, 0.3), mix(SKY, DEEP, 0.25)
    out: Layers = [
        Shape([*left, *right], light, mix(light, m.haze, 0.3)),
        Shape([tip, *right, (x + s * 0.2, base)], dark, mix(dark, m.haze, 0.3)),
    ]
    for k in (-0.5, -0.25, 0, 0.4):
        out.append(
            Stroke(
                bezier(
                    (x + s * k, base),
                    (x + s * k * 0.5, base - s * 0.2),
                    (x + s * 0.07, base - s * 0.5),
                    tip,
                ),
                s * 0.008,
                mix(dark, light, 0.4),
            )
        )
    return [*out, Stroke([tip, (tip[0] + s * 0.03, tip[1] - s * 0.2)], s * 0.015, GOLD)]


def palace(x: float, base: float, s: float, m: Mood) -> Layers:
    """White palace with a blue dome and a spire."""
    wall = mix(PAPER, SAND, 0.25)
    out = drum_dome(x, base - s * 0.36, s * 0.42, wall, mix(SKY, DEEP, 0.45), "round")
    out += [Stroke([(x, base - s * 0.76), (x, base - s)], s * 0.014, GOLD)]
    return (
        out
        + colonnade(x, base, s * 1.5, s * 0.33, 16, wall, mix(SKY, DEEP, 0.4))
        + colonnade(x, base, s * 0.56, s * 0.4, 6, mix(PAPER, m.lit, 0.2), mix(SKY, DEEP, 0.5))
    )


def cone_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Golden tower that narrows upwards."""
    left = bezier(
        (x - s * 0.17, base),
        (x - s * 0.17, base - s * 0.4),
        (x - s * 0.1, base - s * 0.8),
        (x - s * 0.085, base - s),
    )
    right = [(2 * x - a, b) for a, b in reversed(left)]
    c = mix(GOLD, SAND, 0.3)
    out: Layers = [
        Shape([*left, *right], c, mix(c, m.haze, 0.3)),
        Shape(
            [(x + s * 0.02, base - s), *right, (x + s * 0.03, base)],
            mix(c, TERRA, 0.5),
            mix(c, m.haze, 0.2),
        ),
    ]
    for i in range(12):
        y = base - s * (0.06 + i * 0.076)
        w = s * (0.165 - 0.085 * (i / 12) ** 1.2)
        out.append(Stroke([(x - w, y), (x + w, y)], s * 0.008, mix(c, NAVY, 0.3), 0.6))
    return out


def pyramid(x: float, base: float, s: float, m: Mood) -> Layers:
    """Pyramid with a glass top."""
    w = s * 0.62
    c = mix(SAND, PAPER, 0.3)
    out: Layers = [
        Shape([(x - w, base), (x, base - s), (x + w, base)], c),
        Shape([(x + w * 0.25, base), (x, base - s), (x + w, base)], mix(c, DEEP, 0.4)),
        Shape([(x - w * 0.3, base - s * 0.7), (x, base - s), (x + w * 0.3, base - s * 0.7)], SKY),
        Shape(
            [(x + w * 0.075, base - s * 0.7), (x, base - s), (x + w * 0.3, base - s * 0.7)],
            mix(SKY, DEEP, 0.5),
        ),
    ]
    for k in (0.2, 0.4, 0.6, 0.8):
        out += [
            Stroke(
                [(x - w * (1 - k), base - s * k), (x + w * (1 - k), base - s * k)],
                s * 0.006,
                mix(c, DEEP, 0.35),
            )
        ]
    return out


def glass_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Modern tower with a slanting top."""
    w = s * 0.26
    c = mix(SKY, DEEP, 0.35)
    out: Layers = [
        Shape(
            [
                (x - w / 2, base),
                (x - w / 2, base - s * 0.9),
                (x + w * 0.1, base - s),
                (x + w * 0.1, base),
            ],
            c,
            mix(c, m.haze, 0.5),
        ),
        Shape(
            [
                (x + w * 0.1, base),
                (x + w * 0.1, base - s),
                (x + w / 2, base - s * 0.86),
                (x + w / 2, base),
            ],
            mix(c, NAVY, 0.45),
            mix(c, m.haze, 0.3),
        ),
    ]
    return out + [
        Stroke(
            [(x - w / 2, base - s * k), (x + w * 0.1, base - s * (k + 0.02))],
            s * 0.006,
            PAPER,
            0.35,
        )
        for k in np.arange(0.06, 0.88, 0.06)
    ]
