"""Landmarks of the Far East, the Caucasus and the Gulf."""

from __future__ import annotations

import numpy as np

from studio.colours import DEEP, GOLD, NAVY, PAPER, SAND, SKY, TERRA, Mood, mix
from studio.geometry import arch, rect
from studio.layers import Layers, Shape
from studio.roofs import dome, drum_dome, hall_of_roofs


def palace_hall(x: float, base: float, s: float, m: Mood) -> Layers:
    """Palace hall with golden roofs."""
    return hall_of_roofs(x, base, s * 1.7, TERRA, mix(GOLD, TERRA, 0.3), mix(GOLD, PAPER, 0.25))


def grey_hall(x: float, base: float, s: float, m: Mood) -> Layers:
    """Palace hall with slate roofs and green beams (Seoul)."""
    return hall_of_roofs(
        x, base, s * 1.7, mix(TERRA, SAND, 0.1), mix(DEEP, SKY, 0.22), mix(PAPER, SKY, 0.3)
    )


def mosque(x: float, base: float, s: float, m: Mood) -> Layers:
    """Cascade of domes between pencil minarets (Bosphorus)."""
    wall = mix(PAPER, SAND, 0.5)
    lead = mix(SKY, DEEP, 0.35)
    out: Layers = []
    for k in (-1, -0.62, 0.62, 1):
        h = s * (0.86 if abs(k) == 1 else 1.0)
        px = x + k * s * 0.78
        out += [
            Shape(
                [
                    (px - s * 0.017, base),
                    (px - s * 0.014, base - h * 0.82),
                    (px + s * 0.014, base - h * 0.82),
                    (px + s * 0.017, base),
                ],
                wall,
            ),
            rect(px + s * 0.004, base - h * 0.82, s * 0.011, h * 0.82, mix(wall, NAVY, 0.25)),
            Shape(
                [
                    (px - s * 0.018, base - h * 0.82),
                    (px, base - h),
                    (px + s * 0.018, base - h * 0.82),
                ],
                lead,
            ),
            rect(px - s * 0.026, base - h * 0.62, s * 0.052, s * 0.018, wall),
            rect(px - s * 0.026, base - h * 0.42, s * 0.052, s * 0.018, wall),
        ]
    for k, w in ((-0.42, 0.26), (0.42, 0.26)):
        out += dome(x + k * s, base - s * 0.26, w * s, lead)
    out += [rect(x - s * 0.58, base - s * 0.27, s * 1.16, s * 0.27, wall, mix(wall, m.haze, 0.3))]
    out += dome(x - s * 0.23, base - s * 0.36, s * 0.36, lead) + dome(
        x + s * 0.23, base - s * 0.36, s * 0.36, lead
    )
    out += [rect(x - s * 0.4, base - s * 0.37, s * 0.8, s * 0.37, wall, mix(wall, m.haze, 0.3))]
    out += drum_dome(x, base - s * 0.37, s * 0.5, wall, lead, "round")
    return out + [
        arch(x + k * s, base - s * 0.02, s * 0.06, s * 0.16, mix(DEEP, SKY, 0.3))
        for k in np.arange(-0.5, 0.51, 0.125)
    ]
