"""A conference table from above."""

from __future__ import annotations

import math

import numpy as np

from studio.colours import (
    BUNTING,
    DEEP,
    GOLD,
    GREEN,
    NAVY,
    PAPER,
    SAND,
    SKY,
    TERRA,
    WOOD,
    Color,
    mix,
)
from studio.geometry import disc, oval, turned
from studio.layers import Layers, Point, Shape, Sky, Stage, Stroke
from studio.things import sunflower


def table_above(st: Stage, n: int = 18, k: float = 0.36, carpet: Color = DEEP) -> Layers:
    """A round conference table from above: people, papers, small flags."""
    w, h = st.w, st.h
    cx, cy, r = w / 2, h / 2, 1000 * k
    floor = mix(SAND, PAPER, 0.35)
    out: Layers = [Sky(((0, floor), (1, mix(floor, SAND, 0.6))))]
    out += [
        Stroke([(x, -9), (x, h + 9)], 2, mix(floor, TERRA, 0.3), 0.35)
        for x in np.arange(30, w, 92.0)
    ]
    out += [
        disc(cx + 8, cy + 10, r * 1.34, NAVY, alpha=0.12),
        disc(cx, cy, r * 1.34, carpet),
        disc(cx, cy, r * 1.3, mix(carpet, SKY, 0.2)),
        disc(cx, cy, r * 1.275, carpet),
    ]
    coats = (mix(SKY, DEEP, 0.25), TERRA, GREEN, SAND, mix(SKY, PAPER, 0.35), GOLD)
    for i in range(n):
        a = 360 * (i + 0.5) / n
        x, y = cx + r * 1.09 * math.cos(math.radians(a)), cy + r * 1.09 * math.sin(math.radians(a))
        out += [
            Shape(
                turned(
                    oval(0, 0, r * 0.1, r * 0.12),
                    x + r * 0.05 * math.cos(math.radians(a)),
                    y + r * 0.05 * math.sin(math.radians(a)),
                    a,
                ),
                mix(carpet, SKY, 0.45),
            )
        ]
        out += [
            Shape(turned(oval(0, 0, r * 0.062, r * 0.125), x, y, a), coats[i * 5 % 6]),
            Shape(
                turned(oval(0, 0, r * 0.062, r * 0.125, -90, 90), x, y, a),
                mix(coats[i * 5 % 6], NAVY, 0.2),
            ),
            disc(
                x - 4 * math.cos(math.radians(a)),
                y,
                r * 0.05,
                st.rng.choice([NAVY, mix(NAVY, TERRA, 0.4), mix(SAND, NAVY, 0.4)]),
            ),
        ]
    wood = WOOD
    out += [
        disc(cx + 5, cy + 9, r, NAVY, alpha=0.3),
        disc(cx, cy, r, mix(wood, NAVY, 0.15)),
        disc(cx, cy, r * 0.985, wood, low=mix(wood, PAPER, 0.25)),
        disc(cx, cy, r * 0.66, mix(wood, NAVY, 0.35)),
        disc(cx + 3, cy + 5, r * 0.645, mix(carpet, NAVY, 0.4)),
        disc(cx + 6, cy + 9, r * 0.63, mix(carpet, SKY, 0.12)),
    ]
    out += sunflower(cx, cy, r * 0.42, r * 0.42, 18)
    for i in range(n):
        a = 360 * (i + 0.5) / n
        out += place_setting(cx, cy, r, a, BUNTING[i % 5])
    return out


def place_setting(cx: float, cy: float, r: float, a: float, c: Color) -> Layers:
    """Paper, glass and a little flag before one seat."""

    def at(k: float, off: float = 0) -> Point:
        return (
            cx + r * k * math.cos(math.radians(a + off)),
            cy + r * k * math.sin(math.radians(a + off)),
        )

    box = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    paper = turned([(p * r * 0.055, q * r * 0.042) for p, q in box], *at(0.9), a)
    flag_ = turned([(p * r * 0.038, q * r * 0.06) for p, q in box], *at(0.745), a)
    return [
        Shape([(p + 3, q + 4) for p, q in paper], NAVY, None, 0.2),
        Shape(paper, PAPER),
        Shape([(p + 3, q + 5) for p, q in flag_], NAVY, None, 0.25),
        Shape(flag_, c),
        disc(*at(0.745, 4.6), r * 0.01, GOLD),
        disc(*at(0.86, 6.5), r * 0.017, mix(SKY, PAPER, 0.5)),
        disc(*at(0.86, 6.5), r * 0.009, PAPER),
    ]
