"""A football ground."""

from __future__ import annotations

import math

from studio.air import mist, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.flags import pennants
from studio.geometry import bezier, disc, oval, pill, rect, turned
from studio.layers import Glow, Layers, Point, Shape, Stage, Stroke
from studio.nature import mountains
from studio.people import figure


def stadium(st: Stage) -> Layers:
    """A football ground in the evening: stands, lights, players and a ball."""
    w, h = st.w, st.h
    y = h * 0.52
    out = (
        sky(st, (0.5, 0.2), 70, 0.5)
        + mountains(st, h * 0.4, 200, 6, 0.45)
        + mist(st, h * 0.36, 60, 0.6)
    )
    stand = [
        (-20, h * 0.3),
        *bezier((-20, h * 0.3), (w * 0.25, h * 0.42), (w * 0.75, h * 0.42), (w + 20, h * 0.3)),
        (w + 20, y + 20),
        *bezier((w + 20, y), (w * 0.75, y + 16), (w * 0.25, y + 16), (-20, y)),
    ]
    out += [Shape(stand, mix(DEEP, SKY, 0.15), mix(DEEP, SKY, 0.4))]
    for row in range(7):
        for i in range(86):
            x = w * (i + 0.5 * (row % 2)) / 85
            lift = 1 - (2 * x / w - 1) ** 2
            yy = h * (0.335 + 0.025 * row) + lift * h * (0.07 - 0.007 * row)
            out.append(
                disc(x, yy, 6.5, st.rng.choice([TERRA, GOLD, PAPER, SKY, GREEN, SAND, DEEP]))
            )
    for k in (0.06, 0.94):
        out += floodlight(w * k, h * 0.5, h * 0.42)
    out += pennants((w * 0.07, h * 0.1), (w * 0.93, h * 0.1), 90, 30, 34)
    for i in range(9):
        t0, t1 = (i / 9) ** 1.6, ((i + 1) / 9) ** 1.6
        out.append(
            rect(
                -9,
                y + 10 + (h - y) * t0,
                w + 18,
                (h - y) * (t1 - t0) + 12,
                mix(GREEN, GOLD, 0.14) if i % 2 else mix(GREEN, DEEP, 0.08),
            )
        )
    out += [
        Stroke([(-9, y + 16), (w + 9, y + 16)], 4, PAPER),
        Stroke(oval(w * 0.5, h * 0.8, w * 0.2, h * 0.1), 5, PAPER),
        Stroke([(-9, h * 0.8), (w + 9, h * 0.8)], 5, PAPER),
        *goal(w * 0.5, y + 20, 300),
    ]
    for x, b, s, c, pose in (
        (0.27, 0.72, 210, TERRA, "out"),
        (0.42, 0.66, 160, GOLD, "down"),
        (0.63, 0.67, 170, TERRA, "both"),
        (0.76, 0.75, 230, GOLD, "left"),
        (0.14, 0.9, 300, GOLD, "right"),
        (0.9, 0.93, 310, TERRA, "both"),
    ):
        out += [
            pill(w * x + s * 0.12, h * b, s * 0.6, s * 0.06, NAVY, 0.25),
            *player(w * x, h * b, s, c, pose),
        ]
    return out + ball(w * 0.46, h * 0.88, 62)


