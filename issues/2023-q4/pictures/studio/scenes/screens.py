"""Screens: a laptop under a magnifier, a conference by video."""

from __future__ import annotations

import math

from studio.colours import (
    DEEP,
    EARTH,
    GOLD,
    GREEN,
    NAVY,
    PAPER,
    SAND,
    SKINS,
    SKY,
    TERRA,
    WOOD,
    Color,
    mix,
)
from studio.geometry import disc, oval, pill, rect
from studio.groups import delegate
from studio.layers import Glow, Layers, Point, Shape, Sky, Stage, Stroke
from studio.plants import potted
from studio.rooms import OUTSIDE, room
from studio.things import fountain_pen


def forensics(st: Stage) -> Layers:
    """Night desk: a laptop with a fingerprint, a magnifier, a net of nodes."""
    w, h = st.w, st.h
    out: Layers = [
        Sky(((0, NAVY), (0.7, DEEP), (1, mix(DEEP, SKY, 0.3)))),
        Glow(w * 0.5, h * 0.45, 620, SKY, 0.5),
    ]
    nodes = [(st.rng.uniform(0, w), st.rng.uniform(0, h * 0.72)) for _ in range(46)]
    out += [
        Stroke([a, b], 2, SKY, 0.3)
        for i, a in enumerate(nodes)
        for b in nodes[i + 1 :]
        if math.dist(a, b) < 190
    ]
    for i, (x, y) in enumerate(nodes):
        r = st.rng.uniform(5, 11)
        c = (SKY, GOLD, PAPER, SKY, TERRA)[i % 5]
        out += [rect(x - r, y - r, 2 * r, 2 * r, c)] if i % 3 == 0 else [disc(x, y, r, c)]
    x0, x1, y0, y1 = w * 0.25, w * 0.75, h * 0.16, h * 0.74
    out += [
        rect(-9, h * 0.84, w + 18, h, mix(EARTH, NAVY, 0.35), NAVY),
        rect(x0 - 22, y0 - 22, x1 - x0 + 44, y1 - y0 + 40, mix(SKY, PAPER, 0.35)),
        rect(x0 - 22, y1, x1 - x0 + 44, 18, mix(SKY, DEEP, 0.3)),
        rect(x0, y0, x1 - x0, y1 - y0 - 6, mix(PAPER, SKY, 0.12), mix(PAPER, SKY, 0.4)),
    ]
    out += [
        Shape(
            [(x0 - 22, y1 + 18), (x1 + 22, y1 + 18), (x1 + 120, h * 0.87), (x0 - 120, h * 0.87)],
            mix(SKY, PAPER, 0.2),
        ),
        rect(x0 - 120, h * 0.868, x1 - x0 + 240, 16, mix(SKY, DEEP, 0.45)),
    ]
    out += [
        Shape(
            [
                (x0 + 20 - r * 16, y1 + 30 + r * 25),
                (x1 - 20 + r * 16, y1 + 30 + r * 25),
                (x1 - 14 + r * 16, y1 + 46 + r * 25),
                (x0 + 14 - r * 16, y1 + 46 + r * 25),
            ],
            mix(DEEP, SKY, 0.2),
        )
        for r in range(3)
    ]
    fx, fy = w * 0.43, h * 0.46
    out += fingerprint(st, fx, fy, 200, mix(DEEP, SKY, 0.1))
    out += [
        rect(w * 0.6, h * (0.24 + 0.055 * i), w * k, 14, c)
        for i, (k, c) in enumerate(
            (
                (0.11, SKY),
                (0.08, mix(SKY, DEEP, 0.3)),
                (0.1, SKY),
                (0.06, TERRA),
                (0.11, SKY),
                (0.09, mix(SKY, DEEP, 0.3)),
                (0.05, GOLD),
            )
        )
    ]
    lens = (w * 0.5, h * 0.55)
    out += [
        Stroke(
            [(lens[0] + 96, lens[1] + 96), (lens[0] + 290, lens[1] + 290)],
            44,
            mix(TERRA, NAVY, 0.2),
        ),
        Stroke([(lens[0] + 96, lens[1] + 96), (lens[0] + 130, lens[1] + 130)], 30, GOLD),
        disc(*lens, 150, GOLD),
        disc(*lens, 132, PAPER),
    ]
    out += clip_round(fingerprint(st, fx - 60, fy - 30, 320, TERRA), lens, 130)
    return [*out, Stroke(oval(*lens, 104, 104, 200, 250), 12, PAPER, 0.85)]


