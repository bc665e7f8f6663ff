"""Canyons and dunes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from studio.air import drift, mist, sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import mirror, rect, smooth
from studio.layers import Layers, Point, Shape, Stage
from studio.nature import mountains, ridge
from studio.trees import grove


def canyon(st: Stage) -> Layers:
    """A layered canyon, an eagle, far mountains; calm upper half."""
    w, h = st.w, st.h
    y = h * 0.66
    out = sky(st, (0.7, 0.42), 84, 0.64) + [
        drift(st.rng, w * a, h * b, w * c, 24, 0.55)
        for a, b, c in ((0.2, 0.385, 0.42), (0.34, 0.405, 0.36), (0.92, 0.5, 0.36))
    ]
    out += mountains(st, y, 240, 6, 0.5, mix(SKY, SAND, 0.4), mix(SKY, DEEP, 0.4)) + mist(
        st, y - 20, 70, 0.8
    )
    out += [
        ridge(st, y - 16, 12, mix(SAND, TERRA, 0.25), mix(SAND, GOLD, 0.2), 0.9),
        rect(-9, y + 20, w + 18, h, mix(SAND, TERRA, 0.35), mix(TERRA, DEEP, 0.3)),
    ]
    out += buttes(
        st,
        (
            (-0.03, 0.13),
            (0.1, 0.25),
            (0.24, 0.35),
            (0.34, 0.43),
            (0.6, 0.69),
            (0.67, 0.8),
            (0.79, 0.91),
            (0.88, 1.04),
        ),
        0.655,
        0.79,
        0.5,
    )
    left = smooth(
        [
            (w * 0.5, h * 0.73),
            (w * 0.44, h * 0.78),
            (w * 0.5, h * 0.84),
            (w * 0.36, h * 0.92),
            (w * 0.3, h * 1.05),
        ]
    )
    right = smooth(
        [
            (w * 0.52, h * 0.73),
            (w * 0.5, h * 0.78),
            (w * 0.6, h * 0.84),
            (w * 0.56, h * 0.92),
            (w * 0.66, h * 1.05),
        ]
    )
    out += [Shape([*left, *reversed(right)], mix(SKY, PAPER, 0.3), mix(SKY, DEEP, 0.4))]
    out += buttes(
        st,
        ((-0.05, 0.15), (0.13, 0.28), (0.27, 0.37), (0.63, 0.72), (0.7, 0.86), (0.84, 1.05)),
        0.7,
        0.9,
        0.22,
    )
    out += grove(st, "poplar", h * 0.9, 70, 9, (GREEN, mix(GREEN, DEEP, 0.3)), 0.3, 0.4) + grove(
        st, "poplar", h * 0.92, 80, 8, (GREEN, mix(GREEN, DEEP, 0.3)), 0.58, 0.7
    )
    out += buttes(
        st, ((-0.08, 0.17), (0.13, 0.27), (0.7, 0.82), (0.79, 0.96), (0.92, 1.1)), 0.775, 1.02, 0
    )
    return out + eagle(w * 0.33, h * 0.455, 150, mix(NAVY, TERRA, 0.15))


def buttes(
    st: Stage, spans: Sequence[tuple[float, float]], top: float, foot: float, fade: float
) -> Layers:
    """A row of rock towers between shares of the width; their strata run through all of them."""
    tones = (
        mix(SAND, TERRA, 0.3),
        mix(SAND, TERRA, 0.5),
        mix(TERRA, SAND, 0.3),
        mix(SAND, TERRA, 0.4),
        mix(TERRA, EARTH, 0.15),
        mix(SAND, TERRA, 0.6),
    )
    strata: list[tuple[float, Color]] = []
    y = top
    while y < foot:
        tone = mix(tones[len(strata) % 6], st.mood.haze, fade)
        strata.append((y * st.h, tone))
        y += (foot - top) * st.rng.uniform(0.045, 0.15)
    out: Layers = []
    for x0, x1 in spans:
        drop = (foot - top) * st.rng.uniform(0, 0.34)
        out += butte(st, x0 * st.w, x1 * st.w, (top + drop) * st.h, foot * st.h, strata)
    return out


def butte(
    st: Stage, x0: float, x1: float, top: float, foot: float, strata: Sequence[tuple[float, Color]]
) -> Layers:
    """One tower of banded rock with a lit and a shaded side and clefts."""

    def side(t: float) -> float:
        return (x1 - x0) * (0.3 * math.pow(1 - t, 2.2) + 0.05 * math.sin(t * 21 + x0))

    rows = [top, *[y for y, _ in strata if y > top + 8], foot]
    out: Layers = []
    for y0, y1 in pairwise(rows):
        tone = [c for y, c in strata if y <= y0 + 1 or y == strata[0][0]][-1]
        a, b = side((y0 - top) / (foot - top)), side((y1 - top) / (foot - top))
        d = st.rng.uniform(1, 5)
        mid = x0 + (x1 - x0) * 0.58 + st.rng.uniform(-6, 6)
        shade = mix(tone, EARTH, 0.34)
        out += [
            Shape([(x0 + a - d, y0), (x1 - a + d, y0), (x1 - b, y1 + 1), (x0 + b, y1 + 1)], tone),
            Shape([(mid, y0), (x1 - a + d, y0), (x1 - b, y1 + 1), (mid + 7, y1 + 1)], shade),
        ]
        for k in (0.22, 0.4, 0.8):
            out.append(
                Shape(
                    [
                        (x0 + (x1 - x0) * k, y0),
                        (x0 + (x1 - x0) * (k + 0.05), y0),
                        (x0 + (x1 - x0) * (k + 0.06), y1 + 1),
                        (x0 + (x1 - x0) * (k + 0.02), y1 + 1),
                    ],
                    EARTH,
                    None,
                    0.16,
                )
            )
    a = side(0)
    return [
        *out,
        Shape(
            [
                (x0 + a - 4, top),
                (x0 + a + (x1 - x0) * 0.06, top - 9),
                (x1 - a - (x1 - x0) * 0.08, top - 12),
                (x1 - a + 4, top),
            ],
            mix(strata[0][1], PAPER, 0.2),
        ),
    ]


def eagle(x: float, y: float, s: float, c: Color) -> Layers:
    """Soaring eagle seen from below, wings with fingered tips."""
    half = [
        (0, -0.16),
        (-0.05, -0.12),
        (-0.07, -0.04),
        (-0.3, -0.17),
        (-0.62, -0.2),
        (-0.98, -0.07),
        (-0.86, -0.09),
        (-1.0, 0.02),
        (-0.84, -0.03),
        (-0.95, 0.1),
        (-0.78, 0.02),
        (-0.86, 0.16),
        (-0.68, 0.06),
        (-0.4, 0.04),
        (-0.16, 0.1),
        (-0.07, 0.12),
        (-0.06, 0.24),
        (-0.13, 0.38),
        (0, 0.4),
    ]
    pts = mirror([(x + a * s, y + b * s) for a, b in half], x)
    tilt = math.radians(-9)

    def turn(p: Point) -> Point:
        dx, dy = p[0] - x, p[1] - y
        return (
            x + dx * math.cos(tilt) - dy * math.sin(tilt),
            y + dx * math.sin(tilt) + dy * math.cos(tilt),
        )

    light = [(-0.1, -0.06), (-0.3, -0.14), (-0.6, -0.165), (-0.58, -0.1), (-0.3, -0.06)]
    out: Layers = [Shape([turn(p) for p in pts], c)]
    for k in (1, -1):
        out.append(Shape([turn((x + k * a * s, y + b * s)) for a, b in light], mix(c, SAND, 0.35)))
    return [
        *out,
        Shape(
            [turn((x + a * s, y + b * s)) for a, b in ((-0.03, -0.15), (0, -0.22), (0.03, -0.15))],
            GOLD,
        ),
    ]
