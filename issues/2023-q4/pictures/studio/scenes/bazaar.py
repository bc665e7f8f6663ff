"""A market in the snow."""

from __future__ import annotations

import numpy as np

from studio.air import mist, sky, snowfall
from studio.buildings import skyline
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, oval, pill, rect, smooth
from studio.groups import delegate
from studio.layers import Glow, Layers, Point, Shape, Stage, Stroke
from studio.nature import ridge
from studio.people import figure
from studio.trees import fir


def market(st: Stage) -> Layers:
    """Market stalls in the snow, evening, strings of lights."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.66
    out = sky(st, None, horizon=0.6) + [
        disc(st.rng.uniform(0, w), st.rng.uniform(0, h * 0.4), 2.2, PAPER, alpha=0.8)
        for _ in range(40)
    ]
    out += skyline(st, y, 120, 300, mix(m.far, m.haze, 0.25), windows=True) + mist(
        st, y - 60, 120, 0.5
    )
    out += [
        Glow(w * 0.5, y, 700, GOLD, 0.55),
        *fir(w * 0.5, y + 20, 520, mix(GREEN, DEEP, 0.55), None),
        *fir_lights(st, w * 0.5, y + 20, 520),
    ]
    out += [
        Shape(
            [(-9, y), (w + 9, y), (w + 9, h + 9), (-9, h + 9)],
            mix(PAPER, GOLD, 0.12),
            mix(SKY, PAPER, 0.3),
        )
    ]
    for x, s, c in (
        (0.13, 330, TERRA),
        (0.34, 260, GREEN),
        (0.68, 260, GOLD),
        (0.885, 340, mix(SKY, DEEP, 0.4)),
    ):
        out += stall(st, w * x, y + (50 if s > 300 else 14), s, c)
    for here, there in (
        ((-20, h * 0.2), (w * 0.5, h * 0.14)),
        ((w * 0.5, h * 0.14), (w + 20, h * 0.22)),
    ):
        out += lights(here, there, 110, 20)
    for x, b, s, c, skirt in (
        (0.22, 0.88, 230, TERRA, True),
        (0.29, 0.9, 250, DEEP, False),
        (0.46, 0.82, 190, GREEN, True),
        (0.56, 0.86, 220, mix(GOLD, SAND, 0.2), False),
        (0.74, 0.92, 260, mix(TERRA, NAVY, 0.3), True),
        (0.8, 0.93, 180, SKY, False),
    ):
        out += [
            pill(w * x, h * b, s * 0.5, s * 0.06, NAVY, 0.22),
            *figure(w * x, h * b, s, c, SAND, "down", skirt),
            rect(w * x - s * 0.08, h * b - s * 0.82, s * 0.16, s * 0.05, PAPER),
        ]
    return [*out, ridge(st, h * 0.975, 10, PAPER), *snowfall(st, 170)]


def fir_lights(st: Stage, x: float, base: float, h: float) -> Layers:
    """Lights and a golden tip for a fir."""
    out: Layers = [Glow(x, base - h, 70, GOLD, 0.8), disc(x, base - h - 4, 12, GOLD)]
    for i in range(44):
        t = 0.12 + 0.8 * st.rng.random()
        out.append(
            disc(
                x + st.rng.uniform(-1, 1) * h * 0.2 * (1 - t),
                base - h * t,
                5.5,
                (GOLD, TERRA, PAPER)[i % 3],
            )
        )
    return out


def stall(st: Stage, x: float, base: float, s: float, c: Color) -> Layers:
    """Wooden stall with a striped roof under snow."""
    wood = mix(TERRA, NAVY, 0.45)
    out: Layers = [
        Glow(x, base - s * 0.4, s * 0.9, GOLD, 0.6),
        rect(
            x - s * 0.45,
            base - s * 0.66,
            s * 0.9,
            s * 0.66,
            mix(GOLD, SAND, 0.25),
            mix(GOLD, TERRA, 0.3),
        ),
        rect(x - s * 0.45, base - s * 0.66, s * 0.05, s * 0.66, wood),
        rect(x + s * 0.4, base - s * 0.66, s * 0.05, s * 0.66, wood),
        *delegate(x + s * 0.06, base - s * 0.24, s * 0.34, mix(DEEP, SKY, 0.2), SAND, EARTH, True),
        rect(x - s * 0.5, base - s * 0.28, s, s * 0.28, wood, mix(wood, NAVY, 0.4)),
        rect(x - s * 0.52, base - s * 0.3, s * 1.04, s * 0.04, mix(wood, SAND, 0.4)),
    ]
    out += [
        disc(
            x - s * 0.36 + i * s * 0.1,
            base - s * 0.33,
            s * 0.04,
            (TERRA, GOLD, PAPER, GREEN)[i % 4],
        )
        for i in range(8)
        if i not in (3, 4)
    ]
    for i in range(8):
        a, b = x - s * 0.58 + i * s * 0.145, x - s * 0.58 + (i + 1) * s * 0.145
        q = (a - x) * 0.74 + x, (b - x) * 0.74 + x
        tone = c if i % 2 == 0 else PAPER
        out += [
            Shape(
                [
                    (q[0], base - s * 0.92),
                    (q[1], base - s * 0.92),
                    (b, base - s * 0.64),
                    (a, base - s * 0.64),
                ],
                tone,
            ),
            Shape(
                oval((a + b) / 2, base - s * 0.64, s * 0.0725, s * 0.06, 0, 180),
                mix(tone, NAVY, 0.12),
            ),
        ]
    snow = smooth(
        [
            (x - s * 0.45, base - s * 0.9),
            (x - s * 0.42, base - s * 0.99),
            (x, base - s * 1.02),
            (x + s * 0.42, base - s * 0.99),
            (x + s * 0.45, base - s * 0.9),
        ]
    )
    return [
        *out,
        Shape(
            [
                *snow,
                (x + s * 0.3, base - s * 0.86),
                (x + s * 0.1, base - s * 0.9),
                (x - s * 0.1, base - s * 0.85),
                (x - s * 0.3, base - s * 0.9),
            ],
            PAPER,
        ),
        disc(x + s * 0.3, base - s * 0.5, s * 0.03, PAPER),
        disc(x - s * 0.3, base - s * 0.5, s * 0.03, PAPER),
    ]


def lights(a: Point, b: Point, sag: float, n: int) -> Layers:
    """String of lamps."""
    pts = [
        (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t))
        for t in np.linspace(0, 1, n + 1)
    ]
    out: Layers = [Stroke(pts, 3, NAVY)]
    for i, (x, y) in enumerate(pts):
        out += [
            Glow(x, y + 10, 40, GOLD, 0.5),
            disc(x, y + 10, 8, (GOLD, mix(GOLD, PAPER, 0.5), TERRA)[i % 3]),
        ]
    return out