def fingerprint(st: Stage, x: float, y: float, s: float, c: Color) -> Layers:
    """Whorl of broken arcs."""
    out: Layers = []
    for i in range(1, 11):
        r = s * i / 10
        for a0, a1 in ((150 - 5 * i, 285), (297, 395 + 4 * i), (70 + 4 * i, 105)):
            shift = st.rng.uniform(-14, 14)
            out.append(
                Stroke(
                    oval(x, y + s * 0.12, r * 0.72, r, a0 + shift, a1 + shift * 0.4), s * 0.038, c
                )
            )
    return [*out, pill(x, y + s * 0.12, s * 0.07, s * 0.07, c)]


def clip_round(layers: Layers, c: Point, r: float) -> Layers:
    """Only the parts of the strokes inside a circle."""
    out: Layers = []
    for layer in layers:
        if not isinstance(layer, Stroke):
            continue
        run: list[Point] = []
        for p in [*layer.pts, (9e9, 9e9)]:
            if math.dist(p, c) < r - layer.width * 0.6:
                run.append(p)
            else:
                out += [Stroke(run, layer.width, layer.fill)] if len(run) > 1 else []
                run = []
    return out


def webinar(st: Stage, outside: str = "dome") -> Layers:
    """Screens with people on a desk, a window behind."""
    m, w, h = st.mood, st.w, st.h
    out = room(
        st,
        mix(SAND, PAPER, 0.25),
        0.74,
        OUTSIDE[outside](Stage(w, h * 1.2, m, st.rng)),
        w * 0.07,
        w * 0.93,
        h * 0.07,
        h * 0.56,
        5,
    )
    out += [
        rect(-9, h * 0.74, w + 18, h, WOOD, mix(WOOD, EARTH, 0.6)),
        rect(-9, h * 0.735, w + 18, 10, mix(SAND, PAPER, 0.4)),
    ]
    for x, s, cols, rows in ((0.2, 340, 2, 2), (0.8, 340, 2, 2), (0.5, 520, 3, 2)):
        out += monitor(st, w * x, h * 0.8, s, cols, rows)
    out += [
        Shape(
            [
                (w * 0.38, h * 0.87),
                (w * 0.62, h * 0.87),
                (w * 0.64, h * 0.93),
                (w * 0.36, h * 0.93),
            ],
            mix(PAPER, SKY, 0.3),
        ),
        *[
            Stroke(
                [
                    (w * (0.385 - 0.006 * i), h * (0.884 + 0.016 * i)),
                    (w * (0.615 + 0.006 * i), h * (0.884 + 0.016 * i)),
                ],
                7,
                mix(SKY, DEEP, 0.3),
            )
            for i in range(3)
        ],
    ]
    out += [
        rect(w * 0.7, h * 0.85, 62, 70, PAPER),
        Stroke(oval(w * 0.7 + 66, h * 0.85 + 34, 20, 22), 9, PAPER),
        rect(w * 0.7 + 38, h * 0.85, 24, 70, mix(PAPER, DEEP, 0.2)),
    ]
    return (
        out
        + potted(w * 0.94, h * 0.86, 230)
        + [
            Shape(
                [
                    (w * 0.14, h * 0.89),
                    (w * 0.3, h * 0.88),
                    (w * 0.32, h * 0.95),
                    (w * 0.13, h * 0.96),
                ],
                PAPER,
            ),
            *fountain_pen((w * 0.2, h * 0.93), (w * 0.32, h * 0.9)),
        ]
    )


def monitor(st: Stage, x: float, base: float, s: float, cols: int, rows: int) -> Layers:
    """Screen with a grid of people."""
    hgt = s * 0.62
    y0 = base - hgt - s * 0.12
    out: Layers = [
        rect(x - s * 0.05, base - s * 0.14, s * 0.1, s * 0.14, mix(NAVY, SKY, 0.3)),
        pill(x, base, s * 0.4, s * 0.04, mix(NAVY, SKY, 0.2)),
        rect(x - s / 2 - 9, y0 - 9, s + 18, hgt + 18, NAVY),
    ]
    tones = (
        SKY,
        SAND,
        mix(GREEN, PAPER, 0.35),
        mix(GOLD, PAPER, 0.3),
        mix(TERRA, SAND, 0.5),
        mix(SKY, PAPER, 0.5),
    )
    cw, ch = s / cols, hgt / rows
    for i in range(cols):
        for j in range(rows):
            cx, cy = x - s / 2 + i * cw, y0 + j * ch
            k = i + j * cols + round(x)
            out += [
                rect(cx + 3, cy + 3, cw - 6, ch - 6, tones[k % 6]),
                *delegate(
                    cx + cw / 2,
                    cy + ch - 3,
                    ch * 0.78,
                    (DEEP, TERRA, NAVY, GREEN, mix(SKY, DEEP, 0.6))[k % 5],
                    SKINS[k % 3],
                    NAVY if k % 4 else mix(NAVY, SAND, 0.4),
                    k % 2 == 0,
                ),
            ]
    return out