def player(x: float, base: float, s: float, c: Color, pose: str) -> Layers:
    """Footballer: a figure with shorts and bare knees, one leg forward."""
    skin = mix(SAND, TERRA, 0.2)
    side = 1 if pose in ("out", "right", "both") else -1
    out: Layers = [
        Stroke(
            [
                (x - side * s * 0.05, base - s * 0.4),
                (x - side * s * 0.1, base - s * 0.18),
                (x - side * s * 0.16, base - s * 0.02),
            ],
            s * 0.06,
            skin,
        ),
        Stroke(
            [
                (x + side * s * 0.05, base - s * 0.4),
                (x + side * s * 0.18, base - s * 0.24),
                (x + side * s * 0.2, base - s * 0.03),
            ],
            s * 0.06,
            skin,
        ),
    ]
    out += [
        Stroke(
            [(x - side * s * 0.13, base - s * 0.11), (x - side * s * 0.16, base - s * 0.02)],
            s * 0.068,
            PAPER,
        ),
        Stroke(
            [(x + side * s * 0.19, base - s * 0.12), (x + side * s * 0.2, base - s * 0.03)],
            s * 0.068,
            PAPER,
        ),
        pill(x - side * s * 0.14, base - s * 0.01, s * 0.13, s * 0.045, NAVY),
        pill(x + side * s * 0.23, base - s * 0.01, s * 0.13, s * 0.045, NAVY),
    ]
    top = figure(x, base, s, c, skin, pose, suit=False)[4:]
    return [
        *out,
        Shape(
            [
                (x - s * 0.11, base - s * 0.48),
                (x + s * 0.11, base - s * 0.48),
                (x + s * 0.15, base - s * 0.3),
                (x + s * 0.01, base - s * 0.33),
                (x - s * 0.15, base - s * 0.3),
            ],
            DEEP,
        ),
        *top,
    ]


def goal(x: float, base: float, s: float) -> Layers:
    """Goal with a net."""
    h = s * 0.38
    out: Layers = [
        Stroke(
            [(x - s / 2 + s * i / 16, base), (x - s / 2 + s * i / 16, base - h)], 1.6, PAPER, 0.6
        )
        for i in range(17)
    ]
    out += [
        Stroke([(x - s / 2, base - h * i / 6), (x + s / 2, base - h * i / 6)], 1.6, PAPER, 0.6)
        for i in range(6)
    ]
    return [
        *out,
        Stroke(
            [(x - s / 2, base), (x - s / 2, base - h), (x + s / 2, base - h), (x + s / 2, base)],
            8,
            PAPER,
        ),
    ]


def ball(x: float, y: float, r: float) -> Layers:
    """Football."""
    out: Layers = [
        pill(x + r * 0.3, y + r * 0.95, r * 2.2, r * 0.26, NAVY, 0.3),
        disc(x, y, r, PAPER),
        Shape(
            [
                *oval(x, y, r, r, -60, 120),
                *reversed(oval(x - r * 0.2, y - r * 0.16, r * 0.95, r * 0.95, -50, 110)),
            ],
            mix(PAPER, DEEP, 0.25),
        ),
    ]

    def pent(cx: float, cy: float, q: float, k: float, rot: float) -> list[Point]:
        return turned(
            [
                (q * k * math.cos(math.radians(a)), q * math.sin(math.radians(a)))
                for a in range(-90, 270, 72)
            ],
            cx,
            cy,
            rot,
        )

    out.append(Shape(pent(x - r * 0.05, y - r * 0.05, r * 0.32, 1, 8), NAVY))
    for a in range(-82, 270, 72):
        cx, cy = x + r * 0.8 * math.cos(math.radians(a)), y + r * 0.8 * math.sin(math.radians(a))
        out += [
            Stroke(
                [
                    (
                        x - r * 0.05 + r * 0.3 * math.cos(math.radians(a)),
                        y - r * 0.05 + r * 0.3 * math.sin(math.radians(a)),
                    ),
                    (cx, cy),
                ],
                r * 0.05,
                NAVY,
            ),
            Shape(
                turned(
                    [
                        (-0.1 * r, -0.2 * r),
                        (0.14 * r, -0.16 * r),
                        (0.14 * r, 0.16 * r),
                        (-0.1 * r, 0.2 * r),
                    ],
                    cx,
                    cy,
                    a,
                ),
                NAVY,
            ),
        ]
    return out


def floodlight(x: float, base: float, h: float) -> Layers:
    """Mast with a panel of lamps."""
    out: Layers = [
        Glow(x, base - h, h * 0.7, PAPER, 0.7),
        Shape([(x - 5, base - h), (x + 5, base - h), (x + 11, base), (x - 11, base)], NAVY),
        rect(x - 62, base - h - 34, 124, 66, NAVY),
    ]
    return out + [
        disc(x - 46 + 31 * i, base - h - 17 + 31 * j, 11, PAPER) for i in range(4) for j in range(2)
    ]
