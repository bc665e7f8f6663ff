"""Flags and small things."""

from __future__ import annotations

import math

import numpy as np

from studio.colours import GOLD, NAVY, PAPER, SKY, TERRA, Color, mix
from studio.geometry import bezier, disc, oval, pill, rect
from studio.layers import Glow, Layers, Point, Shape, Stage, Stroke


def microphone(x: float, base: float, h: float, fill: Color) -> Layers:
    """Gooseneck microphone on a foot."""
    head = (x + h * 0.2, base - h)
    return [
        pill(x, base - h * 0.02, h * 0.36, h * 0.06, fill),
        Stroke(
            bezier((x, base), (x, base - h * 0.5), (x + h * 0.02, base - h * 0.8), head, 16),
            h * 0.03,
            fill,
        ),
        Stroke(
            [(head[0] - h * 0.03, head[1] + h * 0.03), (head[0] + h * 0.09, head[1] - h * 0.09)],
            h * 0.1,
            mix(fill, TERRA, 0.0),
        ),
        Stroke(
            [
                (head[0] - h * 0.035, head[1] + h * 0.035),
                (head[0] - h * 0.015, head[1] + h * 0.015),
            ],
            h * 0.1,
            GOLD,
        ),
    ]


def turbine(x: float, base: float, h: float, angle: float, fill: Color) -> Layers:
    """Wind turbine."""
    hub = (x, base - h)
    out: Layers = [
        Shape(
            [
                (x - h * 0.012, base - h),
                (x + h * 0.012, base - h),
                (x + h * 0.024, base),
                (x - h * 0.024, base),
            ],
            fill,
            mix(fill, SKY, 0.4),
        )
    ]
    for k in range(3):
        a = math.radians(angle + 120 * k)
        c, s, n = math.cos(a), math.sin(a), h * 0.5
        out.append(
            Shape(
                [
                    hub,
                    (x + c * n * 0.25 - s * h * 0.03, hub[1] + s * n * 0.25 + c * h * 0.03),
                    (x + c * n, hub[1] + s * n),
                ],
                fill,
            )
        )
    return [*out, disc(*hub, h * 0.025, mix(fill, NAVY, 0.25))]


def fountain_pen(a: Point, b: Point) -> Layers:
    """Pen from its nib a to its end b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = math.hypot(dx, dy)
    ux, uy = dx / n, dy / n

    def at(t: float, off: float) -> Point:
        return a[0] + dx * t - uy * off, a[1] + dy * t + ux * off

    shadow = Shape(
        [(p[0] + 8, p[1] + 14) for p in (at(0, 0), at(0.2, 8), at(1, 8), at(1, -8))],
        NAVY,
        None,
        0.25,
    )
    return [
        shadow,
        Shape([at(0, 0), at(0.16, -8), at(0.16, 8)], GOLD),
        Shape([at(0.15, -9), at(1, -8), at(1, 8), at(0.15, 9)], NAVY),
        Shape([at(0.15, -9), at(1, -8), at(1, -4), at(0.15, -4)], SKY),
        Shape([at(0.45, -10), at(0.49, -10), at(0.49, 10), at(0.45, 10)], GOLD),
        Shape([at(0.97, -8), at(1.01, -6), at(1.01, 6), at(0.97, 8)], GOLD),
    ]


def lamp_post(x: float, base: float, h: float, ink: Color) -> Layers:
    """Street lamp with two globes."""
    out: Layers = [
        rect(x - h * 0.014, base - h, h * 0.028, h, ink),
        rect(x - h * 0.03, base - h * 0.08, h * 0.06, h * 0.08, ink),
        Stroke(oval(x, base - h * 0.94, h * 0.1, h * 0.07, 180, 360), h * 0.02, ink),
    ]
    return (
        out
        + [Glow(x + k * h * 0.1, base - h * 0.9, h * 0.3, GOLD, 0.5) for k in (-1, 1)]
        + [
            disc(x + k * h * 0.1, base - h * 0.9, h * 0.045, mix(GOLD, PAPER, 0.35))
            for k in (-1, 1)
        ]
    )


def railing(st: Stage, y: float) -> Layers:
    """Promenade with a rail and lamps."""
    ink = st.mood.ink
    out: Layers = [
        rect(-9, y + 22, st.w + 18, st.h, mix(ink, SKY, 0.18), ink),
        rect(-9, y - 30, st.w + 18, 6, ink),
        rect(-9, y + 16, st.w + 18, 6, ink),
    ]
    out += [rect(x, y - 28, 4, 48, ink) for x in np.arange(8, st.w, 27.0)]
    for x in (st.w * 0.12, st.w * 0.88):
        out += lamp_post(x, y + 30, 210, ink)
    return out


def sunflower(x: float, y: float, rx: float, ry: float, n: int = 16) -> Layers:
    """Rosette of petals, seen aslant."""
    out: Layers = []
    for k, c in ((1.0, mix(SKY, PAPER, 0.3)), (0.72, GOLD)):
        for i in range(n):
            a, d = 2 * math.pi * i / n, math.pi / n
            out.append(
                Shape(
                    [
                        (x, y),
                        (x + rx * k * 0.6 * math.cos(a - d), y + ry * k * 0.6 * math.sin(a - d)),
                        (x + rx * k * math.cos(a), y + ry * k * math.sin(a)),
                        (x + rx * k * 0.6 * math.cos(a + d), y + ry * k * 0.6 * math.sin(a + d)),
                    ],
                    c,
                )
            )
    return [*out, disc(x, y, rx * 0.2, TERRA, ry * 0.2)]
