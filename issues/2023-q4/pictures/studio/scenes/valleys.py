"""Valleys, gorges and lakes."""

from __future__ import annotations

from studio.air import birds, clouds, mist, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.geometry import bezier, disc, jagged, pill, rect, smooth
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import grass, mountains, ridge, water
from studio.people import figure
from studio.plants import great_tree
from studio.things import turbine
from studio.trees import grove


def green_valley(st: Stage) -> Layers:
    """Environment: a valley with a river, cranes and a great tree."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.58
    out = (
        sky(st, (0.36, 0.26), 74, 0.56)
        + clouds(st, h * 0.18, 4, 0.6)
        + mountains(st, y, 290, 6, 0.4)
        + mist(st, y - 30, 90, 0.7)
    )
    out += [
        ridge(st, y - 30, 22, mix(m.far, GREEN, 0.5), m.haze),
        ridge(st, y + 20, 26, mix(GREEN, PAPER, 0.25), mix(GREEN, PAPER, 0.4), 1.0),
        *grove(st, "fir", y + 44, 80, 30, (mix(GREEN, DEEP, 0.3), mix(GREEN, DEEP, 0.5))),
    ]
    out += [rect(-9, y + 40, w + 18, h, mix(GREEN, PAPER, 0.22), mix(GREEN, DEEP, 0.35))]
    left = smooth(
        [
            (w * 0.4, y + 40),
            (w * 0.46, h * 0.68),
            (w * 0.3, h * 0.76),
            (w * 0.34, h * 0.86),
            (w * 0.1, h * 1.05),
        ]
    )
    right = smooth(
        [
            (w * 0.42, y + 40),
            (w * 0.52, h * 0.68),
            (w * 0.44, h * 0.76),
            (w * 0.6, h * 0.86),
            (w * 0.6, h * 1.05),
        ]
    )
    out += [Shape([*left, *reversed(right)], mix(PAPER, SKY, 0.3), mix(SKY, DEEP, 0.35))]
    out += [
        pill(w * a, h * b, c, 5, PAPER, 0.6)
        for a, b, c in (
            (0.49, 0.66, 40),
            (0.4, 0.74, 90),
            (0.42, 0.81, 110),
            (0.4, 0.88, 150),
            (0.34, 0.94, 190),
            (0.3, 0.98, 120),
        )
    ]
    out += (
        great_tree(st, w * 0.8, h * 0.985, 680)
        + crane(w * 0.22, h * 0.9, 150, 1)
        + crane(w * 0.31, h * 0.95, 180, -1)
    )
    return (
        out
        + grass(st, h * 1.01, 130, mix(GREEN, NAVY, 0.55), 90)
        + birds(st, w * 0.5, h * 0.2, 6, m.near, 14)
    )


def crane(x: float, base: float, s: float, side: int) -> Layers:
    """Standing crane; side 1 looks right."""

    def p(a: float, b: float) -> Point:
        return x + side * a * s, base + b * s

    neck = bezier(p(0.16, -0.55), p(0.34, -0.72), p(0.12, -0.82), p(0.24, -1.0), 14)
    return [
        Stroke([p(-0.02, -0.4), p(-0.02, 0)], s * 0.02, NAVY),
        Stroke([p(0.06, -0.4), p(0.08, 0)], s * 0.02, NAVY),
        Shape(
            [
                *bezier(p(0.22, -0.56), p(0.1, -0.7), p(-0.2, -0.6), p(-0.4, -0.34)),
                *bezier(p(-0.4, -0.34), p(-0.1, -0.34), p(0.14, -0.3), p(0.22, -0.56)),
            ],
            PAPER,
        ),
        Shape([p(-0.14, -0.52), p(-0.48, -0.26), p(-0.24, -0.35)], NAVY),
        Stroke(neck, s * 0.05, PAPER),
        disc(*p(0.25, -1.0), s * 0.045, PAPER),
        disc(*p(0.24, -1.03), s * 0.028, TERRA),
        Shape([p(0.28, -1.02), p(0.42, -0.97), p(0.28, -0.97)], GOLD),
    ]


def fortress(st: Stage) -> Layers:
    """Shusha: walls on cliffs over a green gorge."""
    m, w, h = st.mood, st.w, st.h
    out = (
        sky(st, (0.74, 0.24), 76, 0.5)
        + clouds(st, h * 0.18, 4, 0.55)
        + mountains(st, h * 0.6, 320, 5, 0.35)
        + mist(st, h * 0.54, 90, 0.7)
    )
    out += [
        ridge(st, h * 0.56, 30, mix(m.far, GREEN, 0.5), m.haze),
        ridge(st, h * 0.64, 30, mix(GREEN, m.haze, 0.25), mix(GREEN, m.haze, 0.5)),
        *grove(st, "fir", h * 0.7, 80, 26, (mix(GREEN, DEEP, 0.3), mix(GREEN, DEEP, 0.1)), 0.45, 1),
    ]
    top = [(-20, h * 0.56), (w * 0.2, h * 0.55), (w * 0.42, h * 0.58), (w * 0.56, h * 0.6)]
    face = jagged(st.rng, (w * 0.56, h * 0.6), (w * 0.42, h * 1.02), 60, 5)
    out += LANDMARKS["rampart"](w * 0.22, h * 0.585, 120, m)
    out += [Shape([*top, *face, (-20, h * 1.02)], mix(SAND, TERRA, 0.2), mix(TERRA, NAVY, 0.25))]
    for k in (0.0, 0.1, 0.19, 0.3, 0.4, 0.47):
        x, d = w * (k + st.rng.uniform(0, 0.03)), w * st.rng.uniform(0.03, 0.06)
        out.append(
            Shape(
                [
                    (x, h * 0.6),
                    (x + d, h * 0.6),
                    *jagged(st.rng, (x + d, h * 0.62), (x + d * 1.3, h * 1.0), 16, 4),
                    (x + d * 0.2, h * 1.02),
                ],
                NAVY,
                None,
                0.17,
            )
        )
    for k in (0.7, 0.79, 0.88):
        out.append(
            Stroke(
                jagged(
                    st.rng, (-20, h * k), (w * (0.54 - 0.34 * (k - 0.6)), h * (k + 0.012)), 12, 5
                ),
                4,
                mix(SAND, PAPER, 0.2),
                0.5,
            )
        )
    out += [
        Shape(
            [
                *smooth(
                    [
                        (-20, h * 0.575),
                        (w * 0.2, h * 0.57),
                        (w * 0.42, h * 0.6),
                        (w * 0.57, h * 0.612),
                        (w * 0.42, h * 0.635),
                        (w * 0.2, h * 0.61),
                        (-20, h * 0.62),
                    ]
                )
            ],
            mix(GREEN, GOLD, 0.2),
        )
    ]
    out += [
        Shape(
            [
                *smooth(
                    [
                        (w * 0.3, h * 1.05),
                        (w * 0.48, h * 0.9),
                        (w * 0.75, h * 0.82),
                        (w * 1.05, h * 0.74),
                    ]
                ),
                (w * 1.05, h * 1.05),
            ],
            GREEN,
            mix(GREEN, DEEP, 0.4),
        ),
        *grove(
            st,
            "bushy",
            h * 0.93,
            150,
            10,
            (mix(GREEN, DEEP, 0.25), mix(GREEN, GOLD, 0.25), GREEN),
            0.6,
            1.0,
        ),
    ]
    for i in range(3):
        out += turbine(
            w * (0.72 + 0.1 * i), h * (0.62 + 0.02 * i), 190 - 14 * i, 20 + 40 * i, PAPER
        )
    return (
        out
        + grass(st, h * 1.02, 90, mix(GREEN, NAVY, 0.5), 90, w * 0.2)
        + birds(st, w * 0.4, h * 0.25, 5, m.near, 14)
    )


def landscape(
    st: Stage, sun: Point = (0.68, 0.3), snow: float = 0.4, height: float = 330
) -> Layers:
    """Mountains mirrored in a lake, firs and a camp in front."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.62
    peaks = mountains(st, y, height, 5, snow)
    out = sky(st, sun) + clouds(st, h * 0.22, 4) + peaks + mist(st, y - 50, 90, 0.6)
    out += [ridge(st, y - 34, 22, mix(m.near, m.ground, 0.4), m.haze)]
    out += water(st, y, h * 0.9, sun[0], None, peaks)
    tone = mix(m.ground, NAVY, 0.3)
    fills = (m.ground, tone, mix(m.ground, GOLD, 0.3))
    out += [ridge(st, h * 0.86, 22, mix(m.ground, NAVY, 0.1), tone)]
    out += grove(st, "fir", h * 0.93, 250, 9, fills, -0.02, 0.34)
    out += grove(st, "fir", h * 0.94, 270, 8, fills[:2], 0.7, 1.02)
    out += tent_camp(w * 0.5, h * 0.915, 150)
    return [*out, ridge(st, h * 0.95, 14, tone, m.ink), *grass(st, h * 1.0, 50, m.ink, 60)]


