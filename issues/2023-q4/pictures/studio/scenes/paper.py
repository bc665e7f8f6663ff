"""Paper and books that turn into places."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from studio.air import clouds, mist, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import oval, rect, smooth
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import mountains, ridge
from studio.people import figure
from studio.plants import sapling
from studio.things import fountain_pen
from studio.trees import grove


def planting(st: Stage) -> Layers:
    """Concept paper: a sheet that folds into a hill on which people plant trees."""
    m, w, h = st.mood, st.w, st.h
    out = (
        sky(st, (0.26, 0.27), 76, 0.6)
        + clouds(st, h * 0.2, 4, 0.55)
        + mountains(st, h * 0.6, 250, 6, 0.4)
        + mist(st, h * 0.56, 80, 0.7)
    )
    out += [
        ridge(st, h * 0.58, 20, mix(GREEN, PAPER, 0.25), m.haze),
        ridge(st, h * 0.66, 22, GREEN, mix(GREEN, DEEP, 0.25), 0.8),
        *grove(
            st, "bushy", h * 0.66, 90, 10, (mix(GREEN, DEEP, 0.25), mix(GREEN, GOLD, 0.3)), 0.55, 1
        ),
    ]
    sheet = [
        (w * 0.06, h * 1.05),
        *smooth(
            [
                (w * 0.06, h * 1.05),
                (w * 0.13, h * 0.8),
                (w * 0.4, h * 0.77),
                (w * 0.68, h * 0.81),
                (w * 0.93, h * 0.76),
            ]
        ),
        (w * 1.0, h * 1.05),
    ]
    out += [
        Shape([(a + 12, b + 14) for a, b in sheet], NAVY, None, 0.25),
        Shape(sheet, PAPER, mix(PAPER, SAND, 0.5)),
    ]
    for i in range(6):
        y = h * (0.855 + 0.027 * i)
        out.append(
            Stroke(
                [
                    (x * w, y + 10 * math.sin(x * 9))
                    for x in np.linspace(0.16 - 0.01 * i, (0.5, 0.46, 0.52, 0.42, 0.5, 0.36)[i], 16)
                ],
                5,
                mix(SKY, DEEP, 0.15),
            )
        )
    out += fountain_pen((w * 0.56, h * 0.945), (w * 0.84, h * 0.84))
    for x, s, c, pose, skirt in (
        (0.22, 350, TERRA, "right", False),
        (0.45, 325, GOLD, "left", True),
        (0.63, 345, DEEP, "right", True),
        (0.87, 300, mix(SKY, DEEP, 0.4), "left", False),
    ):
        out += figure(
            w * x,
            h * (0.79 if x < 0.8 else 0.785),
            s,
            c,
            (SAND, mix(SAND, TERRA, 0.3))[skirt],
            pose,
            skirt,
        )
    return out + sapling(w * 0.335, h * 0.785, 250) + sapling(w * 0.755, h * 0.8, 290)


def library(
    st: Stage,
    marks: Sequence[tuple[str, float, float]] = (
        ("twin_spires", 0.3, 300),
        ("mausoleum", 0.7, 260),
        ("glass_tower", 0.84, 300),
        ("gate_tower", 0.16, 250),
        ("parliament", 0.5, 250),
    ),
) -> Layers:
    """Leading universities: a campus rises from a pile of books."""
    m, w, h = st.mood, st.w, st.h
    out = (
        sky(st, (0.5, 0.36), 110, 0.6)
        + clouds(st, h * 0.2, 4, 0.5)
        + [ridge(st, h * 0.62, 24, mix(m.far, m.ground, 0.3), m.haze)]
    )
    out += mist(st, h * 0.66, 60, 0.8)
    y = h * 0.66
    for name, x, s in marks:
        out += LANDMARKS[name](w * x, y, s, m)
    out += grove(st, "bushy", y + 6, 66, 30, (GREEN, mix(GREEN, DEEP, 0.3), mix(GREEN, GOLD, 0.3)))
    out += [
        Shape(s, c)
        for s, c in (
            (
                [(w * 0.02, y), (w * 0.98, y), (w * 0.93, y + 20), (w * 0.07, y + 20)],
                mix(GREEN, GOLD, 0.2),
            ),
        )
    ]
    for i, (a, b, c, t) in enumerate(
        (
            (0.07, 0.86, TERRA, 62),
            (0.12, 0.78, DEEP, 56),
            (0.05, 0.84, GOLD, 64),
            (0.1, 0.83, mix(SKY, DEEP, 0.35), 58),
            (0.03, 0.92, mix(GREEN, DEEP, 0.2), 70),
            (0.08, 0.86, mix(TERRA, NAVY, 0.3), 70),
        )
    ):
        out += big_book(w * a, y + 18 + sum((62, 56, 64, 58, 70, 70)[:i]), w * b, t, c, i % 2 == 0)
    return out


def big_book(x: float, y: float, w: float, h: float, c: Color, left: bool) -> Layers:
    """Lying book: cover, block of pages, round spine on one side."""
    px = x + (h * 0.5 if left else -2)
    out: Layers = [
        rect(x, y, w, h, c),
        rect(
            px,
            y + h * 0.14,
            w - h * 0.5 + (2 if left else 0) + 2,
            h * 0.72,
            mix(PAPER, SAND, 0.35),
            mix(SAND, PAPER, 0.2),
        ),
    ]
    out += [
        rect(px, y + h * k, w - h * 0.5 + 2, 2, mix(SAND, NAVY, 0.25), None, 0.5)
        for k in (0.3, 0.45, 0.6, 0.75)
    ]
    sx = x if left else x + w - h * 0.5
    spine = [(sx, y), (sx + h * 0.5, y), (sx + h * 0.5, y + h), (sx, y + h)]
    return [
        *out,
        Shape(spine, c),
        Shape(
            oval(x if left else x + w, y + h / 2, h * 0.2, h / 2, 90, 270)
            if left
            else oval(x + w, y + h / 2, h * 0.2, h / 2, -90, 90),
            c,
        ),
        rect(sx + h * 0.2, y, 8, h, mix(c, GOLD, 0.6)),
        rect(x, y + h * 0.86, w, h * 0.14, mix(c, NAVY, 0.25)),
    ]