def tent_camp(x: float, base: float, s: float) -> Layers:
    """Two small tents and two young walkers with packs."""
    out: Layers = []
    for dx, k, c in ((-0.95, 0.85, mix(GOLD, TERRA, 0.25)), (0.1, 1.0, TERRA)):
        a, b, r = x + dx * s, base + (k - 1) * s * 0.3, s * k
        out += [
            Shape([(a - r * 0.5, b), (a - r * 0.02, b - r * 0.56), (a + r * 0.36, b)], c),
            Shape(
                [(a + r * 0.36, b), (a - r * 0.02, b - r * 0.56), (a + r * 0.62, b - r * 0.1)],
                mix(c, NAVY, 0.3),
            ),
            Shape([(a - r * 0.2, b), (a - r * 0.03, b - r * 0.42), (a + r * 0.08, b)], NAVY),
        ]
    for dx, coat, pack, skirt in ((1.05, GREEN, TERRA, False), (1.42, GOLD, DEEP, True)):
        a, h = x + dx * s, s * (0.98 - 0.08 * skirt)
        out += [disc(a + h * 0.1, base - h * 0.64, h * 0.13, mix(pack, NAVY, 0.15), h * 0.17)]
        out += figure(a, base, h, coat, SAND, "down", False, NAVY, False)
    return out
